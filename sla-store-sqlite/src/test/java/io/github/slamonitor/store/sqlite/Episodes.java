package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Transition.Kind;
import io.github.slamonitor.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Violations to test with. */
final class Episodes {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Episodes() {}

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    static Evidence evidence(String text) {
        return evidence(text, OptionalLong.of(2407), OptionalLong.of(246), OptionalLong.empty());
    }

    static Evidence evidence(String text, OptionalLong records, OptionalLong failures, OptionalLong slow) {
        return new Evidence(
                Optional.of(failureRate().atMost(percent(10)).bound().limit()),
                failureRate().atMost(percent(5)).bound(),
                records,
                failures,
                slow,
                Optional.of(START),
                Optional.of(START.plusSeconds(300)),
                List.of(),
                text);
    }

    static Violation open(String id, String service, long openedAt) {
        return open(id, service, "failure rate at most 5%", Indicator.Kind.FAILURE_RATE, Severity.CRITICAL, openedAt);
    }

    static Violation open(
            String id, String service, String rule, Indicator.Kind kind, Severity severity, long openedAt) {
        return new Violation(
                id,
                service,
                "checkout-policy",
                rule,
                kind,
                severity,
                Optional.of("contract 4.2"),
                evidence("10% of 2407 requests failed"),
                at(openedAt),
                Optional.empty());
    }

    static Violation resolved(Violation open, long resolvedAt) {
        return new Violation(
                open.id(),
                open.service(),
                open.policy(),
                open.rule(),
                open.kind(),
                open.severity(),
                open.reason(),
                evidence("the rule is met again"),
                open.openedAt(),
                Optional.of(at(resolvedAt)));
    }

    static Violation with(Violation violation, Evidence evidence) {
        return new Violation(
                violation.id(),
                violation.service(),
                violation.policy(),
                violation.rule(),
                violation.kind(),
                violation.severity(),
                violation.reason(),
                evidence,
                violation.openedAt(),
                violation.resolvedAt());
    }

    static Violation ofPolicy(String policy, Violation violation) {
        return new Violation(
                violation.id(),
                violation.service(),
                policy,
                violation.rule(),
                violation.kind(),
                violation.severity(),
                violation.reason(),
                violation.evidence(),
                violation.openedAt(),
                violation.resolvedAt());
    }

    static Transition opening(Violation violation) {
        return new Transition(Kind.OPENED, violation, violation.openedAt());
    }

    static Transition end(Violation resolved) {
        return new Transition(Kind.RESOLVED, resolved, resolved.resolvedAt().orElseThrow());
    }

    static Round round(String id, Transition... transitions) {
        return new Round(id, transitions[0].at(), List.of(transitions));
    }
}
