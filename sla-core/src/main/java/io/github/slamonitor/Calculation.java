package io.github.slamonitor;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one indicator gets its value from what was counted, and how that reads. Implementations are in {@link Calculations}. */
interface Calculation {

    /** The value, or null when it cannot be had from these figures. */
    @Nullable
    Measurement value(ServiceMetrics metrics);

    /** Why {@link #value} was null. */
    default String missing(ServiceMetrics metrics) {
        return "no requests";
    }

    /** The value in a clause: {@code 10.22% of 2407 requests failed}. */
    String words(String value, ServiceMetrics metrics);

    /** Whether a value is within a bound; a percentile decides this by counting. */
    default boolean holds(Bound bound, Measurement value, ServiceMetrics metrics) {
        return bound.holds(value);
    }

    /** Why a value that is not within a bound is not held against the rule all the same; null when it is. */
    default @Nullable String doubt(Bound bound, Measurement value, ServiceMetrics metrics) {
        return null;
    }

    /** The limits, in microseconds, over which requests have to be counted. */
    default Set<Long> slowLimits() {
        return Set.of();
    }

    /** The limits that checking a bound needs besides. */
    default Set<Long> slowLimits(Bound bound) {
        return Set.of();
    }

    /** The limit, in microseconds, over which a request speaks against a rule with this bound; empty when response times do not matter. */
    default OptionalLong slowLimit(Bound bound) {
        return OptionalLong.empty();
    }

    /** The rules that this is made of; none for a figure. */
    default List<SlaRule> parts() {
        return List.of();
    }

    /** Whether the distribution of response times has to be kept. */
    default boolean needsDistribution() {
        return false;
    }

    /** Whether the distribution has to be kept live, where single response times are gone once they are counted. */
    default boolean needsLiveDistribution() {
        return needsDistribution();
    }

    /** The objective whose error budget this is about; null for none. */
    default @Nullable Objective objective() {
        return null;
    }

    /** Windows that have to be kept besides that of the rule, in microseconds. */
    default Set<Long> otherWindows() {
        return Set.of();
    }

    /** The window whose figures {@link ServiceMetrics#secondWindow} has when this is calculated live, in microseconds; 0 for none. */
    default long secondWindow() {
        return 0;
    }

    /** Fewer records than this give no value, unless a rule asks for more. */
    default long fewestRecords() {
        return 1;
    }
}
