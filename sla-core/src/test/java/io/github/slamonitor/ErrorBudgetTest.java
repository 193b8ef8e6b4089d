package io.github.slamonitor;

import static io.github.slamonitor.Indicators.burnRate;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.slamonitor.Measurement.Unit;
import io.github.slamonitor.engine.Tallies;
import io.github.slamonitor.engine.Tally;
import io.github.slamonitor.engine.TallyShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Budgets of figures that somebody counted: a batch, or any window. */
class ErrorBudgetTest {

    private static final Objective NINETY_NINE = Objective.availability(percent(99));
    private static final Objective ALL = Objective.availability(percent(100));

    @Test
    void constantErrorsOfATenthOfTheBudgetLeaveNineTenths() {
        ErrorBudget budget = NINETY_NINE.errorBudget(figures(100_000, 100));

        assertThat(budget.remaining()).contains(ratio(9, 10));
        assertThat(budget.allowed()).isEqualTo(Measurement.count(1000));
        assertThat(budget.burnRate(ofHours(1))).contains(multiple(1, 10));
        assertThat(budget.timeToExhaustion(ofHours(1))).contains(ofDays(270));
        assertThat(budget.exhausted()).isFalse();
        assertThat(budget.complete()).isTrue();
        assertThat(budget.burnRates()).hasToString("[over 1 h: 0.1, what is left lasts 270 d]");
        assertThat(budget)
                .hasToString("checkout: 90% of the error budget of 99% availability over 30 d left,"
                        + " 100 of 100000 requests bad");
    }

    @Test
    void spendingAsMuchAsAllowedLeavesNothing() {
        ErrorBudget budget = NINETY_NINE.errorBudget(figures(1000, 10));

        assertThat(budget.remaining()).contains(ratio(0, 1));
        assertThat(budget.exhausted()).isTrue();
        assertThat(budget.timeToExhaustion(ofHours(1))).contains(Duration.ZERO);
        assertThat(NINETY_NINE.errorBudget(figures(1001, 10)).exhausted()).isFalse();
    }

    @Test
    void spendingMoreIsNegative() {
        ErrorBudget budget = NINETY_NINE.errorBudget(figures(1000, 25));

        assertThat(budget.remaining()).contains(ratio(-3, 2));
        assertThat(budget.exhausted()).isTrue();
        assertThat(budget)
                .hasToString("checkout: -150% of the error budget of 99% availability over 30 d left,"
                        + " 25 of 1000 requests bad");
    }

    @Test
    void budgetThatIsNotSpentLastsForNoKnownTime() {
        ErrorBudget budget = NINETY_NINE.errorBudget(figures(1000, 0));

        assertThat(budget.remaining()).contains(ratio(1, 1));
        assertThat(budget.burnRate(ofHours(1))).contains(multiple(0, 1));
        assertThat(budget.timeToExhaustion(ofHours(1))).isEmpty();
    }

    @Test
    void periodWithoutRequestsSaysNothing() {
        for (Objective objective : List.of(NINETY_NINE, ALL)) {
            ErrorBudget budget = objective.errorBudget(figures(0, 0));

            assertThat(budget.remaining()).isEmpty();
            assertThat(budget.allowed()).isEqualTo(Measurement.count(0));
            assertThat(budget.exhausted()).isFalse();
            assertThat(budget.burnRate(ofHours(1))).isEmpty();
            assertThat(budget.timeToExhaustion(ofHours(1))).isEmpty();
        }
        assertThat(NINETY_NINE.errorBudget(figures(0, 0)).burnRates()).hasToString("[over 1 h: no requests]");
        assertThat(NINETY_NINE.errorBudget(figures(0, 0)))
                .hasToString("checkout: error budget of 99% availability over 30 d, no requests");
    }

    @Test
    void objectiveOfAHundredPercentHasNoBudgetToHaveAShareOf() {
        ErrorBudget kept = ALL.errorBudget(figures(1000, 0));
        ErrorBudget broken = ALL.errorBudget(figures(1000, 1));

        for (ErrorBudget budget : List.of(kept, broken)) {
            assertThat(budget.allowed()).isEqualTo(Measurement.count(0));
            assertThat(budget.remaining()).isEmpty();
            assertThat(budget.burnRate(ofHours(1))).isEmpty();
        }
        assertThat(kept.exhausted()).isFalse();
        assertThat(kept.timeToExhaustion(ofHours(1))).isEmpty();
        assertThat(broken.exhausted()).isTrue();
        assertThat(broken.timeToExhaustion(ofHours(1))).contains(Duration.ZERO);
        assertThat(kept.burnRates()).hasToString("[over 1 h: no error budget]");
        assertThat(broken.burnRates()).hasToString("[over 1 h: no error budget, nothing is left]");
        assertThat(broken)
                .hasToString("checkout: no error budget with 100% availability over 30 d, 1 of 1000 requests bad");
    }

