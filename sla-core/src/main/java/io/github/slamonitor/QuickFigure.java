package io.github.slamonitor;

import io.github.slamonitor.engine.CellWindow;
import io.github.slamonitor.engine.WindowColumns;

/**
 * The value of a rule at one evaluation of a replay after another, as the fraction of two whole numbers: read off columns, without an
 * object. It agrees with {@link SlaRule#check}.
 */
final class QuickFigure {

    private final Bound bound;
    private final long[] records;
    private final long[] amounts;
    /** Whether the value is of the requests that are not in the amount. */
    private final boolean others;

    private final long factor;
    /** What the amount is divided by; 0 for the number of requests. */
    private final long divisor;

    private final long minimum;
    private final long knownFrom;

    /** A figure that is known from a time on, where there are as many requests as the rule asks for. */
    private QuickFigure(
            SlaRule rule,
            CellWindow window,
            long[] amounts,
            boolean others,
            long factor,
            long divisor,
            long knownFrom) {
        this.bound = rule.bound();
        this.minimum = rule.minimumRecords();
        this.records = window.records();
        this.amounts = amounts;
        this.others = others;
        this.factor = factor;
        this.divisor = divisor;
        this.knownFrom = knownFrom;
    }

    /** Whether the value of a rule can be had like this. */
    static boolean covers(SlaRule rule) {
        Calculation calculation = rule.indicator().calculation();
        return rule.isPlain()
                && rule.lastRecords().isEmpty()
                && (calculation instanceof Calculations.FailureRate
                        || calculation instanceof Calculations.Availability
                        || calculation instanceof Calculations.AverageResponseTime
                        || calculation instanceof Calculations.ResponseViolationRate
                        || calculation instanceof Calculations.Throughput
                        || calculation instanceof Calculations.RecordCount
                        || calculation instanceof Calculations.FailureCount);
    }

    /**
     * The value of a rule.
     *
     * @param rule one that is covered
     * @param start since when a monitor is taken to have run
     */
    static QuickFigure of(SlaRule rule, WindowColumns columns, long start) {
        long length = rule.windowKey();
        CellWindow window = columns.window(length);
        Calculation calculation = rule.indicator().calculation();
        // How many requests there are is not known before the window was watched from its start.
        if (calculation instanceof Calculations.Throughput) {
            return new QuickFigure(rule, window, window.records(), false, 1_000_000, length, start + length);
        }
        if (calculation instanceof Calculations.RecordCount) {
            return new QuickFigure(rule, window, window.records(), false, 1, 1, start + length);
        }
        if (calculation instanceof Calculations.FailureCount) {
            return new QuickFigure(rule, window, window.failures(), false, 1, 1, Long.MIN_VALUE);
        }
        boolean others = calculation instanceof Calculations.Availability;
        return new QuickFigure(rule, window, amounts(calculation, window), others, 1, 0, Long.MIN_VALUE);
    }

    private static long[] amounts(Calculation calculation, CellWindow window) {
        if (calculation instanceof Calculations.ResponseViolationRate slow) {
            return window.slowerThan(slow.limit().micros());
        }
        return calculation instanceof Calculations.AverageResponseTime ? window.micros() : window.failures();
    }

    /** Whether there is a value at an evaluation, which takes place at some time. */
    boolean isKnown(int evaluation, long timeMicros) {
        return records[evaluation] >= minimum && timeMicros >= knownFrom;
    }

    /** Whether there is one, and the rule is violated with it. */
    boolean isViolated(int evaluation, long timeMicros) {
        return isKnown(evaluation, timeMicros) && !bound.holds(numerator(evaluation), denominator(evaluation));
    }

    long numerator(int evaluation) {
        long amount = others ? records[evaluation] - amounts[evaluation] : amounts[evaluation];
        return amount * factor;
    }

    long denominator(int evaluation) {
        return divisor == 0 ? records[evaluation] : divisor;
    }
}
