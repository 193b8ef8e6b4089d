package io.github.slamonitor.examples.http;

import io.github.slamonitor.store.sqlite.StoredRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Where a service's figures should stay under; the strictest where several rules say so. */
record RuleBounds(OptionalDouble failureRate, OptionalDouble averageMillis, OptionalDouble slowRate) {

    static final RuleBounds NONE =
            new RuleBounds(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    static Map<String, RuleBounds> byService(List<StoredRule> rules) {
        Map<String, RuleBounds> bounds = new HashMap<>();
        for (StoredRule rule : rules) {
            bounds.merge(rule.service(), of(rule), RuleBounds::strictest);
        }
        return bounds;
    }

    private static RuleBounds of(StoredRule rule) {
        return switch (rule.kind()) {
            case FAILURE_RATE -> new RuleBounds(rule.highest(), OptionalDouble.empty(), OptionalDouble.empty());
            case AVERAGE_RESPONSE_TIME ->
                new RuleBounds(OptionalDouble.empty(), rule.highest(), OptionalDouble.empty());
            case RESPONSE_VIOLATION_RATE ->
                new RuleBounds(OptionalDouble.empty(), OptionalDouble.empty(), rule.highest());
            case AVAILABILITY -> new RuleBounds(rest(rule.lowest()), OptionalDouble.empty(), OptionalDouble.empty());
            default -> NONE;
        };
    }

    /** The share that may fail when so much has to succeed. */
    private static OptionalDouble rest(OptionalDouble share) {
        return share.isPresent() ? OptionalDouble.of(1 - share.getAsDouble()) : share;
    }

    private RuleBounds strictest(RuleBounds other) {
        return new RuleBounds(
                lower(failureRate, other.failureRate),
                lower(averageMillis, other.averageMillis),
                lower(slowRate, other.slowRate));
    }

    private static OptionalDouble lower(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || (other.isPresent() && other.getAsDouble() < one.getAsDouble()) ? other : one;
    }

    /** Those that are the same for all. */
    static RuleBounds common(Collection<RuleBounds> all) {
        Set<OptionalDouble> failureRates = new HashSet<>();
        Set<OptionalDouble> averages = new HashSet<>();
        Set<OptionalDouble> slowRates = new HashSet<>();
        for (RuleBounds bounds : all) {
            failureRates.add(bounds.failureRate);
            averages.add(bounds.averageMillis);
            slowRates.add(bounds.slowRate);
        }
        return new RuleBounds(only(failureRates), only(averages), only(slowRates));
    }

    private static OptionalDouble only(Set<OptionalDouble> values) {
        return values.size() == 1 ? values.iterator().next() : OptionalDouble.empty();
    }

    void writeTo(JsonWriter json) {
        json.object(
                "bounds",
                () -> json.decimal("failureRate", failureRate)
                        .decimal("averageMillis", averageMillis)
                        .decimal("slowRate", slowRate));
    }
}
