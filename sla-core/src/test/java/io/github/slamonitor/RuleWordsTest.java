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
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a rule describes itself. */
class RuleWordsTest {

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments(failureRate().atMost(percent(5)), "failure rate at most 5%"),
                arguments(failureRate().below(percent(0.1)), "failure rate below 0.1%"),
                arguments(failureRate().atMost(percent(12.3456789)), "failure rate at most 12.3456789%"),
                arguments(availability().atLeast(percent(99.999)), "availability at least 99.999%"),
                arguments(availability().above(percent(99)), "availability above 99%"),
                arguments(availability().between(percent(50), percent(100)), "availability between 50% and 100%"),
                arguments(averageResponseTime().atMost(ofMillis(1500)), "average response time at most 1.5 s"),
                arguments(minimumResponseTime().atLeast(ofNanos(5000)), "minimum response time at least 5 µs"),
                arguments(maximumResponseTime().below(ofSeconds(90)), "maximum response time below 90 s"),
                arguments(
                        responseViolationRate(slowerThan(ofMillis(500))).atMost(percent(10)),
                        "response violation rate (slower than 500 ms) at most 10%"),
                arguments(
                        responseViolationRate(slowerThan(ofNanos(1_500_000))).atMost(percent(10)),
                        "response violation rate (slower than 1.5 ms) at most 10%"),
                arguments(responseTimePercentile(99).atMost(ofMillis(800)), "p99 response time at most 800 ms"),
                arguments(responseTimePercentile(99.9).atMost(ofSeconds(1)), "p99.9 response time at most 1 s"),
                arguments(responseTimePercentile(50).atMost(ofMillis(1001)), "p50 response time at most 1.001 s"),
                arguments(throughput().atLeast(perSecond(10)), "throughput at least 10/s"),
                arguments(throughput().between(perSecond(10), perSecond(500)), "throughput between 10/s and 500/s"),
                arguments(throughput().atLeast(perMinute(30)), "throughput at least 30/min"),
                arguments(throughput().atLeast(perMinute(100)), "throughput at least 100/min"),
                arguments(throughput().atLeast(perMinute(90)), "throughput at least 1.5/s"),
                arguments(throughput().above(perSecond(0)), "throughput above 0/s"),
                arguments(throughput().above(perSecond(1.234567)), "throughput above 1.234567/s"),
                arguments(recordCount().atLeast(1000), "record count at least 1000"),
                arguments(failureCount().below(2.5), "failure count below 2.5"),
                arguments(indicator("apdex", metrics -> 1).atLeast(0.85), "apdex at least 0.85"),
                arguments(indicator("drift", metrics -> 1).between(-0.1, 0.1), "drift between -0.1 and 0.1"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void conditionHasTheIndicatorAndTheBoundAsItWasWritten(SlaRule rule, String words) {
        assertThat(rule.condition()).isEqualTo(words);
        assertThat(rule.name()).isEqualTo(words);
        assertThat(rule.indicator().name() + " " + rule.bound()).isEqualTo(words);
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                arguments(ofSeconds(10), "10 s"),
                arguments(ofMinutes(5), "5 min"),
                arguments(ofSeconds(90), "1 min 30 s"),
                arguments(ofMinutes(90), "1 h 30 min"),
                arguments(ofHours(24), "1 d"),
                arguments(ofDays(28), "28 d"),
                arguments(ofMillis(10_500), "10 s 500 ms"),
                arguments(ofSeconds(10).plusNanos(1000), "10 s 1 µs"),
                arguments(ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4), "1 d 2 h 3 min 4 s"));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void textEndsInTheWindow(java.time.Duration window, String words) {
        assertThat(failureRate().atMost(percent(5)).over(window)).hasToString("failure rate at most 5% over " + words);
    }

    @Test
    void windowIsFiveMinutesWhenNotSaid() {
        assertThat(failureRate().atMost(percent(5))).hasToString("failure rate at most 5% over 5 min");
    }

    @Test
    void nameOfItsOwnLeavesTheConditionAsItIs() {
        SlaRule rule = failureRate().atMost(percent(5)).named("errors");

        assertThat(rule.name()).isEqualTo("errors");
        assertThat(rule.condition()).isEqualTo("failure rate at most 5%");
        assertThat(rule).hasToString("failure rate at most 5% over 5 min");
    }

    @Test
    void policyListsItsRulesBelowItsServices() {
        SlaPolicy policy = SlaPolicy.named("checkout")
                .appliesTo("checkout", "payment-*")
                .require(failureRate().atMost(percent(5)))
                .require(averageResponseTime().atMost(ofSeconds(2)).over(ofHours(1)))
                .build();

        assertThat(policy).hasToString("""
                        checkout for checkout, payment-*
                          failure rate at most 5% over 5 min
                          average response time at most 2 s over 1 h""");
    }

    @Test
    void ratiosAndRatesReadAsTheyWereWritten() {
        assertThat(percent(5)).hasToString("5%");
        assertThat(percent(0.0000001)).hasToString("0.0000001%");
        assertThat(percent(0)).hasToString("0%");
        assertThat(percent(100)).hasToString("100%");
        assertThat(perSecond(0.5)).hasToString("30/min");
        assertThat(perSecond(12.25)).hasToString("12.25/s");
        assertThat(perMinute(100)).hasToString("100/min");
        assertThat(slowerThan(ofMillis(500))).hasToString("slower than 500 ms");
    }
}
