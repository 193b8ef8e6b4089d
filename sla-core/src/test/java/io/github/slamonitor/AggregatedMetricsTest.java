package io.github.slamonitor;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static io.github.slamonitor.Verdict.INSUFFICIENT_DATA;
import static io.github.slamonitor.Verdict.MET;
import static io.github.slamonitor.Verdict.VIOLATED;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that somebody else aggregated. */
class AggregatedMetricsTest {

    private static final SlaRule FAILURES = failureRate().atMost(percent(5));

    private static final ServiceMetrics AUTH = ServiceMetrics.named("auth")
            .with(failureRate(), percent(5))
            .with(averageResponseTime(), ofMillis(297))
            .with(responseViolationRate(slowerThan(ofMillis(500))), percent(12.5))
            .with(responseTimePercentile(99), ofMillis(800));

    @Test
    void areCheckedAsTheyAre() {
        assertThat(verdict(FAILURES)).isEqualTo(MET);
        assertThat(verdict(failureRate().below(percent(5)))).isEqualTo(VIOLATED);
        assertThat(verdict(averageResponseTime().atMost(ofMillis(296)))).isEqualTo(VIOLATED);
        assertThat(verdict(responseViolationRate(slowerThan(ofMillis(500))).atMost(percent(12.5))))
                .isEqualTo(MET);
        assertThat(verdict(responseTimePercentile(99).atMost(ofMillis(800)))).isEqualTo(MET);
        assertThat(verdict(responseTimePercentile(99).below(ofMillis(800)))).isEqualTo(VIOLATED);
    }

    @Test
    void failureRateGivesTheAvailability() {
        assertThat(verdict(availability().atLeast(percent(95)))).isEqualTo(MET);
        assertThat(verdict(availability().above(percent(95)))).isEqualTo(VIOLATED);
        ServiceMetrics slow =
                ServiceMetrics.named("auth").with(responseViolationRate(slowerThan(ofMillis(500))), percent(5));
        assertThat(availability().value(slow)).isEmpty();
    }

    @Test
    void figureThatIsNotThereGivesNoVerdict() {
        assertThat(check(responseTimePercentile(95).atMost(ofMillis(800)), AUTH))
                .returns(INSUFFICIENT_DATA, RuleResult::verdict)
                .returns("insufficient data, the figures given do not have the p95 response time", RuleResult::detail);
        assertThat(check(responseViolationRate(slowerThan(ofMillis(400))).atMost(percent(1)), AUTH)
                        .detail())
                .isEqualTo("insufficient data, the figures given do not have the response violation rate (slower than"
                        + " 400 ms)");
        assertThat(check(recordCount().atLeast(1), AUTH).verdict()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void minimumNumberOfRecordsIsNotKnownToBeThere() {
        assertThat(check(FAILURES.minimumRecords(100), AUTH).detail())
                .isEqualTo("insufficient data, the number of requests is not known, at least 100 are asked for");
        assertThat(verdict(FAILURES.minimumRecords(1))).isEqualTo(MET);
    }

    @Test
    void indicatorOfAUserSaysWhyItHasNoRequests() {
        assertThat(check(indicator("apdex", ServiceMetrics::records).atLeast(1), AUTH)
                        .detail())
                .isEqualTo("insufficient data, apdex failed: no requests of auth were counted, its figures came"
                        + " aggregated");
        assertThatThrownBy(AUTH::totalResponseTime).isInstanceOf(IllegalStateException.class);
        assertThat(AUTH.firstTimestamp()).isEmpty();
        assertThat(AUTH.counted()).isFalse();
    }

    @Test
    void figureOfAUsersIndicatorCanBeGiven() {
        Indicator<Number> apdex = indicator("apdex", metrics -> Double.NaN);
        ServiceMetrics metrics = ServiceMetrics.named("auth").with(apdex, 0.9);

        assertThat(check(apdex.atLeast(0.85), metrics).verdict()).isEqualTo(MET);
        assertThat(apdex.value(metrics)).map(Measurement::asDouble).contains(0.9);
    }

    @Test
    void figureTakesThePlaceOfWhatWasCounted() {
        ServiceMetrics counted = check(FAILURES, requests("auth", 4, 1)).metrics();

        RuleResult result = check(FAILURES, counted.with(failureRate(), percent(1)));

        assertThat(result.verdict()).isEqualTo(MET);
        assertThat(result.detail()).isEqualTo("1%");
        assertThat(check(FAILURES, counted).verdict()).isEqualTo(VIOLATED);
    }

    @Test
    void areListedByName() {
        assertThat(AUTH)
                .hasToString("auth: availability 95%, average response time 297 ms, failure rate 5%, p99 response time"
                        + " 800 ms, response violation rate (slower than 500 ms) 12.5%");
    }

    @Test
    void areReportedServiceByService() {
        SlaPolicy policy = SlaPolicy.named("all").require(FAILURES).build();
        ServiceMetrics search = ServiceMetrics.named("search").with(failureRate(), percent(10.22));

        SlaReport report = SlaEvaluator.of(policy).evaluateMetrics(List.of(search, AUTH));

        assertThat(report.services()).containsExactly(AUTH, search);
        assertThat(report).hasToString("WARNING search: failure rate at most 5%: 10.22%\nVIOLATED");
    }

    private static Verdict verdict(SlaRule rule) {
        return check(rule, AUTH).verdict();
    }
}
