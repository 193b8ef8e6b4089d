package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.throughput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorstPeriodsTest {

    private static final Instant START = MonitorClock.START;

    private final MonitorClock clock = new MonitorClock();
    private final List<Transition> told = new CopyOnWriteArrayList<>();
    private SlaMonitor monitor = monitor(failureRate().atMost(percent(5)));

    private SlaMonitor monitor(SlaRule rule) {
        ViolationListener listener = new ViolationListener() {
            @Override
            public void round(Round round) {
                told.addAll(round.transitions());
            }
        };
        return SlaMonitor.builder()
                .policy(SlaPolicy.named("checkout")
                        .appliesTo("auth")
                        .require(rule)
                        .build())
                .listener(listener)
                .clock(clock)
                .nanoTime(clock)
                .build();
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    /** A request each second of a minute; the first ones fail, or are slow. */
    private void minute(int failures, int slow) {
        for (int second = 0; second < 60; second++) {
            Duration time = Duration.ofMillis(second < slow ? 900 : 100);
            monitor.record(new MetricRecord("auth", clock.instant(), time, second >= failures));
            pass(Duration.ofSeconds(1));
        }
    }

    private void minutes(int... failures) {
        IntStream.of(failures).forEach(count -> minute(count, 0));
    }

    private void pass(Duration time) {
        clock.pass(time);
    }

    private List<WorstPeriod> worst(SlaRule rule, Runnable traffic) {
        monitor.close();
        monitor = monitor(rule);
        traffic.run();
        return evaluated();
    }

    private List<WorstPeriod> evaluated() {
        monitor.evaluate(clock.instant());
        monitor.close();
        return told.isEmpty()
                ? List.of()
                : told.get(told.size() - 1).violation().evidence().worst();
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    @Test
    void theMinutesWithTheHighestRateComeFirst() {
        assertThat(worst(failureRate().atMost(percent(5)), () -> minutes(0, 6, 30, 3, 12)))
                .extracting(
                        WorstPeriod::start,
                        WorstPeriod::end,
                        WorstPeriod::records,
                        WorstPeriod::failures,
                        period -> period.value().toString())
                .containsExactly(
                        tuple(minute(2), minute(3), 60L, 30L, "50%"),
                        tuple(minute(4), minute(5), 60L, 12L, "20%"),
                        tuple(minute(1), minute(2), 60L, 6L, "10%"));
    }

    @Test
    void aMinuteWithoutAnyFailureIsNotOneOfTheWorst() {
        assertThat(worst(failureRate().atMost(percent(5)), () -> minutes(0, 0, 30, 0, 0)))
                .hasSize(1);
    }

    @Test
    void aPercentileIsRankedByTheShareOfRequestsOverItsBound() {
        SlaRule rule = responseTimePercentile(99).atMost(Duration.ofMillis(500));
        assertThat(worst(rule, () -> {
                    minute(0, 3);
                    minute(0, 0);
                    minute(0, 15);
                }))
                .extracting(WorstPeriod::start, period -> period.value().toString())
                .containsExactly(tuple(minute(2), "25%"), tuple(minute(0), "5%"));
    }

    @Test
    void anAverageIsRankedByItself() {
        SlaRule rule = averageResponseTime().atMost(Duration.ofMillis(200));
        assertThat(worst(rule, () -> {
                    minute(0, 15);
                    minute(0, 45);
                }))
                .extracting(WorstPeriod::start, period -> period.value().toString())
                .containsExactly(tuple(minute(1), "700 ms"), tuple(minute(0), "300 ms"));
    }

    @Test
    void aMinuteWithoutRequestsIsTheWorstWhereRequestsAreAskedFor() {
        SlaRule rule = throughput().atLeast(perSecond(1));
        assertThat(worst(rule, () -> {
                    minutes(0, 0, 0);
                    pass(Duration.ofMinutes(1));
                    minutes(0);
                }))
                .first()
                .returns(minute(3), WorstPeriod::start)
                .returns(0L, WorstPeriod::records);
    }

    @Test
    void aMinuteThatTheWindowCutsOffDoesNotLookAsIfItHadFewRequests() {
        SlaRule rule = recordCount().atLeast(1_000);
        assertThat(worst(rule, () -> {
                    minutes(0, 0, 0, 0, 0);
                    pass(Duration.ofSeconds(10));
                }))
                .allSatisfy(period -> assertThat(period.records()).isEqualTo(60));
    }

    @Test
    void aShortWindowHasFifthsInPlaceOfMinutes() {
        SlaRule rule = failureRate().atMost(percent(5)).over(Duration.ofMinutes(1));
        assertThat(worst(rule, () -> minutes(24)))
                .extracting(WorstPeriod::records, WorstPeriod::failures)
                .containsExactly(tuple(12L, 12L), tuple(12L, 11L));
    }

    @Test
    void aLongWindowHasSlotsInPlaceOfMinutes() {
        SlaRule rule = failureRate().atMost(percent(5)).over(Duration.ofHours(2));
        assertThat(worst(rule, () -> minutes(6, 6, 6)))
                .extracting(WorstPeriod::start, WorstPeriod::records)
                .containsExactly(tuple(minute(0), 120L), tuple(minute(2), 60L));
    }

    @Test
    void aWindowOfRequestsAndASilenceHaveNoMinutes() {
        assertThat(worst(failureRate().atMost(percent(5)).overLast(100), () -> minutes(60)))
                .isEmpty();
        assertThat(told).hasSize(1);
        assertThat(worst(noDataFor(Duration.ofMinutes(1)), () -> pass(Duration.ofMinutes(2))))
                .isEmpty();
        assertThat(told).hasSize(2);
    }

    @Test
    void aCalculationThatFailsOnAMinuteIsStillTold() {
        SlaRule rule = indicator("odd", metrics -> {
                    if (metrics.records() < 100) {
                        throw new IllegalStateException("too few");
                    }
                    return metrics.failures();
                })
                .atMost(1);
        assertThat(worst(rule, () -> minutes(30, 30))).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void theEndOfAViolationHasNoWorstMinutes() {
        minutes(60);
        monitor.evaluate(clock.instant());
        for (int minute = 0; minute < 6; minute++) {
            minutes(0);
            monitor.evaluate(clock.instant());
        }
        assertThat(evaluated()).isEmpty();
        assertThat(told).extracting(Transition::kind).containsExactly(Transition.Kind.OPENED, Transition.Kind.RESOLVED);
    }

    @Property(tries = 30)
    void theWorstMinutesAreThoseOfASort(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 4, max = 60) Integer> failures) {
        MonitorClock ownClock = new MonitorClock();
        SlaPolicy policy = SlaPolicy.named("checkout")
                .require(failureRate().atMost(percent(5)))
                .build();
        List<Transition> transitions = new CopyOnWriteArrayList<>();
        try (SlaMonitor own = SlaMonitor.builder()
                .policy(policy)
                .clock(ownClock)
                .nanoTime(ownClock)
                .listener(new ViolationListener() {
                    @Override
                    public void round(Round round) {
                        transitions.addAll(round.transitions());
                    }
                })
                .build()) {
            for (int count : failures) {
                for (int second = 0; second < 60; second++) {
                    own.record(new MetricRecord("auth", ownClock.instant(), Duration.ZERO, second >= count));
                    ownClock.pass(Duration.ofSeconds(1));
                }
            }
            own.evaluate(ownClock.instant());
        }
        List<Instant> expected = IntStream.range(0, failures.size())
                .boxed()
                .sorted(Comparator.comparing(failures::get).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .map(WorstPeriodsTest::minute)
                .toList();
        assertThat(transitions.get(0).violation().evidence().worst())
                .extracting(WorstPeriod::start)
                .isEqualTo(expected);
    }
}
