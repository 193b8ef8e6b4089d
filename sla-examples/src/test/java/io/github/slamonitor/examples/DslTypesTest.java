package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler refuses rules that make no sense. */
class DslTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failureRate().atMost(percent(5))",
                "availability().atLeast(percent(99.9)).over(Duration.ofDays(28)).severity(CRITICAL)",
                "averageResponseTime().between(Duration.ofMillis(1), Duration.ofSeconds(1))",
                "throughput().above(perSecond(10))",
                "recordCount().atLeast(10)",
                "failureCount().below(2.5)",
                "indicator(\"apdex\", metrics -> metrics.records()).atLeast(0.85)",
            })
    void ruleInItsOwnUnitCompiles(String rule) {
        assertThat(errorsWhenRequired(rule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failureRate().atMost(Duration.ofMillis(5))",
                "failureRate().atMost(5)",
                "failureRate().atMost(0.05)",
                "failureRate().atMost(perSecond(5))",
                "failureRate().between(percent(5), Duration.ofMillis(5))",
                "responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(Duration.ofMillis(5))",
                "averageResponseTime().atMost(percent(5))",
                "averageResponseTime().atMost(1500)",
                "responseTimePercentile(99).below(percent(5))",
                "throughput().atLeast(percent(5))",
                "throughput().atLeast(10)",
                "recordCount().atLeast(percent(5))",
                "recordCount().atLeast(Duration.ofMillis(5))",
                "indicator(\"apdex\", metrics -> 1).atLeast(percent(5))",
            })
    void boundInAnotherUnitDoesNotCompile(String rule) {
        assertThat(errorsWhenRequired(rule)).singleElement().asString().contains("incompatible types");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failureRate()", "percent(5)", "slowerThan(Duration.ofMillis(500))", "true"})
    void ruleWithoutABoundDoesNotCompile(String rule) {
        assertThat(errorsWhenRequired(rule))
                .singleElement()
                .asString()
                .contains("cannot be converted to io.github.slamonitor.SlaRule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "responseViolationRate(Duration.ofMillis(500)).atMost(percent(5))",
                "responseViolationRate(percent(5)).atMost(percent(5))",
                "failureRate().atMost(percent(5)).over(5)",
                "failureRate().atMost(percent(5)).atMost(percent(6))",
                "failureRate().over(Duration.ofMinutes(5)).atMost(percent(5))",
            })
    void wordInTheWrongPlaceDoesNotCompile(String rule) {
        assertThat(errorsWhenRequired(rule)).hasSize(1);
    }

    private static List<String> errorsWhenRequired(String rule) {
        return Compilation.errorsIn(Map.of(
                "Example",
                Compilation.IMPORTS
                        + "class Example { SlaPolicy policy = SlaPolicy.named(\"example\").require(" + rule
                        + ").build(); }"));
    }
}
