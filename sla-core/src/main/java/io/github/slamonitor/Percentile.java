package io.github.slamonitor;

import io.github.slamonitor.engine.Tally;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A percentile by the nearest-rank definition: of n values in ascending order, the one at rank ceil(n x percent / 100).
 *
 * <p>Whether it is within a bound needs no distribution: the value at rank r is at most L exactly when at least r values
 * are at most L, that is, when at most n - r are over L. Counting those gives a verdict that is exact.
 */
record Percentile(BigDecimal percent) {

    private static final int MAXIMUM_DIGITS = 4;
    private static final long WHOLE = 1_000_000;

    Percentile {
        percent = percent.stripTrailingZeros();
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "a percentile must be over 0 and at most 100: percent=" + Words.plain(percent));
        }
        if (percent.scale() > MAXIMUM_DIGITS) {
            throw new IllegalArgumentException("a percentile must have at most " + MAXIMUM_DIGITS
                    + " decimal places: percent=" + Words.plain(percent));
        }
    }

    static Percentile of(double percent) {
        if (!Double.isFinite(percent)) {
            throw new IllegalArgumentException("a percentile must be over 0 and at most 100: percent=" + percent);
        }
        return new Percentile(BigDecimal.valueOf(percent));
    }

    /** The rank among n values, from 1 to n. */
    long rank(long n) {
        return rank(n, millionths());
    }

    /** The percentile in parts of a million of the whole. */
    long millionths() {
        return percent.movePointRight(MAXIMUM_DIGITS).longValueExact();
    }

    /** The rank among n values of the percentile that is so many millionths of the whole. */
    static long rank(long n, long share) {
        // n x share / 10^6, rounded up; split so that it stays within a long for every n.
        return n / WHOLE * share + (n % WHOLE * share + WHOLE - 1) / WHOLE;
    }

    /** The least number of values at which this percentile can differ from the largest value: 100 for p99. */
    long fewestToDifferFromMaximum() {
        long rest = WHOLE - percent.movePointRight(MAXIMUM_DIGITS).longValueExact();
        return rest == 0 ? 1 : (WHOLE + rest - 1) / rest;
    }

    boolean holds(Bound bound, Tally tally) {
        long limit = micros(bound.limit());
        return switch (bound.comparison()) {
            case AT_MOST -> isAtMost(limit, tally);
            case BELOW -> isAtMost(limit - 1, tally);
            case AT_LEAST -> !isAtMost(limit - 1, tally);
            case ABOVE -> !isAtMost(limit, tally);
            case BETWEEN ->
                !isAtMost(limit - 1, tally)
                        && isAtMost(micros(bound.upperLimit().orElseThrow()), tally);
        };
    }

    /** The limits, in microseconds, over which requests must be counted to decide a bound. */
    static Set<Long> slowLimits(Bound bound) {
        long limit = micros(bound.limit());
        return switch (bound.comparison()) {
            case AT_MOST, ABOVE -> Set.of(limit);
            case BELOW, AT_LEAST -> Set.of(limit - 1);
            case BETWEEN -> {
                long upper = micros(bound.upperLimit().orElseThrow());
                yield Set.of(limit - 1, upper);
            }
        };
    }

    /** The limit, in microseconds, over which a request speaks against a bound; none against one that asks for slow requests. */
    static OptionalLong slowLimit(Bound bound) {
        return switch (bound.comparison()) {
            case AT_MOST, BETWEEN -> OptionalLong.of(micros(bound.upperLimit().orElse(bound.limit())));
            case BELOW -> OptionalLong.of(micros(bound.limit()) - 1);
            case AT_LEAST, ABOVE -> OptionalLong.empty();
        };
    }

    private boolean isAtMost(long limitMicros, Tally tally) {
        int index = tally.shape().indexOf(limitMicros);
        if (index < 0) {
            throw new IllegalStateException("these figures were counted for policies without this limit");
        }
        return tally.records() - tally.slow(index) >= rank(tally.records());
    }

    private static long micros(Measurement limit) {
        return Micros.roundUp(limit.asDuration());
    }

    @Override
    public String toString() {
        return Words.percentile(percent);
    }
}
