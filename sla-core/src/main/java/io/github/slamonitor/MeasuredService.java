package io.github.slamonitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one service in one evaluation. Immutable.
 *
 * <pre>{@code
 * MetricHistory history = round -> round.services().forEach(
 *         service -> System.out.println(service.service() + ": " + service.failures() + " of " + service.records() + " failed"));
 * }</pre>
 *
 * @param service the name of the service
 * @param records the number of requests since the evaluation before
 * @param failures how many of them failed
 * @param totalResponseTime the sum of their response times
 * @param rules the rules that apply to the service and had enough data for a value
 */
public record MeasuredService(
        String service, long records, long failures, Duration totalResponseTime, List<MeasuredRule> rules) {

    /**
     * Copies the list.
     *
     * @param service the name of the service
     * @param records the number of requests
     * @param failures how many of them failed
     * @param totalResponseTime the sum of their response times
     * @param rules the rules with a value
     */
    public MeasuredService {
        rules = List.copyOf(rules);
    }

    MeasuredService then(MeasuredService next) {
        Map<Object, MeasuredRule> joined = new LinkedHashMap<>();
        rules.forEach(rule -> joined.put(rule.key(), rule));
        next.rules.forEach(rule -> joined.merge(rule.key(), rule, MeasuredRule::then));
        return new MeasuredService(
                service,
                records + next.records,
                failures + next.failures,
                totalResponseTime.plus(next.totalResponseTime),
                List.copyOf(joined.values()));
    }
}
