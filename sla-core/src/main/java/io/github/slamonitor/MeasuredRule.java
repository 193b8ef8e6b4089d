package io.github.slamonitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The value of one rule on one service in one evaluation. Immutable.
 *
 * <pre>{@code
 * MetricHistory history = round -> round.services().forEach(service -> service.rules().forEach(
 *         rule -> System.out.println(service.service() + " " + rule.rule().name() + ": " + rule.value())));
 * }</pre>
 *
 * @param policy the name of the policy
 * @param rule the rule
 * @param value the value over the rule's window
 * @param violated whether the rule was violated
 * @param slow how many requests since the evaluation before were slower than the rule's limit; empty for a rule that does not count slow
 *     requests
 * @param violatedBy the requests in the rule's window, when it was violated and requests were counted; empty when it was met. Of the last
 *     evaluation, where a history that is slow is handed several together
 */
public record MeasuredRule(
        String policy,
        SlaRule rule,
        Measurement value,
        boolean violated,
        OptionalLong slow,
        Optional<WindowCounts> violatedBy) {

    Object key() {
        return List.of(policy, rule.name());
    }

    MeasuredRule then(MeasuredRule next) {
        return slow.isEmpty() || next.slow.isEmpty()
                ? next
                : new MeasuredRule(
                        next.policy,
                        next.rule,
                        next.value,
                        next.violated,
                        OptionalLong.of(slow.getAsLong() + next.slow.getAsLong()),
                        next.violatedBy);
    }
}
