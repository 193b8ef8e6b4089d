package io.github.slamonitor;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What shows that a rule is violated, or was met again: the value beside its bound, and the counts that it rests on. Plain
 * data. Immutable.
 *
 * <pre>{@code
 * Evidence evidence = report.violations().get(0).evidence();
 * System.out.println(evidence.value() + " is not " + evidence.bound() + " (" + evidence.records() + " requests)");
 * }</pre>
 *
 * @param value the indicator's value; empty when there was too little data
 * @param bound what the rule asks for
 * @param records the number of requests in the window; empty when unknown
 * @param failures how many of them failed; empty when unknown
 * @param windowStart where the window starts; empty when unknown
 * @param windowEnd where the window ends; empty when unknown
 * @param text rule and value in one line of plain words
 */
public record Evidence(
        Optional<Measurement> value,
        Bound bound,
        OptionalLong records,
        OptionalLong failures,
        Optional<Instant> windowStart,
        Optional<Instant> windowEnd,
        String text) {

    static Evidence of(RuleResult result) {
        ServiceMetrics metrics = result.metrics();
        boolean counted = metrics.counted();
        return new Evidence(
                result.value(),
                result.rule().bound(),
                counted ? OptionalLong.of(metrics.records()) : OptionalLong.empty(),
                counted ? OptionalLong.of(metrics.failures()) : OptionalLong.empty(),
                metrics.windowStart(),
                metrics.windowEnd(),
                result.text());
    }

    /** Words alone, where nothing was measured any more. */
    static Evidence none(Bound bound, String text) {
        return new Evidence(
                Optional.empty(),
                bound,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                text);
    }
}
