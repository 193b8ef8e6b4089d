package io.github.slamonitor;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The burn rate of an objective over the window of a rule; with a second window, the lesser of the two, which is over a limit exactly
 * when both are.
 *
 * @param alsoOver the second window; null for none
 */
record BurnRateCalculation(Objective objective, @Nullable Duration alsoOver) implements Calculation {

    @Override
    public @Nullable Measurement value(ServiceMetrics metrics) {
        Measurement rate = objective.burnRate(metrics);
        ServiceMetrics second = metrics.secondWindow();
        if (rate == null || alsoOver == null || second == null) {
            return rate;
        }
        Measurement recent = objective.burnRate(second);
        return recent == null || recent.compareTo(rate) < 0 ? recent : rate;
    }

    @Override
    public String missing(ServiceMetrics metrics) {
        return !objective.hasBudget() || alsoOver == null
                ? "an objective of 100% leaves no error budget"
                : "no requests in the last " + Words.period(alsoOver);
    }

    @Override
    public String words(String value, ServiceMetrics metrics) {
        ServiceMetrics second = metrics.secondWindow();
        String words = value + ", as " + objective.spentInWords(metrics);
        return alsoOver == null || second == null
                ? words
                : words + ", and " + objective.share(second) + " of " + second.records() + " in the last "
                        + Words.period(alsoOver);
    }

    @Override
    public Set<Long> slowLimits() {
        ResponseTimeLimit limit = objective.slowerThan();
        return limit == null ? Set.of() : Set.of(limit.micros());
    }

    @Override
    public OptionalLong slowLimit(Bound bound) {
        ResponseTimeLimit limit = objective.slowerThan();
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit.micros());
    }

    /** The period is kept for the error budget, of which the rule itself needs nothing. */
    @Override
    public Set<Long> otherWindows() {
        Set<Long> windows = new HashSet<>(Set.of(objective.periodMicros()));
        if (alsoOver != null) {
            windows.add(alsoOver.toNanos() / 1000);
        }
        return windows;
    }

    @Override
    public long secondWindow() {
        return alsoOver == null ? 0 : alsoOver.toNanos() / 1000;
    }
}
