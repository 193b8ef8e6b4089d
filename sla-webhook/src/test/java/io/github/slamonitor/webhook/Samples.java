package io.github.slamonitor.webhook;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rounds to tell of. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static final Bound BOUND = failureRate().atMost(percent(5)).bound();
    private static final WorstPeriod WORST = new WorstPeriod(
            NOON.minusSeconds(120),
            NOON.minusSeconds(60),
            480,
            96,
            failureRate().atMost(percent(20)).bound().limit());

    private Samples() {}

    static Violation violation(String service, Severity severity) {
        return violation(
                "id-of-" + service, service, "checkout-policy", "failure rate at most 5%", severity, "contract 4.2");
    }

    static Violation violation(
            String id, String service, String policy, String rule, Severity severity, String reason) {
        return new Violation(
                id,
                service,
                policy,
                rule,
                Indicator.Kind.FAILURE_RATE,
                severity,
                Optional.of(reason),
                new Evidence(
                        Optional.of(failureRate().atMost(percent(10.22)).bound().limit()),
                        BOUND,
                        OptionalLong.of(2407),
                        OptionalLong.of(246),
                        OptionalLong.of(12),
                        Optional.of(NOON.minusSeconds(300)),
                        Optional.of(NOON),
                        List.of(WORST),
                        rule + ": 10.22% of 2407 requests failed"),
                NOON,
                Optional.empty());
    }

    static Violation over(Violation violation, Instant at) {
        return new Violation(
                violation.id(),
                violation.service(),
                violation.policy(),
                violation.rule(),
                violation.kind(),
                violation.severity(),
                violation.reason(),
                violation.evidence(),
                violation.openedAt(),
                Optional.of(at));
    }

    static Transition opened(String service, Severity severity) {
        return new Transition(Transition.Kind.OPENED, violation(service, severity), NOON);
    }

    static Transition opened(String service) {
        return opened(service, Severity.CRITICAL);
    }

    static Transition later(Transition.Kind kind, String service, Severity severity) {
        return new Transition(kind, violation(service, severity), NOON.plusSeconds(720));
    }

    static Transition resolved(String service) {
        Instant end = NOON.plusSeconds(720);
        return new Transition(Transition.Kind.RESOLVED, over(violation(service, Severity.CRITICAL), end), end);
    }

    static Round round(Transition... transitions) {
        return new Round("round-1", NOON, List.of(transitions));
    }

    /** A round in which so many services open. */
    static Round large(int services) {
        List<Severity> severities = List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            transitions.add(opened("service-" + i, severities.get(i % severities.size())));
        }
        return new Round("large", NOON, transitions);
    }

    static News news(Transition... transitions) {
        return news(round(transitions));
    }

    static News news(Round round) {
        return new News(
                round.id(),
                round.at(),
                round.transitions().stream().map(Change::of).toList());
    }
}
