package io.github.slamonitor;

import java.time.Instant;
import java.util.Optional;

/**
 * One episode of a violated rule on one service, from the moment it opened until it resolved, with the evidence. Plain data,
 * so that it can be stored and read back without the policy. Immutable.
 *
 * <pre>{@code
 * for (Violation violation : report.violations()) {
 *     System.out.println(violation.severity() + " " + violation.service() + ": " + violation.evidence().text());
 * }
 * }</pre>
 *
 * @param id the same for everything said about this episode, and for no other
 * @param service the name of the service
 * @param policy the name of the policy
 * @param rule the name of the rule
 * @param kind what kind of indicator the rule is about
 * @param severity how much it matters
 * @param reason why the rule is there; empty when not said
 * @param evidence what shows the violation: as of opening, or as of the latest evaluation in a reminder or at the end
 * @param openedAt when it opened; in a batch, the timestamp of the service's latest request, and the epoch when figures came
 *     without times
 * @param resolvedAt when it was resolved; empty as long as it is open
 */
public record Violation(
        String id,
        String service,
        String policy,
        String rule,
        Indicator.Kind kind,
        Severity severity,
        Optional<String> reason,
        Evidence evidence,
        Instant openedAt,
        Optional<Instant> resolvedAt) {

    /** An episode that opens with a result. */
    static Violation opened(String id, RuleResult result, Evidence evidence, Instant openedAt) {
        return new Violation(
                id,
                result.service(),
                result.policy(),
                result.rule().name(),
                result.rule().indicator().kind(),
                result.rule().severity(),
                result.rule().reason(),
                evidence,
                openedAt,
                Optional.empty());
    }

    /** This episode with another id. */
    Violation withId(String other) {
        return new Violation(other, service, policy, rule, kind, severity, reason, evidence, openedAt, resolvedAt);
    }

    /** This episode with newer evidence. */
    Violation with(Evidence newer) {
        return new Violation(id, service, policy, rule, kind, severity, reason, newer, openedAt, resolvedAt);
    }

    /** This episode, over. */
    Violation resolved(Instant at) {
        return new Violation(id, service, policy, rule, kind, severity, reason, evidence, openedAt, Optional.of(at));
    }

    /** {@return one line in words} {@code CRITICAL auth: failure rate at most 5%: 10.22% of 2407 requests failed (contract 4.2)} */
    @Override
    public String toString() {
        return severity + " " + service + ": " + evidence.text()
                + (reason.isPresent() ? " (" + reason.get() + ")" : "");
    }
}
