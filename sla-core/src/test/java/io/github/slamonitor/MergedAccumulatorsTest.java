package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Requests.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Records counted apart and put together in any order and grouping are as if counted by one. */
class MergedAccumulatorsTest {

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void giveTheReportOfOne(
            @ForAll("scenarios") Scenario scenario,
            @ForAll @IntRange(min = 1, max = 6) int parts,
            @ForAll Random random) {
        SlaEvaluator evaluator = scenario.evaluator();

        SlaReport together = evaluator.evaluate(merged(split(evaluator, scenario.records(), parts, random), random));

        assertThat(everythingIn(together)).isEqualTo(everythingIn(scenario.report()));
    }

    private static List<MetricsAccumulator> split(
            SlaEvaluator evaluator, List<MetricRecord> records, int parts, Random random) {
        List<MetricsAccumulator> accumulators = new ArrayList<>(List.of(evaluator.accumulator()));
        while (accumulators.size() < parts) {
            accumulators.add(
                    accumulators.get(random.nextInt(accumulators.size())).fork());
        }
        records.forEach(record -> accumulators.get(random.nextInt(parts)).add(record));
        return accumulators;
    }

    /** Two at a time, whichever, until one is left. */
    private static MetricsAccumulator merged(List<MetricsAccumulator> accumulators, Random random) {
        while (accumulators.size() > 1) {
            MetricsAccumulator absorbed = accumulators.remove(random.nextInt(accumulators.size()));
            accumulators.get(random.nextInt(accumulators.size())).merge(absorbed);
        }
        return accumulators.get(0);
    }

    private static List<String> everythingIn(SlaReport report) {
        List<String> lines = new ArrayList<>(List.of(report.toString()));
        report.results().forEach(result -> lines.add(result.verdict() + " " + result));
        report.services()
                .forEach(service -> lines.add(service + " " + service.totalResponseTime() + " " + service.window() + " "
                        + service.firstTimestamp() + " " + service.lastTimestamp()));
        return lines;
    }

    @Example
    void countsAllTheRecordsOfBoth() {
        MetricsAccumulator first = failuresOnly().accumulator();
        MetricsAccumulator second = first.fork();
        requests("checkout", 3, 0).forEach(first::add);
        requests("auth", 2, 0).forEach(second::add);

        first.merge(second);

        assertThat(first.records()).isEqualTo(5);
        assertThat(second.records()).isEqualTo(2);
    }

    @Example
    void refusesAnotherEvaluatorsThatCountsOtherThings() {
        SlaEvaluator other = SlaEvaluator.of(SlaPolicy.named("slow")
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10)))
                .build());
        MetricsAccumulator accumulator = failuresOnly().accumulator();
        MetricsAccumulator stranger = other.accumulator();
        requests("checkout", 1, 0).forEach(stranger::add);

        assertThatThrownBy(() -> accumulator.merge(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slowLimits=[500000]");
    }

    private static SlaEvaluator failuresOnly() {
        return SlaEvaluator.of(SlaPolicy.named("failures")
                .require(failureRate().atMost(percent(5)))
                .build());
    }
}
