package io.github.slamonitor;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureCount;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.minimumResponseTime;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static io.github.slamonitor.Verdict.INSUFFICIENT_DATA;
import static io.github.slamonitor.Verdict.MET;
import static io.github.slamonitor.Verdict.VIOLATED;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Too little data is a verdict of its own, with the reason. */
class InsufficientDataTest {

    private static final SlaRule FAILURES = failureRate().atMost(percent(5));

    static Stream<SlaRule> thatNeedARequest() {
        return Stream.of(
                FAILURES,
                availability().atLeast(percent(99)),
                averageResponseTime().atMost(ofMillis(100)),
                minimumResponseTime().atMost(ofMillis(100)),
                maximumResponseTime().atMost(ofMillis(100)),
                responseViolationRate(slowerThan(ofMillis(500))).atMost(percent(10)),
                responseTimePercentile(50).atMost(ofMillis(100)),
                failureCount().atMost(3),
                indicator("apdex", metrics -> 1).atLeast(0.85));
    }

    @ParameterizedTest
    @MethodSource("thatNeedARequest")
    void namedServiceThatIsSilentHasNoVerdict(SlaRule rule) {
        RuleResult result = checkSilent(rule);

        assertThat(result.verdict()).isEqualTo(INSUFFICIENT_DATA);
        assertThat(result.value()).isEmpty();
        assertThat(result.detail()).isEqualTo("insufficient data, no requests");
        assertThat(result.metrics().records()).isZero();
        assertThat(result.metrics().firstTimestamp()).isEmpty();
        assertThat(result.metrics().lastTimestamp()).isEmpty();
    }

    @Test
    void silenceIsAThroughputAndACountOfZero() {
        assertThat(checkSilent(throughput().atLeast(perSecond(1))))
                .returns(VIOLATED, RuleResult::verdict)
                .hasToString("silent: throughput at least 1/s: 0/s (0 requests in 3 s)");
        assertThat(checkSilent(recordCount().atLeast(1)))
                .returns(VIOLATED, RuleResult::verdict)
                .hasToString("silent: record count at least 1: 0 requests");
        assertThat(checkSilent(recordCount().atMost(10)).verdict()).isEqualTo(MET);
    }

    @Test
    void silenceIsNoThroughputWhereTheInputSpansNoTime() {
        SlaPolicy policy = SlaPolicy.named("policy")
                .appliesTo("auth", "silent")
                .require(throughput().atLeast(perSecond(1)))
                .build();

        assertThat(SlaEvaluator.of(policy).evaluate(requests("auth", 1, 0)).results())
                .extracting(RuleResult::detail)
                .containsExactly("insufficient data, the records span no time", "insufficient data, no requests");
    }

    /** Checks a named service of which no record speaks, beside another one with records over 3 s. */
    private static RuleResult checkSilent(SlaRule rule) {
        SlaPolicy policy =
                SlaPolicy.named("policy").appliesTo("silent").require(rule).build();
        SlaReport report = SlaEvaluator.of(policy).evaluate(requests("auth", 4, 0));
        assertThat(report.services()).extracting(ServiceMetrics::service).containsExactly("auth");
        assertThat(report.unmatchedPolicies()).containsExactly("policy");
        return report.results().get(0);
    }

    @Test
    void serviceThatWasLookedUpButHadNoRequestIsSilent() {
        SlaEvaluator evaluator =
                SlaEvaluator.of(SlaPolicy.named("policy").require(FAILURES).build());
        MetricsAccumulator accumulator = evaluator.accumulator();
        assertThat(accumulator.service("auth").service()).isEqualTo("auth");

        SlaReport report = evaluator.evaluate(accumulator);

        assertThat(report.services()).isEmpty();
        assertThat(report.verdict()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void fewerRecordsThanTheMinimumGiveNoVerdict() {
        SlaRule rule = FAILURES.minimumRecords(100);

        assertThat(check(rule, requests("auth", 99, 99)))
                .returns(INSUFFICIENT_DATA, RuleResult::verdict)
                .hasToString("auth: failure rate at most 5%: insufficient data, 99 requests of at least 100");
        assertThat(check(rule, requests("auth", 100, 100)).verdict()).isEqualTo(VIOLATED);
        assertThat(check(rule, requests("auth", 1, 1)).detail())
                .isEqualTo("insufficient data, 1 request of at least 100");
    }

    @Test
    void reportIsNotHealthyWhenOneVerdictIsMissing() {
        SlaPolicy policy = SlaPolicy.named("policy")
                .require(FAILURES)
                .require(averageResponseTime().atMost(ofMillis(200)).minimumRecords(100))
                .build();

        SlaReport report = SlaEvaluator.of(policy).evaluate(requests("auth", 99, 0));

        assertThat(report.results()).extracting(RuleResult::verdict).containsExactly(MET, INSUFFICIENT_DATA);
        assertThat(report.verdict()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void minimumHoldsForThroughputAndCountToo() {
        assertThat(check(recordCount().atLeast(10).minimumRecords(5), requests("auth", 4, 0))
                        .verdict())
                .isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void limitThatWasNotCountedGivesNoVerdict() {
        ServiceMetrics metrics = countedFor(responseTimePercentile(50).atMost(ofMillis(300)));

        assertThat(check(responseTimePercentile(50).atMost(ofMillis(200)), metrics))
                .returns(INSUFFICIENT_DATA, RuleResult::verdict)
                .returns(
                        "insufficient data, p50 response time failed: these figures were counted for policies without"
                                + " this limit",
                        RuleResult::detail);
        assertThat(check(responseTimePercentile(50).below(ofMillis(300)), metrics)
                        .verdict())
                .isEqualTo(INSUFFICIENT_DATA);
        assertThat(check(responseTimePercentile(75).above(ofMillis(300)), metrics)
                        .verdict())
                .isEqualTo(VIOLATED);
    }

    @Test
    void distributionThatWasNotCountedGivesNoVerdict() {
        assertThat(check(responseTimePercentile(50).atMost(ofMillis(300)), countedFor(FAILURES))
                        .detail())
                .isEqualTo("insufficient data, p50 response time failed: no distribution of response times was kept");
    }

    @Test
    void slowRequestsThatWereNotCountedGiveNoVerdict() {
        SlaRule slow = responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(10));

        assertThat(check(slow, countedFor(FAILURES)).detail())
                .startsWith("insufficient data, response violation rate (slower than 500 ms) failed: requests slower"
                        + " than 500 ms were not counted");
    }

    private static ServiceMetrics countedFor(SlaRule rule) {
        return check(rule, requests("auth", 4, 0)).metrics();
    }
}
