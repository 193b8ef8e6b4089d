package io.github.slamonitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What shows that a rule is violated, or was met again: the value beside its bound, and the counts that it rests on. Plain
 * data. Immutable.
 *
 * <pre>{@code
 * Evidence evidence = report.violations().get(0).evidence();
 * System.out.println(evidence.value() + " is not " + evidence.bound() + " (" + evidence.records() + " requests)");
 * evidence.worst().forEach(minute -> System.out.println(minute.start() + ": " + minute.value()));
 * }</pre>
 *
 * @param value the indicator's value; empty when there was too little data
 * @param bound what the rule asks for
 * @param records the number of requests in the window; empty when unknown
 * @param failures how many of them failed; empty when unknown
 * @param slow how many were slower than the rule's limit: that of a response violation rate, or the upper bound of a percentile or of the
 *     shortest or longest response time; empty for all other rules, and when unknown
 * @param windowStart where the window starts; empty when unknown
 * @param windowEnd where the window ends; empty when unknown
 * @param worst the periods in the window that did most to break the rule, at most three, worst first: minutes, or slots of a sixtieth of the
 *     window where those are longer, or fifths of a window under two minutes; of a rule of several, those of the first part that broke. Empty
 *     in what is told when the rule was met again, in a batch, which keeps no minutes, and for an indicator that a part
 *     of the window does not have
 * @param text rule and value in one line of plain words
 */
public record Evidence(
        Optional<Measurement> value,
        Bound bound,
        OptionalLong records,
        OptionalLong failures,
        OptionalLong slow,
        Optional<Instant> windowStart,
        Optional<Instant> windowEnd,
        List<WorstPeriod> worst,
        String text) {

    /**
     * Copies the list.
     *
     * @param value the indicator's value
     * @param bound what the rule asks for
     * @param records the number of requests
     * @param failures how many of them failed
     * @param slow how many were slower than the rule's limit
     * @param windowStart where the window starts
     * @param windowEnd where the window ends
     * @param worst the worst periods, worst first
     * @param text rule and value in words
     */
    public Evidence {
        worst = List.copyOf(worst);
    }

    static Evidence of(RuleResult result) {
        ServiceMetrics metrics = result.metrics();
        boolean counted = metrics.counted();
        return new Evidence(
                result.value(),
                result.rule().bound(),
                counted ? OptionalLong.of(metrics.records()) : OptionalLong.empty(),
                counted ? OptionalLong.of(metrics.failures()) : OptionalLong.empty(),
                WindowCounts.slow(result.rule(), metrics),
                metrics.windowStart(),
                metrics.windowEnd(),
                List.of(),
                result.text());
    }

    Evidence withWorst(List<WorstPeriod> periods) {
        return new Evidence(value, bound, records, failures, slow, windowStart, windowEnd, periods, text);
    }

    /** Words alone, where nothing was measured any more. */
    static Evidence none(Bound bound, String text) {
        return new Evidence(
                Optional.empty(),
                bound,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                text);
    }
}
