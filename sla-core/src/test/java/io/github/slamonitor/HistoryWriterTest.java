package io.github.slamonitor;

import static io.github.slamonitor.Eventually.eventually;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Ratio.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HistoryWriterTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final List<MeasuredRound> appended = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private final HistoryWriter writer = new HistoryWriter(round -> {
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
        appended.add(round);
    });

    private static MeasuredRound round(int number, long records) {
        MeasuredService service = new MeasuredService("checkout", records, 1, Duration.ofMillis(records), List.of());
        return new MeasuredRound("round-" + number, at(number - 1), at(number), List.of(service));
    }

    private static Instant at(int number) {
        return START.plusSeconds(10L * number);
    }

    @Test
    void handsRoundsOverInOrder() {
        for (int number = 1; number <= 20; number++) {
            writer.offer(round(number, number));
        }
        writer.close(BOUND);
        assertThat(appended).extracting(MeasuredRound::id).hasSize(20).startsWith("round-1", "round-2");
        assertThat(writer.addTo(StoreStatus.NONE).written()).isEqualTo(20);
    }

    @Test
    void joinsNeighboursWhenTooManyWaitAndLosesNoRequest() {
        failing = true;
        int rounds = 10 * HistoryWriter.MOST_ROUNDS;
        for (int number = 1; number <= rounds; number++) {
            writer.offer(round(number, number));
        }
        StoreStatus status = writer.addTo(StoreStatus.NONE);
        assertThat(status.waiting()).isEqualTo(HistoryWriter.MOST_ROUNDS);
        assertThat(status.lost()).isEqualTo(rounds - HistoryWriter.MOST_ROUNDS);
        failing = false;
        writer.close(BOUND);
        assertThat(appended).hasSizeLessThanOrEqualTo(HistoryWriter.MOST_ROUNDS);
        assertThat(appended.get(0).from()).isEqualTo(at(0));
        assertThat(appended.get(appended.size() - 1).at()).isEqualTo(at(rounds));
        assertThat(appended.stream()
                        .mapToLong(round -> round.services().get(0).records())
                        .sum())
                .isEqualTo(rounds * (rounds + 1L) / 2);
    }

    @Test
    void triesOnceMoreWhenClosedWhileATryFails() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HistoryWriter slow = new HistoryWriter(round -> {
            if (started.getCount() > 0) {
                started.countDown();
                goOn.await();
                throw new IllegalStateException("the disk is full");
            }
            appended.add(round);
        });
        slow.offer(round(1, 1));
        started.await();
        Thread closing = new Thread(() -> slow.close(BOUND));
        closing.start();
        eventually("closing waits", () -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();
        assertThat(appended).extracting(MeasuredRound::id).containsExactly("round-1");
    }

    @Test
    void measuresTheRequestsSinceTheEvaluationBefore() {
        SlaPolicy policy = SlaPolicy.named("checkout")
                .appliesTo("*")
                .require(failureRate().atMost(percent(5)).over(Duration.ofMinutes(5)))
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10))
                        .over(Duration.ofMinutes(5)))
                .build();
        HistoryStore store = new HistoryStore();
        try (SlaMonitor monitor = SlaMonitor.builder()
                .policy(policy)
                .store(store)
                .clock(() -> START)
                .build()) {
            ServiceRecorder checkout = monitor.service("checkout");
            checkout.success(Duration.ofMillis(100));
            checkout.failure(Duration.ofMillis(700));
            monitor.evaluate(at(1));
            checkout.success(Duration.ofMillis(200));
            monitor.evaluate(at(2));
            monitor.evaluate(at(3));
            checkout.success(Duration.ofMillis(300));
        }
        assertThat(store.rounds)
                .extracting(round -> round.services().get(0).records())
                .containsExactly(2L, 1L, 0L, 1L);
        MeasuredService first = store.rounds.get(0).services().get(0);
        assertThat(first.failures()).isEqualTo(1);
        assertThat(first.totalResponseTime()).isEqualTo(Duration.ofMillis(800));
        assertThat(first.rules()).extracting(MeasuredRule::violated).containsExactly(true, true);
        assertThat(first.rules().get(1).slow()).isEqualTo(OptionalLong.of(1));
        assertThat(first.rules().get(1).violatedBy()).hasValue(new WindowCounts(2, 1, OptionalLong.of(1)));
        MeasuredService second = store.rounds.get(1).services().get(0);
        assertThat(second.rules().get(0).value().asDouble()).isEqualTo(1 / 3.0); // of the whole window
        assertThat(second.rules().get(1).slow()).isEqualTo(OptionalLong.of(0));
        assertThat(second.rules().get(1).violatedBy()).hasValue(new WindowCounts(3, 1, OptionalLong.of(1)));
    }

    /** A store in memory that keeps a history. */
    private static final class HistoryStore extends FlakyStore implements MetricHistory {

        final List<MeasuredRound> rounds = new CopyOnWriteArrayList<>();

        @Override
        public void append(MeasuredRound round) {
            rounds.add(round);
        }
    }
}
