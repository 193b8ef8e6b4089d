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

/** Violations and figures as a monitor of many services makes them, the same in each run. */
final class SampleData {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(1);
    private final List<SlaRule> rules = new ArrayList<>();

    SampleData(int rulesOfEachService) {
        for (int i = 1; i <= rulesOfEachService; i++) {
            rules.add(Indicators.failureRate().atMost(Ratio.percent(i)));
        }
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
                        OptionalLong.empty()));
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