    @Test
    void slowRequestsSpendTheBudgetOfResponseTimes() {
        Objective fast = Objective.responsesWithin(ofMillis(500), percent(99));
        Tally tally = new Tally(TallyShape.of(List.of(500_000L), false));
        tally.add(0, 500_000, false);
        tally.add(0, 500_001, true);
        for (int i = 0; i < 398; i++) {
            tally.add(0, 1, true);
        }
        ErrorBudget budget = fast.errorBudget(
                ServiceMetrics.counted("checkout", tally, 0, ofHours(1).toNanos() / 1000));

        assertThat(budget.spent()).isOne();
        assertThat(budget.remaining()).contains(ratio(3, 4));
    }

    @Test
    void figuresHugeAndTinyStayFinite() {
        Objective tight = Objective.availability(percent(99.9999999)).over(ofDays(90));
        ErrorBudget one = tight.errorBudget(figures(Long.MAX_VALUE, 1));
        ErrorBudget all = tight.errorBudget(figures(Long.MAX_VALUE, Long.MAX_VALUE));

        assertThat(one.remaining().orElseThrow().asDouble()).isBetween(0.99999, 1.0);
        assertThat(one.timeToExhaustion(ofHours(1))).contains(Micros.toDuration(Long.MAX_VALUE));
        assertThat(all.remaining().orElseThrow().asDouble()).isEqualTo(1 - 1e9);
        assertThat(all.burnRate(ofHours(1)).orElseThrow().asDouble()).isEqualTo(1e9);
    }

    @Test
    void batchTakesTheWholeInputForThePeriod() {
        Objective fast = Objective.responsesWithin(ofMillis(500), percent(95)).over(ofDays(28));
        SlaPolicy policy = SlaPolicy.named("checkout")
                .objective(NINETY_NINE)
                .objective(fast)
                .build();
        List<MetricRecord> records = List.of(
                new MetricRecord("checkout", Requests.START, ofMillis(501), true),
                new MetricRecord("checkout", Requests.START.plusSeconds(1), ofMillis(1), true),
                new MetricRecord("checkout", Requests.START.plusSeconds(2), ofMillis(1), false),
                new MetricRecord("checkout", Requests.START.plusSeconds(3), ofMillis(1), true));
        SlaReport report = SlaEvaluator.of(policy).evaluate(records.iterator());
        ServiceMetrics figures = report.services().get(0);

        assertThat(policy.objectives()).containsExactly(NINETY_NINE, fast);
        assertThat(fast.errorBudget(figures).remaining()).contains(ratio(-4, 1));
        assertThat(NINETY_NINE.errorBudget(figures).remaining()).contains(ratio(-24, 1));
        assertThat(burnRate(NINETY_NINE).value(figures)).contains(multiple(25, 1));
        assertThat(burnRate(NINETY_NINE, ofHours(1)).value(figures)).contains(multiple(25, 1));
        assertThat(report.insufficient()).hasSize(8);
    }

    @Test
    void batchChecksTheAlertsOnTheWholeInput() {
        SlaPolicy policy = SlaPolicy.named("checkout")
                .objective(NINETY_NINE, alert -> alert.minimumRecords(4).because("promise"))
                .build();
        List<MetricRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(new MetricRecord("checkout", Requests.START.plusSeconds(i), ofMillis(1), i >= 4));
        }
        SlaReport report = SlaEvaluator.of(policy).evaluate(records.iterator());

        assertThat(report.violations())
                .hasToString("[WARNING checkout: burn rate of 99% availability (2 h too) at most 3: 4, as 4% of 100"
                        + " requests failed (promise), WARNING checkout: burn rate of 99% availability (6 h too) at"
                        + " most 1: 4, as 4% of 100 requests failed (promise)]");
    }

    @Test
    void windowThatIsNotKeptIsRefusedByName() {
        ErrorBudget budget = NINETY_NINE.errorBudget(figures(1000, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.burnRate(ofDays(1)))
                .withMessage("window must be one of [1 h], which are kept: window=1 d");
        assertThatIllegalArgumentException().isThrownBy(() -> budget.timeToExhaustion(ofDays(1)));
    }

    @Test
    void figuresThatWereAggregatedElsewhereHaveNoBudget() {
        ServiceMetrics aggregated = ServiceMetrics.named("checkout").with(failureRate(), percent(1));

        assertThatIllegalStateException().isThrownBy(() -> NINETY_NINE.errorBudget(aggregated));
        assertThat(burnRate(NINETY_NINE).value(aggregated)).isEmpty();
        assertThat(burnRate(NINETY_NINE)
                        .atMost(1)
                        .check("policy", aggregated.with(burnRate(NINETY_NINE), 1.5))
                        .text())
                .isEqualTo("burn rate of 99% availability at most 1: 1.5");
    }

    private static Measurement ratio(long numerator, long denominator) {
        return Measurement.exact(Unit.RATIO, numerator, denominator);
    }

    private static Measurement multiple(long numerator, long denominator) {
        return Measurement.exact(Unit.MULTIPLE, numerator, denominator);
    }

    /** Figures of an hour, without counting to large numbers one by one. */
    static ServiceMetrics figures(long records, long failures) {
        return ServiceMetrics.counted(
                "checkout", Tallies.of(records, failures), 0, ofHours(1).toNanos() / 1000);
    }
}
