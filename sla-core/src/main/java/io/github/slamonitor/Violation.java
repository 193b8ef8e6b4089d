package io.github.slamonitor;

import java.time.Instant;
import java.util.Optional;

/**
 * A violated rule on one service, with the evidence. Immutable.
 *
 * <pre>{@code
 * SlaEvaluator.of(policy).evaluate(records).violations().forEach(System.out::println);
 * }</pre>
 *
 * @param evidence the result that shows the violation
 */
public record Violation(RuleResult evidence) {

    /**
     * Checks that the evidence shows a violation.
     *
     * @param evidence a result whose verdict is {@link Verdict#VIOLATED}
     * @throws IllegalArgumentException when its verdict is another
     */
    public Violation {
        if (evidence.verdict() != Verdict.VIOLATED) {
            throw new IllegalArgumentException("evidence must show a violation: verdict=" + evidence.verdict());
        }
    }

    /** {@return the name of the service} */
    public String service() {
        return evidence.service();
    }

    /** {@return the name of the policy} */
    public String policy() {
        return evidence.policy();
    }

    /** {@return the rule that is violated} */
    public SlaRule rule() {
        return evidence.rule();
    }

    /** {@return how much it matters} */
    public Severity severity() {
        return rule().severity();
    }

    /** {@return the value that is outside the bound} */
    public Measurement value() {
        return evidence.value().orElseThrow();
    }

    /** {@return the timestamp of the earliest request in the evidence; empty when unknown} */
    public Optional<Instant> firstTimestamp() {
        return evidence.metrics().firstTimestamp();
    }

    /** {@return the timestamp of the latest request in the evidence; empty when unknown} */
    public Optional<Instant> lastTimestamp() {
        return evidence.metrics().lastTimestamp();
    }

    /** {@return one line in words: {@code CRITICAL auth: failure rate at most 5%: 10.22% of 2407 requests failed (contract 4.2)}} */
    @Override
    public String toString() {
        String because = rule().reason().map(reason -> " (" + reason + ")").orElse("");
        return severity() + " " + evidence + because;
    }
}
