package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds a replay against a monitor that gets the same requests at their times and evaluates at every single interval. */
class ReplayAgreesWithMonitorTest {

    @Provide
    Arbitrary<ReplayScenario> scenarios() {
        return ReplayScenario.any();
    }

    @Provide
    Arbitrary<ReplayScenario> tiedScenarios() {
        return ReplayScenario.onWholeSeconds();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatTheMonitorTells(@ForAll("scenarios") ReplayScenario scenario) {
        assertAgrees(scenario);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatTheMonitorTellsOfRequestsOfTheSameTime(@ForAll("tiedScenarios") ReplayScenario scenario) {
        assertAgrees(scenario);
    }

    @Provide
    Arbitrary<ReplayScenario> inhibitedScenarios() {
        return ReplayScenario.inhibited();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatTheMonitorTellsWhereAlertsInhibitOthers(@ForAll("inhibitedScenarios") ReplayScenario scenario) {
        assertAgrees(scenario);
    }

    private static void assertAgrees(ReplayScenario scenario) {
        ReplayTimeline timeline = scenario.replay().run(scenario.records());
        ByHand monitor = new ByHand(scenario, timeline.start().orElseThrow());
        monitor.runUntil(timeline.end().orElseThrow());

        assertThat(timeline.transitions()).isEqualTo(monitor.transitions);
        assertThat(inWords(timeline.atEnd())).isEqualTo(inWords(monitor.last));
        assertThat(timeline.atEnd().uncoveredServices()).isEqualTo(monitor.last.uncoveredServices());
        assertThat(timeline.atEnd().unmatchedPolicies()).isEqualTo(monitor.last.unmatchedPolicies());
        assertThat(timeline.records()).isEqualTo(scenario.records().size());
    }

    private static List<String> inWords(SlaReport report) {
        return report.results().stream()
                .map(result -> result.verdict() + " " + result)
                .toList();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheRequestsDoesNotMatter(@ForAll("tiedScenarios") ReplayScenario scenario, @ForAll Random random) {
        ReplayTimeline inOrder = scenario.replay().run(scenario.records());
        List<MetricRecord> shuffled = new ArrayList<>(scenario.records());
        Collections.shuffle(shuffled, random);

        ReplayTimeline replayed = scenario.replay().run(shuffled);

        assertThat(replayed.transitions()).isEqualTo(inOrder.transitions());
        assertThat(replayed.alerts()).isEqualTo(inOrder.alerts());
        assertThat(replayed.unjudged())
                .extracting(RuleResult::toString)
                .isEqualTo(inOrder.unjudged().stream().map(RuleResult::toString).toList());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void partsThatAreCountedApartGiveTheSame(@ForAll("tiedScenarios") ReplayScenario scenario) {
        ReplayTimeline whole = scenario.replay().run(scenario.records());
        MetricSource inParts = accumulator -> {
            List<MetricsAccumulator> parts = List.of(accumulator.fork(), accumulator.fork(), accumulator.fork());
            for (int i = 0; i < scenario.records().size(); i++) {
                parts.get(i / 4 % 3).add(scenario.records().get(i));
            }
            parts.forEach(accumulator::merge);
        };

        ReplayTimeline merged = scenario.replay().threads(2).run(inParts);

        assertThat(merged.transitions()).isEqualTo(whole.transitions());
        assertThat(merged.alerts()).isEqualTo(whole.alerts());
        assertThat(merged.records()).isEqualTo(whole.records());
    }

    /** A monitor without a ticker, and a book of its own for what its results come to. */
    private static final class ByHand {
        private final List<MetricRecord> records;
        private final ReplayScenario scenario;
        private final SlaMonitor monitor;
        private final AlertBook book = new AlertBook();
        private final List<Transition> transitions = new ArrayList<>();
        private SlaReport last;
        private Instant now;

        ByHand(ReplayScenario scenario, Instant start) {
            this.scenario = scenario;
            this.now = start;
            this.records = new ArrayList<>(scenario.records());
            records.sort(Comparator.comparingLong(MetricRecord::timestampMicros)
                    .thenComparing(MetricRecord::responseMicros)
                    .thenComparing(record -> !record.successful()));
            InstantSource clock = () -> now;
            SlaMonitor.Builder builder = SlaMonitor.builder().clock(clock);
            scenario.policies().forEach(builder::policy);
            monitor = builder.build();
            last = monitor.evaluate(start);
        }

        void runUntil(Instant end) {
            int next = 0;
            for (Instant at = now.plus(scenario.interval()); !at.isAfter(end); at = at.plus(scenario.interval())) {
                for (; next < records.size() && records.get(next).timestamp().isBefore(at); next++) {
                    now = records.get(next).timestamp();
                    monitor.record(records.get(next));
                }
                now = at;
                evaluate(at);
            }
        }

        private void evaluate(Instant at) {
            last = monitor.evaluate(at);
            AlertRound round = book.evaluate(last.results(), Micros.of(at), Muting.none(at));
            List<Transition> told = new ArrayList<>(round.transitions());
            told.sort(Comparator.comparing(Transition::violation, ReplayTimeline::byName));
            transitions.addAll(told);
        }
    }
}
