package io.github.slamonitor;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureCount;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.minimumResponseTime;
import static io.github.slamonitor.Indicators.perMinute;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static io.github.slamonitor.Requests.takingMillis;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a result describes what was measured. */
class ResultWordsTest {

    private static final Indicator<Ratio> SLOW = responseViolationRate(slowerThan(ofMillis(500)));

    static Stream<Arguments> ofSeveralRequests() {
        return Stream.of(
                arguments(failureRate().atMost(percent(5)), "25% of 4 requests failed"),
                arguments(availability().atLeast(percent(99)), "75% of 4 requests succeeded"),
                arguments(averageResponseTime().atMost(ofMillis(300)), "4 requests took 337.5 ms on average"),
                arguments(minimumResponseTime().atLeast(ofMillis(1)), "the fastest of 4 requests took 100 ms"),
                arguments(maximumResponseTime().atMost(ofMillis(500)), "the slowest of 4 requests took 700 ms"),
                arguments(SLOW.atMost(percent(10)), "25% of 4 requests were slower than 500 ms"),
                arguments(responseTimePercentile(50).atMost(ofMillis(300)), "p50 of 4 requests was 199.68 ms"),
                arguments(throughput().atLeast(perSecond(1)), "1.33/s (4 requests in 3 s)"),
                arguments(recordCount().atLeast(10), "4 requests"),
                arguments(failureCount().atMost(0), "1 of 4 requests failed"),
                arguments(indicator("apdex", metrics -> 0.5).atLeast(0.85), "0.5 over 4 requests"));
    }

    @ParameterizedTest
    @MethodSource("ofSeveralRequests")
    void detailOfSeveralRequests(SlaRule rule, String words) {
        assertThat(check(rule, fourRequests()).detail()).isEqualTo(words);
    }

    static Stream<Arguments> ofOneRequest() {
        return Stream.of(
                arguments(failureRate().atMost(percent(5)), "100% of 1 request failed"),
                arguments(availability().atLeast(percent(99)), "0% of 1 request succeeded"),
                arguments(averageResponseTime().atMost(ofMillis(300)), "1 request took 100 ms on average"),
                arguments(minimumResponseTime().atLeast(ofMillis(1)), "the fastest of 1 request took 100 ms"),
                arguments(maximumResponseTime().atMost(ofMillis(500)), "the slowest of 1 request took 100 ms"),
                arguments(SLOW.atMost(percent(10)), "0% of 1 request was slower than 500 ms"),
                arguments(responseTimePercentile(50).atMost(ofMillis(300)), "p50 of 1 request was 100 ms"),
                arguments(throughput().atLeast(perSecond(1)), "insufficient data, the records span no time"),
                arguments(recordCount().atLeast(10), "1 request"),
                arguments(failureCount().atMost(0), "1 of 1 request failed"),
                arguments(indicator("apdex", metrics -> 0.5).atLeast(0.85), "0.5 over 1 request"));
    }

    @ParameterizedTest
    @MethodSource("ofOneRequest")
    void detailOfOneRequest(SlaRule rule, String words) {
        assertThat(check(rule, requests("checkout", 1, 1)).detail()).isEqualTo(words);
    }

    /** One failed and slow; 1350 ms in all. */
    private static Stream<MetricRecord> fourRequests() {
        return Stream.concat(
                takingMillis(100, 200, 350),
                Stream.of(new MetricRecord("checkout", Requests.START.plusSeconds(3), ofMillis(700), false)));
    }

    @Test
    void textIsTheConditionAndTheDetail() {
        RuleResult result = check(failureRate().atMost(percent(5)), requests("auth", 2407, 246));

        assertThat(result.text()).isEqualTo("failure rate at most 5%: 10.22% of 2407 requests failed");
        assertThat(result).hasToString("auth: failure rate at most 5%: 10.22% of 2407 requests failed");
    }

