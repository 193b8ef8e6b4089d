package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Indicators.throughput;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.engine.Tally;
import io.github.slamonitor.engine.TallyShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service costs no more memory than its own rules need. */
class WhatIsCountedTest {

    @Test
    void nothingButTheBasicsForAFailureRate() {
        assertThat(shapeFor(failureRate().atMost(percent(5)))).isEqualTo(TallyShape.PLAIN);
        assertThat(shapeFor(indicator("apdex", metrics -> 1, failureRate()).atMost(1)))
                .isEqualTo(TallyShape.PLAIN);
    }

    @Test
    void limitsForAResponseViolationRate() {
        assertThat(shapeFor(responseViolationRate(slowerThan(ofMillis(500))).atMost(percent(5))))
                .isEqualTo(TallyShape.of(List.of(500_000L), false));
    }

    @Test
    void distributionAndLimitsForAPercentile() {
        Indicator<?> p99 = responseTimePercentile(99);
        assertThat(shapeFor(responseTimePercentile(99).between(ofMillis(1), ofMillis(2))))
                .isEqualTo(TallyShape.of(List.of(999L, 2000L), true));
        assertThat(shapeFor(responseTimePercentile(99).below(ofMillis(2))))
                .isEqualTo(TallyShape.of(List.of(1999L), true));
        assertThat(shapeFor(indicator("tail", metrics -> 1, p99).atMost(1))).isEqualTo(TallyShape.of(List.of(), true));
    }

    @Test
    void nothingForTheRulesOfOtherServices() {
        SlaPolicy checkout = SlaPolicy.named("checkout")
                .appliesTo("checkout")
                .require(responseTimePercentile(50).atMost(ofMillis(800)))
                .build();
        MetricsAccumulator accumulator = SlaEvaluator.of(checkout).accumulator();

        assertThat(accumulator.service("auth").tally().shape()).isEqualTo(TallyShape.PLAIN);
        assertThat(accumulator.service("checkout").tally().shape().distribution())
                .isTrue();
    }

    private static TallyShape shapeFor(SlaRule rule) {
        SlaPolicy policy = SlaPolicy.named("policy").require(rule).build();
        return SlaEvaluator.of(policy).accumulator().service("auth").tally().shape();
    }

    @Test
    void throughputOfTrillionsOfRecordsDoesNotOverflow() {
        Tally tally = new Tally(TallyShape.PLAIN);
        tally.add(0, 0, true);
        for (int doubled = 0; doubled < 44; doubled++) {
            Tally twice = new Tally(TallyShape.PLAIN);
            twice.merge(tally);
            twice.merge(tally);
            tally = twice;
        }
        ServiceMetrics metrics = ServiceMetrics.counted("auth", tally, 0, 10_000_000);

        assertThat(throughput().value(metrics).orElseThrow().asDecimal(1, RoundingMode.UNNECESSARY))
                .isEqualTo(new BigDecimal(1L << 44).movePointLeft(1));
    }
}
