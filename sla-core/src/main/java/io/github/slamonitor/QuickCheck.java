package io.github.slamonitor;

import io.github.slamonitor.engine.ServiceWindows;
import io.github.slamonitor.engine.WindowTotals;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a rule is violated from the totals of its window and with next to no objects: in a replay nearly every rule is as
 * it was before at nearly every moment. It agrees with {@link SlaRule#check}, which takes over wherever there is something to tell.
 */
abstract class QuickCheck {

    final SlaRule rule;

    QuickCheck(SlaRule rule) {
        this.rule = rule;
    }

    /** What the check finds. */
    enum Finding {
        NO_DATA,
        MET,
        VIOLATED
    }

    /** What is found at a time, in microseconds. */
    abstract Finding at(long now);

    /** The value at a time at which the rule is violated; null where it takes a real check to say. */
    abstract @Nullable Measurement valueAt(long now);

    /**
     * Whether a value changes only when a request comes into the window or leaves it, or, for silence, in a way that is known. Of
     * all else, such as a user's own figure that may look at the time, a replay asks at every evaluation.
     */
    static boolean isPredictable(SlaRule rule) {
        return rule.isPlain() && isPredictable(rule.indicator().calculation());
    }

    private static boolean isPredictable(Calculation calculation) {
        return calculation instanceof Calculations.FailureRate
                || calculation instanceof Calculations.Availability
                || calculation instanceof Calculations.AverageResponseTime
                || calculation instanceof Calculations.MinimumResponseTime
                || calculation instanceof Calculations.MaximumResponseTime
                || calculation instanceof Calculations.ResponseViolationRate
                || calculation instanceof Calculations.ResponseTimePercentile
                || calculation instanceof Calculations.Throughput
                || calculation instanceof Calculations.RecordCount
                || calculation instanceof Calculations.FailureCount
                || calculation instanceof Calculations.TimeSinceLastRecord;
    }

    /** The check for a rule; null when it takes a real one each time. */
    static @Nullable QuickCheck of(SlaRule rule, ServiceWindows windows, long startMicros) {
        if (!rule.isPlain()) {
            return null; // a condition or a part may be of another window
        }
        Calculation calculation = rule.indicator().calculation();
        if (calculation instanceof Calculations.TimeSinceLastRecord) {
            return new Silence(rule, windows);
        }
        if (rule.lastRecords().isPresent()) {
            return null;
        }
        long window = rule.window().toNanos() / 1000;
        WindowTotals totals = windows.totals(window);
        if (calculation instanceof Calculations.Throughput) {
            return new Volume(rule, totals, 1_000_000, window, startMicros + window);
        }
        if (calculation instanceof Calculations.RecordCount) {
            return new Volume(rule, totals, 1, 1, startMicros + window);
        }
        if (calculation instanceof Calculations.ResponseTimePercentile percentile) {
            return PercentileCheck.of(rule, percentile.percentile(), totals, windows);
        }
        ToLongFunction<WindowTotals> amount = amount(calculation, windows);
        return amount == null ? null : new PerRequest(rule, totals, amount);
    }

    /** What is divided by the number of requests; null for what is not an average or a share. */
    private static @Nullable ToLongFunction<WindowTotals> amount(Calculation calculation, ServiceWindows windows) {
        if (calculation instanceof Calculations.FailureRate) {
            return WindowTotals::failures;
        }
        if (calculation instanceof Calculations.Availability) {
            return totals -> totals.records() - totals.failures();
        }
        if (calculation instanceof Calculations.AverageResponseTime) {
            return WindowTotals::sumMicros;
        }
        if (calculation instanceof Calculations.ResponseViolationRate slow) {
            int index = windows.shape().tally().indexOf(slow.limit().micros());
            return totals -> totals.slow(index);
        }
        return null;
    }

    final Finding holds(Measurement value) {
        return rule.bound().holds(value) ? Finding.MET : Finding.VIOLATED;
    }

    final Measurement.Unit unit() {
        return rule.bound().limit().unit();
    }

    private static final class PerRequest extends QuickCheck {
        private final WindowTotals totals;
        private final ToLongFunction<WindowTotals> amount;

        PerRequest(SlaRule rule, WindowTotals totals, ToLongFunction<WindowTotals> amount) {
            super(rule);
            this.totals = totals;
            this.amount = amount;
        }

        @Override
        Finding at(long now) {
            return totals.records() < rule.minimumRecords() ? Finding.NO_DATA : holds(valueAt(now));
        }

        @Override
        Measurement valueAt(long now) {
            return Measurement.exact(unit(), amount.applyAsLong(totals), totals.records());
        }
    }

    /** Throughput and the number of requests, which are not known before the window was watched from its start. */
    private static final class Volume extends QuickCheck {
        private final WindowTotals totals;
        private final long factor;
        private final long divisor;
        private final long watchedFrom;

        Volume(SlaRule rule, WindowTotals totals, long factor, long divisor, long watchedFrom) {
            super(rule);
            this.totals = totals;
            this.factor = factor;
            this.divisor = divisor;
            this.watchedFrom = watchedFrom;
        }

        @Override
        Finding at(long now) {
            boolean known = now >= watchedFrom && totals.records() >= rule.minimumRecords();
            return known ? holds(valueAt(now)) : Finding.NO_DATA;
        }

        @Override
        Measurement valueAt(long now) {
            return Measurement.exact(unit(), Math.multiplyExact(totals.records(), factor), divisor);
        }
    }

    /** How long no request came. */
    private static final class Silence extends QuickCheck {
        private final ServiceWindows windows;

        Silence(SlaRule rule, ServiceWindows windows) {
            super(rule);
            this.windows = windows;
        }

        @Override
        Finding at(long now) {
            return windows.quietSince(0) == Long.MIN_VALUE ? Finding.NO_DATA : holds(valueAt(now));
        }

        @Override
        Measurement valueAt(long now) {
            return Measurement.exact(unit(), Math.max(0, now - windows.quietSince(0)), 1);
        }
    }

    /** A percentile with an upper limit, by the count of slower requests. */
    private static final class PercentileCheck extends QuickCheck {
        private final WindowTotals totals;
        private final int index;
        private final long share;

        private PercentileCheck(SlaRule rule, WindowTotals totals, int index, long share) {
            super(rule);
            this.totals = totals;
            this.index = index;
            this.share = share;
        }

        static @Nullable QuickCheck of(
                SlaRule rule, Percentile percentile, WindowTotals totals, ServiceWindows windows) {
            Bound bound = rule.bound();
            if (bound.comparison() != Bound.Comparison.AT_MOST && bound.comparison() != Bound.Comparison.BELOW) {
                return null;
            }
            long limit = Percentile.slowLimits(bound).iterator().next();
            int index = windows.shape().tally().indexOf(limit);
            return new PercentileCheck(rule, totals, index, percentile.millionths());
        }

        @Override
        Finding at(long now) {
            long records = totals.records();
            if (records < rule.minimumRecords()) {
                return Finding.NO_DATA;
            }
            return records - totals.slow(index) >= Percentile.rank(records, share) ? Finding.MET : Finding.VIOLATED;
        }

        @Override
        @Nullable
        Measurement valueAt(long now) {
            return null;
        }
    }
}
