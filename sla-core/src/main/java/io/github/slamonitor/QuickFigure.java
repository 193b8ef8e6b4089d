package io.github.slamonitor;

import io.github.slamonitor.engine.CellWindow;
import io.github.slamonitor.engine.WindowColumns;
import org.jspecify.annotations.Nullable;

/**
 * The value of a rule at one evaluation of a replay after another, as the fraction of two whole numbers: read off columns, without an
 * object. It agrees with {@link SlaRule#check}.
 */
final class QuickFigure {

    private static final byte UNKNOWN = 0;
    /** Met, but not so that the alert is over. */
    private static final byte MET = 1;

    private static final byte RESOLVED = 2;
    private static final byte VIOLATED = 3;

    private final Bound bound;
    /** What a value has to meet so that the alert is over; null when that is the bound. */
    private final @Nullable Bound resolveBound;

    private final long[] records;
    private final long[] amounts;
    /** Whether the value is of the requests that are not in the amount. */
    private final boolean others;

    private final long factor;
    /** What the amount is divided by; 0 for the number of requests. */
    private final long divisor;

    private final long minimum;
    private final long knownFrom;
    /** By evaluation. */
    private final byte[] findings = new byte[WindowColumns.MOST];

    private boolean everKnown;

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
        this.resolveBound = rule.resolveBound().equals(bound) ? null : rule.resolveBound();
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

    /** Finds out about some evaluations, which take place at some times. */
    void judge(long[] times, int evaluations) {
        for (int i = 0; i < evaluations; i++) {
            boolean known = records[i] >= minimum && times[i] >= knownFrom;
            findings[i] = known ? finding(numerator(i), denominator(i)) : UNKNOWN;
            everKnown |= known;
        }
    }

    private byte finding(long numerator, long denominator) {
        if (!bound.holds(numerator, denominator)) {
            return VIOLATED;
        }
        return resolveBound == null || resolveBound.holds(numerator, denominator) ? RESOLVED : MET;
    }

    /** Whether any evaluation so far had a value. */
    boolean everKnown() {
        return everKnown;
    }

    boolean isViolated(int evaluation) {
        return findings[evaluation] == VIOLATED;
    }

    /** Whether it found a value with which the alert is over. */
    boolean resolves(int evaluation) {
        return findings[evaluation] == RESOLVED;
    }

    /** What an evaluation found. */
    Verdict verdict(int evaluation) {
        return switch (findings[evaluation]) {
            case MET, RESOLVED -> Verdict.MET;
            case VIOLATED -> Verdict.VIOLATED;
            default -> Verdict.INSUFFICIENT_DATA;
        };
    }

    /** The first evaluation from one on that finds the rule violated, or does not; the number of evaluations when there is none. */
    int next(boolean violated, int evaluation, int evaluations) {
        int next = evaluation;
        while (next < evaluations && (findings[next] == VIOLATED) != violated) {
            next++;
        }
        return next;
    }

    long numerator(int evaluation) {
        long amount = others ? records[evaluation] - amounts[evaluation] : amounts[evaluation];
        return amount * factor;
    }

    long denominator(int evaluation) {
        return divisor == 0 ? records[evaluation] : divisor;
    }
}