    @Test
    void violationBeginsWithItsSeverityAndEndsWithItsReason() {
        SlaRule rule = failureRate().atMost(percent(5));

        assertThat(violation(rule)).hasToString("WARNING auth: failure rate at most 5%: 25% of 4 requests failed");
        assertThat(violation(rule.severity(Severity.CRITICAL).because("contract 4.2")))
                .hasToString("CRITICAL auth: failure rate at most 5%: 25% of 4 requests failed (contract 4.2)");
    }

    private static Violation violation(SlaRule rule) {
        RuleResult result = check(rule, requests("auth", 4, 1));
        return Violation.opened("1", result, Evidence.of(result), Requests.START);
    }

    @Test
    void valueThatWouldRoundToTheLimitGetsMoreDigits() {
        assertThat(detail(failureRate().atMost(percent(5)), 20_001, 1001)).startsWith("5.005% of");
        assertThat(detail(failureRate().atMost(percent(5)), 2_000_001, 100_001)).startsWith("5.00005% of");
        assertThat(detail(availability().atLeast(percent(66.67)), 3, 1)).startsWith("66.667% of");
        assertThat(detail(failureRate().between(percent(1), percent(33.33)), 3, 1))
                .startsWith("33.333% of");
        assertThat(check(indicator("sum", metrics -> 0.1 + 0.2).atMost(0.3), requests("auth", 1, 0))
                        .detail())
                .isEqualTo("0.30000000000000004 over 1 request");
    }

    @Test
    void valueAtTheLimitIsNotDressedUp() {
        assertThat(detail(failureRate().atMost(percent(5)), 20, 1)).startsWith("5% of");
        assertThat(detail(failureRate().below(percent(5)), 20, 1)).startsWith("5% of");
    }

    @Test
    void oneInAMillionIsNotNothingAndAllButOneNotAll() {
        assertThat(detail(failureRate().atMost(percent(5)), 1_000_000, 1)).startsWith("0.0001% of");
        assertThat(detail(availability().atLeast(percent(99)), 1_000_000, 1)).startsWith("99.9999% of");
        assertThat(detail(failureRate().atMost(percent(5)), 10, 0)).startsWith("0% of");
        assertThat(detail(availability().atLeast(percent(99)), 10, 0)).startsWith("100% of");
    }

    private static String detail(SlaRule rule, int count, int failures) {
        return check(rule, requests("auth", count, failures)).detail();
    }

    @Test
    void throughputIsInTheUnitOfItsLimit() {
        Stream<MetricRecord> slow = Stream.of(0, 60).map(ResultWordsTest::atSecond);
        assertThat(check(throughput().atLeast(perSecond(10)), slow).text())
                .isEqualTo("throughput at least 10/s: 0.03/s (2 requests in 1 min)");

        assertThat(check(throughput().atMost(perMinute(100)), requests("auth", 121, 0))
                        .text())
                .isEqualTo("throughput at most 100/min: 60.5/min (121 requests in 2 min)");
    }

    private static MetricRecord atSecond(int second) {
        return new MetricRecord("auth", Requests.START.plusSeconds(second), ofMillis(1), true);
    }

    @Test
    void figuresThatCameAggregatedSpeakOfNoNumberOfRequests() {
        ServiceMetrics metrics = ServiceMetrics.named("auth").with(failureRate(), percent(10.22));

        assertThat(check(failureRate().atMost(percent(5)), metrics))
                .hasToString("auth: failure rate at most 5%: 10.22%");
        assertThat(check(indicator("apdex", figures -> 0.5).atLeast(0.85), metrics))
                .hasToString("auth: apdex at least 0.85: 0.5");
    }

    @Test
    void wordsAreTheSameInAGermanLocale() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(check(averageResponseTime().atMost(ofMillis(1500)), takingMillis(1234, 1235, 2345)))
                    .hasToString("checkout: average response time at most 1.5 s: 3 requests took 1.605 s on average");
            assertThat(check(failureRate().atMost(percent(0.5)), requests("auth", 20_000, 2044)))
                    .hasToString("auth: failure rate at most 0.5%: 10.22% of 20000 requests failed");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
