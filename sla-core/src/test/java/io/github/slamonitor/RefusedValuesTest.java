package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.perMinute;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Indicators.throughput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values out of range are refused where they are given, with what was wrong and the value. */
class RefusedValuesTest {

    private static final SlaRule RULE = failureRate().atMost(percent(5));

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal(() -> percent(-1), "a ratio must be from 0% to 100%: percent=-1.0"),
                refusal(() -> percent(100.1), "a ratio must be from 0% to 100%: percent=100.1"),
                refusal(() -> percent(Double.NaN), "a ratio must be from 0% to 100%: percent=NaN"),
                refusal(() -> percent(1e-8), "a ratio must have at most 9 decimal places: value=1E-10"),
                refusal(
                        () -> Ratio.of(new BigDecimal("1E+1000000000")),
                        "a ratio must be from 0 (0%) to 1 (100%): value=1E+1000000000"),
                refusal(() -> Ratio.of(new BigDecimal("-0.1")), "a ratio must be from 0 (0%) to 1 (100%): value=-0.1"),
                refusal(
                        () -> Ratio.of(new BigDecimal("1E-1000000000")),
                        "a ratio must have at most 9 decimal places: value=1E-1000000000"),
                refusal(() -> perSecond(-1), "a rate must be from 0 to 1000000000: requests=-1.0"),
                refusal(() -> perSecond(Double.NaN), "a rate must be from 0 to 1000000000: requests=NaN"),
                refusal(() -> perMinute(1.1e9), "a rate must be from 0 to 1000000000: requests=1.1E9"),
                refusal(() -> perMinute(1e-7), "a rate must have at most 6 decimal places: requests=1.0E-7"),
                refusal(() -> responseTimePercentile(0), "a percentile must be over 0 and at most 100: percent=0"),
                refusal(() -> responseTimePercentile(-1), "a percentile must be over 0 and at most 100: percent=-1"),
                refusal(
                        () -> responseTimePercentile(100.0001),
                        "a percentile must be over 0 and at most 100: percent=100.0001"),
                refusal(
                        () -> responseTimePercentile(Double.NaN),
                        "a percentile must be over 0 and at most 100: percent=NaN"),
                refusal(
                        () -> responseTimePercentile(99.99999),
                        "a percentile must have at most 4 decimal places: percent=99.99999"),
                refusal(
                        () -> slowerThan(Duration.ofMillis(-1)),
                        "limit must be from zero to 366 days: limit=PT-0.001S"),
                refusal(
                        () -> slowerThan(Duration.ofDays(366).plusNanos(1000)),
                        "limit must be from zero to 366 days: limit=PT8784H0.000001S"),
                refusal(
                        () -> slowerThan(Duration.ofNanos(1)),
                        "limit must be a whole number of microseconds, as response times are: limit=PT0.000000001S"),
                refusal(
                        () -> averageResponseTime().atMost(Duration.ofSeconds(Long.MAX_VALUE)),
                        "response time must be from zero to 366 days: response time=PT2562047788015215H30M7S"),
                refusal(() -> recordCount().atMost(-1), "a number of requests must be from 0 to 10^15: limit=-1"),
                refusal(
                        () -> recordCount().atMost(Double.NaN),
                        "a number of requests must be from 0 to 10^15: limit=NaN"),
                refusal(() -> recordCount().atMost(1e16), "a number of requests must be from 0 to 10^15: limit=1.0E16"),
                refusal(
                        () -> recordCount().atMost(0.0001),
                        "a number of requests must have at most 3 decimal places: limit=1.0E-4"),
                refusal(
                        () -> indicator("apdex", metrics -> 1).atMost(Double.POSITIVE_INFINITY),
                        "a limit must be a finite number: limit=Infinity"),
                refusal(
                        () -> failureRate().between(percent(10), percent(5)),
                        "the lower limit must not be over the upper one: lower=10%, upper=5%"),
                refusal(
                        () -> throughput().between(perMinute(100), perSecond(1)),
                        "the lower limit must not be over the upper one: lower=100/min, upper=1/s"));
    }

    static Stream<Arguments> refusedSettings() {
        return Stream.of(
                refusal(
                        () -> RULE.over(Duration.ofMillis(9_999)),
                        "a window must be from 10 s to 90 d: window=9 s 999 ms"),
                refusal(
                        () -> RULE.over(Duration.ofDays(90).plusSeconds(1)),
                        "a window must be from 10 s to 90 d: window=90 d 1 s"),
                refusal(() -> RULE.over(Duration.ZERO), "a window must be from 10 s to 90 d: window=0 s"),
                refusal(() -> RULE.minimumRecords(0), "minimumRecords must be at least 1: minimumRecords=0"),
                refusal(
                        () -> RULE.pendingFor(Duration.ofSeconds(-1)),
                        "pendingFor must not be negative: pendingFor=PT-1S"),
                refusal(
                        () -> RULE.keepFiringFor(Duration.ofNanos(-1)),
                        "keepFiringFor must not be negative: keepFiringFor=PT-0.000000001S"),
                refusal(
                        () -> RULE.because(" "),
                        "reason must have 1 to 200 characters, not all blank and no control characters: reason=\" \""),
                refusal(
                        () -> RULE.named(""),
                        "rule name must have 1 to 200 characters, not all blank and no control characters: rule"
                                + " name=\"\""),
                refusal(
                        () -> indicator("\t", metrics -> 1),
                        "indicator name must have 1 to 200 characters, not all blank and no control characters:"
                                + " indicator name=\"\t\""),
                refusal(
                        () -> SlaPolicy.named("a\nb"),
                        "policy name must have 1 to 200 characters, not all blank and no control characters: policy"
                                + " name=\"a\nb\""),
                refusal(
                        () -> SlaPolicy.named("checkout").build(),
                        "policy 'checkout': has no rules; add one with require(...)"),
                refusal(
                        () -> SlaPolicy.named("checkout").appliesTo("auth", " "),
                        "a service name or pattern must not be blank"),
                refusal(() -> SlaEvaluator.of(), "there must be at least one policy"),
                refusal(() -> SlaEvaluator.of(List.of()), "there must be at least one policy"),
                refusal(
                        () -> SlaEvaluator.of(policy("a"), policy("b"), policy("a")),
                        "each policy must have a name of its own: two are named 'a'"),
                refusal(() -> ServiceMetrics.named(""), "service must not be blank"),
                refusal(
                        () -> SlaEvaluator.of(policy("a"))
                                .evaluateMetrics(List.of(ServiceMetrics.named("auth"), ServiceMetrics.named("auth"))),
                        "a service must have one entry: service=auth"),
                refusal(() -> SlaEvaluator.of(policy("a")).accumulator().service(" "), "service must not be blank"));
    }

    static Stream<Arguments> refusedRequests() {
        Instant now = Requests.START;
        ServiceAccumulator accumulator =
                SlaEvaluator.of(policy("a")).accumulator().service("auth");
        return Stream.of(
                refusal(() -> new MetricRecord(" ", now, Duration.ZERO, true), "service must not be blank"),
                refusal(
                        () -> new MetricRecord("a".repeat(10_001), now, Duration.ZERO, true),
                        "service must have at most 10000 characters: service.length()=10001"),
                refusal(
                        () -> new MetricRecord("auth", now, Duration.ofNanos(-1), true),
                        "responseTime must be from zero to 366 days: responseTime=PT-0.000000001S"),
                refusal(
                        () -> new MetricRecord("auth", now, Duration.ofDays(366).plusNanos(1), true),
                        "responseTime must be from zero to 366 days: responseTime=PT8784H0.000000001S"),
                refusal(
                        () -> new MetricRecord("auth", Instant.MAX, Duration.ZERO, true),
                        "timestamp must be of the years 0 to 9999: timestamp=+1000000000-12-31T23:59:59.999999999Z"),
                refusal(
                        () -> new MetricRecord(
                                "auth", Instant.parse("0000-01-01T00:00:00Z").minusNanos(1), Duration.ZERO, true),
                        "timestamp must be of the years 0 to 9999: timestamp=-0001-12-31T23:59:59.999999999Z"),
                refusal(
                        () -> accumulator.add(0, -1, true),
                        "responseMicros must be from zero to 366 days: responseMicros=-1"),
                refusal(
                        () -> accumulator.add(0, 31_622_400_000_001L, true),
                        "responseMicros must be from zero to 366 days: responseMicros=31622400000001"),
                refusal(
                        () -> accumulator.add(253_402_300_800_000_000L, 1, true),
                        "timestampMicros must be of the years 0 to 9999: timestampMicros=253402300800000000"),
                refusal(
                        () -> accumulator.add(-62_167_219_200_000_001L, 1, true),
                        "timestampMicros must be of the years 0 to 9999: timestampMicros=-62167219200000001"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"refused", "refusedSettings", "refusedRequests"})
    void isRefusedWithWhatWasWrong(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void endsOfARangeAreTaken() {
        assertThat(percent(0)).isEqualTo(Ratio.of(BigDecimal.ZERO));
        assertThat(percent(100)).isEqualTo(Ratio.of(BigDecimal.ONE));
        assertThat(perSecond(1e9)).isNotEqualTo(perMinute(1e9));
        assertThat(RULE.over(Duration.ofSeconds(10)).window()).isEqualTo(SlaRule.MINIMUM_WINDOW);
        assertThat(RULE.over(Duration.ofDays(90)).window()).isEqualTo(SlaRule.MAXIMUM_WINDOW);
        assertThat(RULE.pendingFor(Duration.ZERO).keepFiringFor(Duration.ZERO)).isEqualTo(RULE);
        assertThat(RULE.named("n".repeat(200)).name()).hasSize(200);
        assertThat(perMinute(0.000001)).hasToString("0.000001/min");
        assertThat(responseTimePercentile(99.9999)).hasToString("p99.9999 response time");
        assertThat(responseTimePercentile(100)).hasToString("p100 response time");
        assertThat(recordCount().atMost(0.125).bound()).hasToString("at most 0.125");
        assertThat(recordCount().atMost(1e15).bound()).hasToString("at most 1000000000000000");
        assertThat(slowerThan(Duration.ofDays(366)).limit()).isEqualTo(MetricRecord.MAXIMUM_RESPONSE_TIME);
    }

    @Test
    void endsOfTheRangeOfRequestsAreTaken() {
        ServiceAccumulator accumulator =
                SlaEvaluator.of(policy("a")).accumulator().service("auth");
        accumulator.add(253_402_300_799_999_999L, 31_622_400_000_000L, true);
        accumulator.add(-62_167_219_200_000_000L, 0, true);

        assertThat(accumulator.tally().records()).isEqualTo(2);
        MetricRecord last = new MetricRecord(
                "a".repeat(10_000),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                MetricRecord.MAXIMUM_RESPONSE_TIME,
                true);
        assertThat(last.timestampMicros()).isEqualTo(253_402_300_799_999_999L);
    }

    private static SlaPolicy policy(String name) {
        return SlaPolicy.named(name).require(RULE).build();
    }

    private static Arguments refusal(ThrowingCallable call, String message) {
        return arguments(call, message);
    }
}
