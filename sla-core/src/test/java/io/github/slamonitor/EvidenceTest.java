package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    /** Requests that took 100, 200 ... 1000 ms. */
    private static OptionalLong slow(SlaRule rule) {
        SlaPolicy policy = SlaPolicy.named("checkout").require(rule).build();
        SlaReport report = SlaEvaluator.of(policy)
                .evaluate(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> new MetricRecord("auth", START, Duration.ofMillis(100L * i), true)));
        return Evidence.of(report.results().get(0)).slow();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void aResponseViolationRateTellsHowManyWereSlowerThanItsLimit() {
        assertThat(slow(responseViolationRate(slowerThan(millis(700))).atMost(percent(10))))
                .hasValue(3);
    }

    @Test
    void aPercentileTellsHowManyWereOutsideItsBound() {
        assertThat(slow(responseTimePercentile(90).atMost(millis(700)))).hasValue(3);
        assertThat(slow(responseTimePercentile(90).below(millis(700)))).hasValue(4);
        assertThat(slow(responseTimePercentile(90).between(millis(100), millis(700))))
                .hasValue(3);
        assertThat(slow(maximumResponseTime().atMost(millis(900)))).hasValue(1);
    }

    @Test
    void aRuleThatAsksForSlowRequestsHasNoneThatSpeakAgainstIt() {
        assertThat(slow(responseTimePercentile(90).atLeast(millis(700)))).isEmpty();
        assertThat(slow(responseTimePercentile(90).above(millis(700)))).isEmpty();
    }

    @Test
    void aRuleThatCountsNoSlowRequestsTellsNone() {
        assertThat(slow(failureRate().atMost(percent(5)))).isEmpty();
        assertThat(slow(averageResponseTime().atMost(millis(700)))).isEmpty();
    }

    @Test
    void figuresThatCameAggregatedHaveNoCountOfSlowRequests() {
        SlaRule rule = responseTimePercentile(99).atMost(millis(700));
        ServiceMetrics given = ServiceMetrics.named("auth").with(responseTimePercentile(99), millis(800));
        assertThat(Evidence.of(rule.check("checkout", given)).slow()).isEmpty();
    }
}
