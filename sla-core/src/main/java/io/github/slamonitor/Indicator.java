package io.github.slamonitor;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is measured over a window, the field's "service level indicator". Made by {@link Indicators}; a bound turns it into
 * a rule. Immutable.
 *
 * <pre>{@code
 * Indicator<Duration> p99 = responseTimePercentile(99);
 * SlaRule rule = p99.atMost(Duration.ofMillis(800));
 * }</pre>
 *
 * @param <B> what a bound is given in, so that a rate cannot be held against a time
 */
public final class Indicator<B> {

    /** The kinds of indicators, for filters and reports. */
    public enum Kind {
        /** Share of requests that failed. */
        FAILURE_RATE,
        /** Share of requests that succeeded. */
        AVAILABILITY,
        /** Sum of response times divided by the number of requests. */
        AVERAGE_RESPONSE_TIME,
        /** The shortest response time. */
        MINIMUM_RESPONSE_TIME,
        /** The longest response time. */
        MAXIMUM_RESPONSE_TIME,
        /** Share of requests slower than a limit. */
        RESPONSE_VIOLATION_RATE,
        /** A percentile of response times. */
        RESPONSE_TIME_PERCENTILE,
        /** Requests in a time. */
        THROUGHPUT,
        /** Number of requests. */
        RECORD_COUNT,
        /** Number of requests that failed. */
        FAILURE_COUNT,
        /** How many times faster than an objective allows its error budget is spent. */
        BURN_RATE,
        /** Time since the latest request. */
        TIME_SINCE_LAST_RECORD,
        /** Several rules of which all have to hold. */
        ALL_OF,
        /** Several rules of which one has to hold. */
        ANY_OF,
        /** A user's own. */
        CUSTOM
    }

    private final Kind kind;
    private final String name;
    private final Measurement.Unit unit;
    private final Calculation calculation;

    Indicator(Kind kind, String name, Measurement.Unit unit, Calculation calculation) {
        this.kind = kind;
        this.name = name;
        this.unit = unit;
        this.calculation = calculation;
    }

    /** {@return the kind} */
    public Kind kind() {
        return kind;
    }

    /** {@return the name in plain words: {@code failure rate}, {@code p99 response time}} */
    public String name() {
        return name;
    }

    /**
     * {@return a rule that is met by values up to and including the limit}
     *
     * @param limit in the unit of this indicator
     */
    public SlaRule atMost(B limit) {
        return rule(Bound.Comparison.AT_MOST, limit);
    }

    /**
     * {@return a rule that is met by the limit and values over it}
     *
     * @param limit in the unit of this indicator
     */
    public SlaRule atLeast(B limit) {
        return rule(Bound.Comparison.AT_LEAST, limit);
    }

    /**
     * {@return a rule that is met by values under the limit only}
     *
     * @param limit in the unit of this indicator
     */
    public SlaRule below(B limit) {
        return rule(Bound.Comparison.BELOW, limit);
    }

    /**
     * {@return a rule that is met by values over the limit only}
     *
     * @param limit in the unit of this indicator
     */
    public SlaRule above(B limit) {
        return rule(Bound.Comparison.ABOVE, limit);
    }

    /**
     * {@return a rule that is met by both limits and values between them}
     *
     * @param lower the least value that meets the rule
     * @param upper the greatest value that meets the rule
     * @throws IllegalArgumentException when the lower limit is over the upper one
     */
    public SlaRule between(B lower, B upper) {
        return new SlaRule(this, Bound.between(measurement(lower), measurement(upper)));
    }

    private SlaRule rule(Bound.Comparison comparison, B limit) {
        return new SlaRule(this, Bound.of(comparison, measurement(limit)));
    }

    Measurement measurement(B value) {
        return Measurement.ofLimit(unit, Objects.requireNonNull(value, "value"));
    }

    /**
     * {@return the value for some figures; empty when they do not have what it takes, for instance without any requests}
     *
     * @param metrics the figures
     * @throws RuntimeException what a user's own indicator throws
     */
    public Optional<Measurement> value(ServiceMetrics metrics) {
        return Optional.ofNullable(valueOrNull(metrics));
    }

    @Nullable
    Measurement valueOrNull(ServiceMetrics metrics) {
        Measurement given = metrics.given(this);
        if (given != null) {
            return given;
        }
        if (metrics.counted() ? metrics.records() < calculation.fewestRecords() : kind != Kind.CUSTOM) {
            return null;
        }
        return calculation.value(metrics);
    }

    /** Why there is no value. */
    String missing(ServiceMetrics metrics) {
        if (!metrics.counted() && kind != Kind.CUSTOM) {
            return "the figures given do not have the " + name;
        }
        return metrics.counted() && metrics.records() == 0 ? "no requests" : calculation.missing(metrics);
    }

    Calculation calculation() {
        return calculation;
    }

    /** {@return equal when kind, name and what is calculated are} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Indicator<?> that
                && kind == that.kind
                && name.equals(that.name)
                && calculation.equals(that.calculation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, calculation);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
