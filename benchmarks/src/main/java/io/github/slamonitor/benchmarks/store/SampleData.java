package io.github.slamonitor.benchmarks.store;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Indicators;
import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.MeasuredService;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** Violations and figures as a monitor of many services makes them, the same in each run. */
final class SampleData {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<Indicator.Kind> KINDS = List.of(
            Indicator.Kind.FAILURE_RATE,
            Indicator.Kind.AVERAGE_RESPONSE_TIME,
            Indicator.Kind.RESPONSE_VIOLATION_RATE,
            Indicator.Kind.RESPONSE_TIME_PERCENTILE,
            Indicator.Kind.THROUGHPUT);

    private static final List<Severity> SEVERITIES = List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL);

    private final Random random = new Random(1);
    private final List<SlaRule> rules;

    private SampleData(List<SlaRule> rules) {
        this.rules = rules;
    }

    SampleData(int rulesOfEachService) {
        this(IntStream.rangeClosed(1, rulesOfEachService)
                .mapToObj(i -> Indicators.failureRate().atMost(Ratio.percent(i)))
                .toList());
    }

    /** With one rule, that counts slow requests. */
    static SampleData slowRates() {
        return new SampleData(List.of(Indicators.responseViolationRate(Indicators.slowerThan(Duration.ofMillis(500)))
                .atMost(Ratio.percent(10))));
    }

    /** A round of openings or ends of the episodes from a number on. */
    static Round round(String id, int firstEpisode, int episodes, int services, boolean over) {
        List<Transition> transitions = new ArrayList<>();
        for (int i = firstEpisode; i < firstEpisode + episodes; i++) {
            Instant opened = START.plusMillis(i * 100L);
            Instant at = over ? opened.plusSeconds(60) : opened;
            Violation violation = new Violation(
                    "violation-" + i,
                    "service-" + i % services,
                    "web",
                    "failure rate at most 5%",
                    Indicator.Kind.FAILURE_RATE,
                    Severity.CRITICAL,
                    Optional.of("contract 4.2"),
                    evidence(),
                    opened,
                    over ? Optional.of(at) : Optional.empty());
            transitions.add(new Transition(over ? Transition.Kind.RESOLVED : Transition.Kind.OPENED, violation, at));
        }
        return new Round(id, START, transitions);
    }

    /** As {@link #round}, with rules of five kinds, all severities, and other counts in each. */
    static Round varied(String id, int firstEpisode, int episodes, int services, boolean over) {
        Random random = new Random(firstEpisode);
        List<Transition> transitions = new ArrayList<>();
        for (Transition plain :
                round(id, firstEpisode, episodes, services, over).transitions()) {
            Violation violation = plain.violation();
            int rule = random.nextInt(KINDS.size());
            Violation varied = new Violation(
                    violation.id(),
                    violation.service(),
                    violation.policy(),
                    "rule-" + rule,
                    KINDS.get(rule),
                    SEVERITIES.get(random.nextInt(SEVERITIES.size())),
                    violation.reason(),
                    evidence(random),
                    violation.openedAt(),
                    violation.resolvedAt());
            transitions.add(new Transition(plain.kind(), varied, plain.at()));
        }
        return new Round(id, START, transitions);
    }

    private static Evidence evidence(Random random) {
        Evidence plain = evidence();
        long records = 100L + random.nextInt(5_000);
        return new Evidence(
                plain.value(),
                plain.bound(),
                OptionalLong.of(records),
                OptionalLong.of((long) (records * random.nextDouble() / 8)),
                OptionalLong.of((long) (records * random.nextDouble() / 5)),
                plain.windowStart(),
                plain.windowEnd(),
                plain.worst(),
                plain.text());
    }

    private static Evidence evidence() {
        return new Evidence(
                Optional.of(Indicators.failureRate()
                        .atMost(Ratio.percent(10))
                        .bound()
                        .limit()),
                Indicators.failureRate().atMost(Ratio.percent(5)).bound(),
                OptionalLong.of(2407),
                OptionalLong.of(246),
                OptionalLong.empty(),
                Optional.of(START),
                Optional.of(START.plusSeconds(300)),
                List.of(),
                "failure rate at most 5%: 10.22% of 2407 requests failed");
    }

    /** What an evaluation measures; no two values are alike. */
    MeasuredRound measured(int number, Instant from, Instant at, int services) {
        List<MeasuredService> measured = new ArrayList<>();
        for (int service = 0; service < services; service++) {
            List<MeasuredRule> values = new ArrayList<>();
            for (SlaRule rule : rules) {
                int millionths = 20_000 + random.nextInt(20_000);
                values.add(new MeasuredRule(
                        "web",
                        rule,
                        Indicators.failureRate()
                                .atMost(Ratio.percent(millionths / 10_000.0))
                                .bound()
                                .limit(),
                        millionths > 39_000,
                        rule.indicator().kind() == Indicator.Kind.RESPONSE_VIOLATION_RATE
                                ? OptionalLong.of(random.nextInt(100))
                                : OptionalLong.empty(),
                        Optional.empty()));
            }
            measured.add(new MeasuredService(
                    "service-" + service,
                    500 + random.nextInt(500),
                    random.nextInt(40),
                    Duration.ofMillis(100_000 + random.nextInt(100_000)),
                    values));
        }
        return new MeasuredRound("round-" + number, from, at, measured);
    }
}
