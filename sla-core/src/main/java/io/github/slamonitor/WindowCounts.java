package io.github.slamonitor;

import java.util.OptionalLong;

/**
 * How many requests were in the window that a rule was checked against. Immutable.
 *
 * <pre>{@code
 * MetricHistory history = round -> round.services().forEach(service -> service.rules().forEach(rule ->
 *         rule.violatedBy().ifPresent(window -> System.out.println(window.failures() + " of " + window.records() + " failed"))));
 * }</pre>
 *
 * @param records the number of requests, from 0
 * @param failures how many of them failed
 * @param slow how many were slower than the rule's limit, as in {@link Evidence#slow}; empty for a rule that does not count slow requests
 */
public record WindowCounts(long records, long failures, OptionalLong slow) {

    static WindowCounts of(RuleResult result) {
        ServiceMetrics window = result.metrics();
        return new WindowCounts(window.records(), window.failures(), slow(result.rule(), window));
    }

    /** The requests over the limit of a rule; empty for one without such a limit. */
    static OptionalLong slow(SlaRule rule, ServiceMetrics metrics) {
        OptionalLong limit = rule.indicator().calculation().slowLimit(rule.bound());
        return limit.isPresent() ? metrics.slowerThan(limit.getAsLong()) : OptionalLong.empty();
    }
}
