package io.github.slamonitor;

import io.github.slamonitor.Measurement.Unit;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert of the Google SRE Workbook, chapter 5 "Alerting on SLOs", section "Multiwindow, Multi-Burn-Rate Alerts": it opens when a
 * share of the error budget is spent within a long window, and stays open only while a short window says that spending goes on.
 *
 * @param percentSpent how much of the period's error budget is gone when the burn rate is at the factor for the whole long window
 */
record BurnRatePair(Duration longWindow, Duration shortWindow, int percentSpent, Severity severity) {

    static final List<BurnRatePair> ALL = List.of(
            new BurnRatePair(Duration.ofHours(1), Duration.ofMinutes(5), 2, Severity.CRITICAL),
            new BurnRatePair(Duration.ofHours(6), Duration.ofMinutes(30), 5, Severity.CRITICAL),
            new BurnRatePair(Duration.ofDays(1), Duration.ofHours(2), 10, Severity.WARNING),
            new BurnRatePair(Duration.ofDays(3), Duration.ofHours(6), 10, Severity.WARNING));

    /** Fewer requests than these say little about a rate. */
    private static final long FEWEST_RECORDS = 100;

    /** The burn rate over which the alert opens: share of the budget x period / long window, exactly. */
    Measurement factor(Objective objective) {
        return Measurement.quotient(
                Unit.MULTIPLE, percentSpent, objective.periodMicros(), 100, longWindow.toNanos() / 1000);
    }

    SlaRule rule(Objective objective) {
        return new SlaRule(
                        Indicators.burnRate(objective, shortWindow),
                        Bound.of(Bound.Comparison.AT_MOST, factor(objective)))
                .over(longWindow)
                .minimumRecords(fewestRecords(objective))
                .severity(severity)
                .named(name(objective));
    }

    String name(Objective objective) {
        return "burn rate of " + objective.name() + " over " + Words.period(longWindow) + " and "
                + Words.period(shortWindow);
    }

    /** So many that a single bad request is not over the factor: 1 / (factor x budget), but at least 100. */
    private long fewestRecords(Objective objective) {
        Measurement factor = factor(objective);
        Measurement budget = objective.budgetShare();
        BigInteger above = product(factor.denominator(), budget.denominator());
        BigInteger below = product(factor.numerator(), budget.numerator());
        long enough = above.add(below).subtract(BigInteger.ONE).divide(below).longValueExact();
        return Math.max(FEWEST_RECORDS, enough);
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    /** Why this alert makes no sense for an objective, and the remedy; null when it does. */
    @Nullable
    String whyLeftOut(Objective objective) {
        if (longWindow.compareTo(objective.period()) >= 0) {
            return "it looks as far back as the period of the objective; set a longer period";
        }
        String why = objective.whyNeverOver(factor(objective));
        return why == null ? null : "it can never open, since " + why + "; set a higher target or a shorter period";
    }
}
