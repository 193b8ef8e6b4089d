package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The same requests through a batch, a monitor and a replay, where the window of the latter two holds all of them. */
class BatchLiveReplayTest {

    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SlaPolicy POLICY = policy();

    private static SlaPolicy policy() {
        Duration limit = Duration.ofMillis(500);
        List<SlaRule> rules = List.of(
                Indicators.failureRate().atMost(Ratio.percent(10)),
                Indicators.availability().between(Ratio.percent(50), Ratio.percent(97)),
                Indicators.averageResponseTime().atMost(limit),
                Indicators.responseViolationRate(Indicators.slowerThan(limit)).below(Ratio.percent(50)),
                Indicators.responseTimePercentile(90)
                        .atMost(limit.multipliedBy(2))
                        .minimumRecords(10),
                Indicators.maximumResponseTime().atMost(limit.multipliedBy(3)),
                Indicators.failureCount().atMost(3),
                Indicators.burnRate(Objective.availability(Ratio.percent(90))).atMost(2));
        SlaPolicy.Builder builder = SlaPolicy.named("all").appliesTo("checkout", "search", "silent");
        rules.forEach(rule -> builder.require(rule.over(Duration.ofHours(1))));
        builder.require(Indicators.allOf(rules.get(0), rules.get(2)).over(Duration.ofHours(1)));
        builder.require(Indicators.anyOf(rules.get(1), rules.get(6)).over(Duration.ofHours(1)));
        builder.require(rules.get(6)
                .when(Indicators.responseTimePercentile(50).atLeast(limit))
                .over(Duration.ofHours(1))
                .named("guarded"));
        return builder.build();
    }

    @Provide
    Arbitrary<List<MetricRecord>> requests() {
        return Combinators.combine(
                        Arbitraries.of("checkout", "search"),
                        Arbitraries.longs().between(0, 20 * 60_000_000L),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.longs().between(0, 1_600_000)),
                                Tuple.of(1, Arbitraries.of(500_000L, 500_001L, 1_000_000L, 1_500_000L))),
                        Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)))
                .as((service, at, micros, successful) -> new MetricRecord(
                        service, START.plus(Micros.toDuration(at)), Micros.toDuration(micros), successful))
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void giveTheSameVerdictsOnTheSameFigures(@ForAll("requests") List<MetricRecord> requests, @ForAll Random random) {
        List<MetricRecord> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, random);

        List<String> batch = inWords(SlaEvaluator.of(POLICY).evaluate(shuffled.stream()));
        List<String> live = inWords(live(requests));
        List<String> replayed = inWords(SlaReplay.of(POLICY).run(shuffled).atEnd());

        assertThat(live).isEqualTo(batch);
        assertThat(replayed).isEqualTo(batch);
    }

    /** In order, but for every third request, which is as late as the next two have come. */
    private static SlaReport live(List<MetricRecord> requests) {
        List<MetricRecord> inOrder = new ArrayList<>(requests);
        inOrder.sort(Comparator.comparingLong(MetricRecord::timestampMicros));
        Instant[] now = {START};
        SlaMonitor monitor =
                SlaMonitor.builder().policy(POLICY).clock(() -> now[0]).build();
        for (int i = 0; i < inOrder.size(); i += 3) {
            for (int late : new int[] {1, 2, 0}) {
                if (i + late < inOrder.size()) {
                    MetricRecord record = inOrder.get(i + late);
                    now[0] = record.timestamp().isAfter(now[0]) ? record.timestamp() : now[0];
                    monitor.record(record);
                }
            }
            if (i % 5 == 0) {
                monitor.evaluate(now[0]);
            }
        }
        return monitor.evaluate(now[0].plus(MINUTE));
    }

    /** But for the percentile that is shown of a histogram where a batch has every response time. */
    private static List<String> inWords(SlaReport report) {
        return report.results().stream()
                .map(result -> result.service() + " " + result.rule().name() + " " + result.verdict() + " "
                        + (result.metrics().counted()
                                ? result.metrics().records() + " "
                                        + result.metrics().failures() + " "
                                        + result.metrics().totalResponseTime()
                                : ""))
                .toList();
    }
}
