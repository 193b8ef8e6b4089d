package io.github.slamonitor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule asks of an indicator's value. Comparison is exact: at most 5% is met by exactly 5%. Immutable.
 *
 * <pre>{@code
 * SlaRule rule = failureRate().atMost(percent(5));
 * Measurement line = rule.bound().limit();   // where a chart draws the line
 * }</pre>
 */
public final class Bound {

    /** How a value is held against the limit. */
    public enum Comparison {
        /** The value may be equal to the limit or under it. */
        AT_MOST("at most"),
        /** The value may be equal to the limit or over it. */
        AT_LEAST("at least"),
        /** The value must be under the limit. */
        BELOW("below"),
        /** The value must be over the limit. */
        ABOVE("above"),
        /** The value may be equal to either limit or between them. */
        BETWEEN("between");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }
    }

    private final Comparison comparison;
    private final Measurement limit;
    private final Measurement upperLimit;

    private Bound(Comparison comparison, Measurement limit, Measurement upperLimit) {
        this.comparison = comparison;
        this.limit = limit;
        this.upperLimit = upperLimit;
    }

    static Bound of(Comparison comparison, Measurement limit) {
        return new Bound(comparison, limit, limit);
    }

    static Bound between(Measurement lower, Measurement upper) {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException("the lower limit must not be over the upper one: lower="
                    + Words.limit(lower) + ", upper=" + Words.limit(upper));
        }
        return new Bound(Comparison.BETWEEN, lower, upper);
    }

    /** {@return how a value is compared with the limit} */
    public Comparison comparison() {
        return comparison;
    }

    /** {@return the limit; the lower one of {@link Comparison#BETWEEN}} */
    public Measurement limit() {
        return limit;
    }

    /** {@return the upper limit of {@link Comparison#BETWEEN}; empty for all others} */
    public Optional<Measurement> upperLimit() {
        return comparison == Comparison.BETWEEN ? Optional.of(upperLimit) : Optional.empty();
    }

    List<Measurement> limits() {
        return comparison == Comparison.BETWEEN ? List.of(limit, upperLimit) : List.of(limit);
    }

    /**
     * {@return whether a value is within this bound}
     *
     * @param value in the unit of the limit
     * @throws IllegalArgumentException when the value's unit is not the limit's
     */
    public boolean holds(Measurement value) {
        int order = value.compareTo(limit);
        return switch (comparison) {
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case ABOVE -> order > 0;
            case BETWEEN -> order >= 0 && value.compareTo(upperLimit) <= 0;
        };
    }

    /** Whether a fraction in the unit of the limit, which is exact, is within this bound. */
    boolean holds(long numerator, long denominator) {
        int order = limit.compareFrom(numerator, denominator);
        return switch (comparison) {
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case ABOVE -> order > 0;
            case BETWEEN -> order >= 0 && upperLimit.compareFrom(numerator, denominator) <= 0;
        };
    }

    /** Whether a value is outside this bound for being too small. */
    boolean isTooLittle(Measurement value) {
        return switch (comparison) {
            case AT_MOST, BELOW -> false;
            case AT_LEAST, ABOVE -> !holds(value);
            case BETWEEN -> value.compareTo(limit) < 0;
        };
    }

    /** How far a value is outside two limits; negative between them. */
    double excess(Measurement value) {
        return Math.max(value.asDouble() - upperLimit.asDouble(), limit.asDouble() - value.asDouble());
    }

    /** Whether one value that is outside this bound is farther from it than another. */
    boolean isWorse(Measurement value, Measurement than) {
        return switch (comparison) {
            case AT_MOST, BELOW -> value.compareTo(than) > 0;
            case AT_LEAST, ABOVE -> value.compareTo(than) < 0;
            case BETWEEN -> excess(value) > excess(than);
        };
    }

    /** Whether a fraction that is outside this bound, in the unit of the limit, is farther from it than an exact value. */
    boolean isWorse(long numerator, long denominator, Measurement than) {
        return switch (comparison) {
            case AT_MOST, BELOW -> than.compareFrom(numerator, denominator) > 0;
            case AT_LEAST, ABOVE -> than.compareFrom(numerator, denominator) < 0;
            case BETWEEN -> isWorse(Measurement.exact(than.unit(), numerator, denominator), than);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bound that
                && comparison == that.comparison
                && limit.equals(that.limit)
                && upperLimit.equals(that.upperLimit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(comparison, limit, upperLimit);
    }

    /** {@return the bound in words: {@code at most 5%}, {@code between 10/s and 500/s}} */
    @Override
    public String toString() {
        String text = comparison.words + " " + Words.limit(limit);
        return comparison == Comparison.BETWEEN ? text + " and " + Words.limit(upperLimit) : text;
    }
}
