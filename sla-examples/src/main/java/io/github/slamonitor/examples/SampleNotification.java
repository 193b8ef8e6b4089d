package io.github.slamonitor.examples;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A violation that is made up to try out notifications: how it opens and, a moment later, how it is resolved. */
final class SampleNotification {

    private static final int REQUESTS = 200;
    private static final int ONE_FAILURE_IN = 8;

    private final Violation violation;
    private final Instant at;

    SampleNotification(Instant at) {
        this.at = at;
        SlaPolicy policy = SlaPolicy.named("notify-test")
                .require(failureRate()
                        .atMost(percent(5))
                        .severity(Severity.WARNING)
                        .because("a test of notifications, nothing is wrong"))
                .build();
        Violation found = SlaEvaluator.of(policy)
                .evaluate(IntStream.range(0, REQUESTS).mapToObj(this::request))
                .violations()
                .get(0);
        violation = copy(found, Optional.empty());
    }

    private MetricRecord request(int number) {
        boolean successful = number % ONE_FAILURE_IN != 0;
        return new MetricRecord(
                "sample-service", at.minusSeconds(REQUESTS - number), Duration.ofMillis(100 + number), successful);
    }

    /** Under an id of this run, so that one run does not end the alert of another. */
    private Violation copy(Violation found, Optional<Instant> resolvedAt) {
        return new Violation(
                UUID.nameUUIDFromBytes(at.toString().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                found.service(),
                found.policy(),
                found.rule(),
                found.kind(),
                found.severity(),
                found.reason(),
                found.evidence(),
                at,
                resolvedAt);
    }

    Round opened() {
        return round("opened", Transition.Kind.OPENED, violation, at);
    }

    Round resolved() {
        Instant end = at.plusSeconds(1);
        return round("resolved", Transition.Kind.RESOLVED, copy(violation, Optional.of(end)), end);
    }

    private Round round(String name, Transition.Kind kind, Violation told, Instant time) {
        return new Round(
                "notify-test-" + name + "-" + at.toEpochMilli(), time, List.of(new Transition(kind, told, time)));
    }
}
