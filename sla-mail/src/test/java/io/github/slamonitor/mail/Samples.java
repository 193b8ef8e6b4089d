package io.github.slamonitor.mail;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofMillis;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Transition.Kind;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Violations as the core makes them, with names and times as tests want them. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    static final Evidence FAILURES = evidence(failureRate().atMost(percent(5)), 500, 61);
    static final Evidence SLOW = evidence(averageResponseTime().atMost(ofMillis(300)), 40, 0);

    private Samples() {}

    /** What checking a rule on so many requests gives, of which so many failed and all took 412 ms. */
    static Evidence evidence(SlaRule rule, int requests, int failures) {
        SlaPolicy policy = SlaPolicy.named("p").appliesTo("s").require(rule).build();
        List<MetricRecord> records = IntStream.range(0, requests)
                .mapToObj(i -> new MetricRecord("s", NOON.minusSeconds(i), ofMillis(412), i >= failures))
                .toList();
        return SlaEvaluator.of(policy)
                .evaluate(records.stream())
                .violations()
                .get(0)
                .evidence();
    }

    static Evidence withWorst(Evidence evidence, Instant... starts) {
        List<WorstPeriod> worst = new ArrayList<>();
        for (Instant start : starts) {
            worst.add(new WorstPeriod(
                    start, start.plusSeconds(60), 120, 46, evidence.value().orElseThrow()));
        }
        return new Evidence(
                evidence.value(),
                evidence.bound(),
                evidence.records(),
                evidence.failures(),
                evidence.slow(),
                evidence.windowStart(),
                evidence.windowEnd(),
                worst,
                evidence.text());
    }

    static Violation violation(String id, String service, Severity severity, Evidence evidence) {
        return new Violation(
                id,
                service,
                "checkout",
                "failure rate at most 5%",
                Indicator.Kind.FAILURE_RATE,
                severity,
                Optional.of("contract 4.2"),
                evidence,
                NOON,
                Optional.empty());
    }

    static Violation resolved(Violation open, Instant at) {
        return new Violation(
                open.id(),
                open.service(),
                open.policy(),
                open.rule(),
                open.kind(),
                open.severity(),
                open.reason(),
                open.evidence(),
                open.openedAt(),
                Optional.of(at));
    }

    static Transition opened(String id, String service, Severity severity) {
        return new Transition(Kind.OPENED, violation(id, service, severity, FAILURES), NOON);
    }

    static Transition reminded(String id, String service, Severity severity, int minute) {
        return new Transition(
                Kind.REMINDED, violation(id, service, severity, FAILURES), NOON.plusSeconds(60L * minute));
    }

    static Transition resolved(String id, String service, Severity severity, int minute) {
        Instant at = NOON.plusSeconds(60L * minute);
        return new Transition(Kind.RESOLVED, resolved(violation(id, service, severity, FAILURES), at), at);
    }

    static Round round(String id, Transition... transitions) {
        return new Round(id, transitions[transitions.length - 1].at(), List.of(transitions));
    }

    /** A round with so many openings, on a service each. */
    static Round large(int openings) {
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < openings; i++) {
            Severity severity = i % 100 == 0 ? Severity.CRITICAL : Severity.WARNING;
            transitions.add(opened("v" + i, "service-" + i, severity));
        }
        return new Round("large", NOON, transitions);
    }
}
