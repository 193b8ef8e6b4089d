package io.github.slamonitor;

import static io.github.slamonitor.Eventually.eventually;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An indicator of the user's own that never returns, and whoever must not wait for it. */
@Timeout(60)
class HangingEvaluationTest {

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SlaPolicy policy = SlaPolicy.named("all")
            .appliesTo("checkout", "search")
            .require(failureRate().atMost(percent(50)).named("failures"))
            .require(indicator("own", metrics -> {
                        if (broken.get() && metrics.service().equals("search")) {
                            hang();
                        }
                        return 0;
                    })
                    .atMost(1))
            .objective(Objective.availability(percent(99.9)))
            .build();

    private void hang() {
        hanging.countDown();
        boolean over = false;
        while (!over) {
            try {
                release.await();
                over = true;
            } catch (InterruptedException e) {
                // as bad code does
            }
        }
    }

    @AfterEach
    void endThreads() {
        release.countDown();
    }

    private SlaMonitor.Builder builder() {
        return SlaMonitor.builder()
                .policy(policy)
                .listener(new ViolationListener() {
                    @Override
                    public void opened(Violation violation) {
                        told.add("opened " + violation.rule());
                    }
                })
                .evaluateEvery(Duration.ofSeconds(1))
                .closeTimeout(Duration.ofMillis(100));
    }

    private void evaluateInAThread(SlaMonitor monitor) throws InterruptedException {
        broken.set(true);
        Thread thread = new Thread(() -> monitor.evaluate(Instant.now()));
        thread.setDaemon(true);
        thread.start();
        hanging.await();
    }

    @Test
    void holdsUpNobodyWhoAsks() throws InterruptedException {
        try (SlaMonitor monitor = builder().build()) {
            monitor.success("checkout", 1);
            monitor.success("search", 1);
            monitor.evaluate(Instant.now());
            evaluateInAThread(monitor);

            assertThat(monitor.status().services())
                    .hasSize(2)
                    .allMatch(service -> service.rules().get(1).result().verdict() == Verdict.MET)
                    .allMatch(service -> service.errorBudgets().size() == 1);
            assertThat(monitor.health()).returns(1L, MonitorHealth::evaluations);
            assertThat(monitor.explain("checkout")).hasSize(6);
            assertThat(monitor.errorBudgets("search")).hasSize(1);
            Silence silence = Silence.of("*", "*", Instant.now().plusSeconds(60), "kim", "known");
            monitor.silence(silence);
            assertThat(monitor.status().silences()).containsExactly(silence);
            assertThat(monitor.endSilence(silence.id())).isTrue();
            assertThat(release.getCount()).as("it still hangs").isOne();
        }
    }

    /** It hangs on the minutes of the window alone, which are looked at when there is something to tell. */
    @Test
    void holdsUpNobodyWhoAsksWhileTheWorstMinutesAreLookedFor() throws InterruptedException {
        SlaPolicy minutes = SlaPolicy.named("minutes")
                .appliesTo("checkout")
                .require(indicator("own", metrics -> {
                            if (metrics.window().compareTo(Duration.ofMinutes(5)) < 0) {
                                hang();
                            }
                            return 2;
                        })
                        .atMost(1))
                .build();
        try (SlaMonitor monitor = SlaMonitor.builder()
                .policy(minutes)
                .closeTimeout(Duration.ofMillis(100))
                .build()) {
            monitor.success("checkout", 1);
            evaluateInAThread(monitor);

            assertThat(monitor.status().services().get(0).rules())
                    .extracting(rule -> rule.result().verdict())
                    .containsExactly(Verdict.VIOLATED);
            assertThat(monitor.health()).returns(0L, MonitorHealth::evaluations);
            assertThat(release.getCount()).as("it still hangs").isOne();
        }
    }

    @Test
    void doesNotKeepAMonitorFromBeingClosedThatItsOwnThreadEvaluates() throws InterruptedException {
        SlaMonitor monitor = builder().start();
        monitor.success("search", 1);
        broken.set(true);
        hanging.await();
        monitor.close();

        monitor.success("search", 1);
        assertThat(monitor.health().afterClose()).isPositive();
        release.countDown();
        eventually(
                "the end of the hung evaluation",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("sla-monitor-ticker") && thread.isAlive()));
        assertThat(told).isEmpty();
    }

    @Test
    void doesNotKeepAMonitorFromBeingClosedThatIsEvaluatedByHand() throws InterruptedException {
        SlaMonitor monitor = builder().build();
        monitor.success("search", 1);
        evaluateInAThread(monitor);
        monitor.close();

        assertThat(release.getCount()).as("it still hangs").isOne();
    }
}
