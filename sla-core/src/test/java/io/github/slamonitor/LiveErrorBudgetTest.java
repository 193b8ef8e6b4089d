package io.github.slamonitor;

import static io.github.slamonitor.Indicators.burnRate;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Measurement.Unit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a monitor tells of error budgets while it runs. */
class LiveErrorBudgetTest {

    private static final Objective NINETY_NINE = Objective.availability(percent(99));

    private final MonitorClock clock = new MonitorClock();

    private SlaMonitor monitor(SlaPolicy... policies) {
        SlaMonitor.Builder builder = SlaMonitor.builder().clock(clock);
        List.of(policies).forEach(builder::policy);
        return builder.build();
    }

    private static SlaPolicy.Builder promise() {
        return SlaPolicy.named("promise").appliesTo("checkout");
    }

    @Test
    void constantErrorsOfATenthOfTheBudgetLeaveNineTenthsForAsLongAsTheyLast() {
        SlaMonitor monitor = monitor(promise().objective(NINETY_NINE).build());
        for (int hour = 0; hour < 40 * 24; hour++) {
            record(monitor, 1000, 1);
            clock.pass(ofHours(1));
            monitor.evaluate(clock.instant());
            ErrorBudget budget = monitor.errorBudgets("checkout").get(0);

            assertThat(budget.remaining()).contains(ratio(9, 10));
            assertThat(budget.burnRate(ofDays(3)).orElseThrow()).hasToString("0.1");
            assertThat(budget.timeToExhaustion(ofDays(3))).contains(ofDays(270));
            assertThat(budget.complete()).isEqualTo(hour >= 30 * 24 - 1);
        }
    }

    @Test
    void everyWindowOfEveryPolicyHasABurnRate() {
        SlaPolicy other = SlaPolicy.named("other")
                .require(failureRate().atMost(percent(50)).over(ofMinutes(10)))
                .build();
        SlaMonitor monitor = monitor(promise().objective(NINETY_NINE).build(), other);
        record(monitor, 100, 3);
        monitor.evaluate(clock.instant());
        ErrorBudget budget = monitor.errorBudgets("checkout").get(0);

        assertThat(budget.burnRates())
                .extracting(rate -> Words.period(rate.window()))
                .containsExactly("5 min", "10 min", "30 min", "1 h", "2 h", "6 h", "1 d", "3 d", "30 d");
        assertThat(budget.burnRates())
                .allSatisfy(rate -> assertThat(rate.value()).contains(Measurement.exact(Unit.MULTIPLE, 3, 1)))
                .allMatch(rate -> rate.records() == 100 && rate.spent() == 3);
        assertThat(budget.remaining()).contains(ratio(-2, 1));
    }

    @Test
    void statusHasTheSame() {
        SlaMonitor monitor = monitor(promise()
                .objective(NINETY_NINE)
                .objective(Objective.responsesWithin(ofMillis(500), percent(95)).over(ofDays(28)))
                .build());
        record(monitor, 1000, 3);
        monitor.evaluate(clock.instant());

        assertThat(monitor.status().services().get(0).errorBudgets())
                .isEqualTo(monitor.errorBudgets("checkout"))
                .extracting(ErrorBudget::toString)
                .containsExactly(
                        "checkout: 70% of the error budget of 99% availability over 30 d left, 3 of 1000 requests bad",
                        "checkout: 100% of the error budget of 95% of requests within 500 ms over 28 d left, 0 of 1000"
                                + " requests bad");
    }

    @Test
    void serviceWithoutObjectivesOrRequestsHasNoneToTell() {
        SlaMonitor monitor = monitor(promise().objective(NINETY_NINE).build());
        monitor.success("auth", 1);

        assertThat(monitor.errorBudgets("auth")).isEmpty();
        assertThat(monitor.errorBudgets("nobody")).isEmpty();
        assertThat(monitor.status().services()).hasSize(2);
        ErrorBudget untouched = monitor.errorBudgets("checkout").get(0);
        assertThat(untouched.remaining()).isEmpty();
        assertThat(untouched.complete()).isFalse();
        assertThat(untouched.burnRates())
                .hasSize(9 - 1)
                .allMatch(rate ->
                        rate.value().isEmpty() && rate.timeToExhaustion().isEmpty());
    }

    @Test
    void budgetIsBackOnceTheFailuresAreOlderThanThePeriod() {
        for (int days : List.of(1, 28, 30, 90)) {
            Objective objective = NINETY_NINE.over(ofDays(days));
            SlaMonitor monitor =
                    monitor(promise().require(burnRate(objective).atMost(1)).build());
            record(monitor, 100, 100);
            // The period is kept in sixtieths: it takes in at least 59 of them, and never more than 60.
            pass(monitor, ofDays(days).multipliedBy(59).dividedBy(60));
            record(monitor, 100, 0);
            assertThat(remaining(monitor)).isEqualTo(ratio(-49, 1));
            pass(monitor, ofDays(days).dividedBy(60));

            assertThat(remaining(monitor)).isEqualTo(ratio(1, 1));
        }
    }

    private Measurement remaining(SlaMonitor monitor) {
        monitor.evaluate(clock.instant());
        return monitor.errorBudgets("checkout").get(0).remaining().orElseThrow();
    }

    @Test
    void requestWithAnOldTimestampStillCountsInThePeriod() {
        SlaMonitor monitor =
                monitor(promise().objective(NINETY_NINE.over(ofDays(90))).build());
        clock.pass(ofDays(90));
        monitor.evaluate(clock.instant());
        monitor.record(new MetricRecord("checkout", clock.instant().minus(ofDays(80)), ofMillis(1), false));
        monitor.record(new MetricRecord("checkout", clock.instant().minus(ofDays(91)), ofMillis(1), false));
        monitor.evaluate(clock.instant());
        ErrorBudget budget = monitor.errorBudgets("checkout").get(0);

        assertThat(budget.records()).isOne();
        assertThat(budget.burnRate(ofDays(90)).orElseThrow()).hasToString("100");
        assertThat(budget.burnRate(ofDays(3))).isEmpty();
        assertThat(budget.timeToExhaustion(ofDays(3))).contains(Duration.ZERO);
    }

    @Test
    void budgetSurvivesARestart() {
        MonitorStore store = MonitorStore.inMemory();
        SlaPolicy policy = promise().objective(NINETY_NINE).build();
        SlaMonitor first =
                SlaMonitor.builder().policy(policy).clock(clock).store(store).build();
        record(first, 1000, 5);
        pass(first, ofDays(20));
        List<ErrorBudget> before = first.errorBudgets("checkout");
        first.close();
        SlaMonitor second =
                SlaMonitor.builder().policy(policy).clock(clock).store(store).build();
        second.evaluate(clock.instant());

        assertThat(second.errorBudgets("checkout").get(0).remaining())
                .isEqualTo(before.get(0).remaining())
                .contains(ratio(1, 2));
        second.close();
    }

    private void pass(SlaMonitor monitor, Duration time) {
        clock.pass(time);
        monitor.evaluate(clock.instant());
    }

    private static void record(SlaMonitor monitor, int requests, int failures) {
        ServiceRecorder recorder = monitor.service("checkout");
        for (int i = 0; i < requests; i++) {
            if (i < failures) {
                recorder.failure(1_000_000);
            } else {
                recorder.success(1_000_000);
            }
        }
    }

    private static Measurement ratio(long numerator, long denominator) {
        return Measurement.exact(Unit.RATIO, numerator, denominator);
    }
}
