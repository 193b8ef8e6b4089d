package io.github.slamonitor;

import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static io.github.slamonitor.Requests.takingMillis;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators that a user adds. */
class CustomIndicatorTest {

    @Test
    void usesAllThatItIsBuiltOn() {
        Indicator<Number> fast = indicator(
                "fast",
                metrics -> 1 - (double) metrics.slowerThan(ofMillis(300)) / metrics.records(),
                responseViolationRate(slowerThan(ofMillis(300))));

        assertThat(check(fast.atLeast(0.75), takingMillis(100, 200, 300, 301)))
                .hasToString("checkout: fast at least 0.75: 0.75 over 4 requests")
                .returns(Verdict.MET, RuleResult::verdict);
    }

    @Test
    void canBeBuiltOnAPercentile() {
        Indicator<Number> spread = indicator(
                "spread",
                metrics ->
                        responseTimePercentile(100).value(metrics).orElseThrow().asDouble(),
                responseTimePercentile(100));

        assertThat(check(spread.atMost(400), takingMillis(100, 400)).verdict()).isEqualTo(Verdict.MET);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void givesNoVerdictWithoutAFiniteNumber(double value) {
        assertThat(check(indicator("apdex", metrics -> value).atMost(1), requests("auth", 1, 0)))
                .returns(Verdict.INSUFFICIENT_DATA, RuleResult::verdict)
                .returns("insufficient data, the calculation gave no finite number", RuleResult::detail);
    }

    @Test
    void givesNoVerdictWhenItThrows() {
        assertThat(detail(metrics -> {
                    throw new IllegalStateException("no weights");
                }))
                .isEqualTo("insufficient data, apdex failed: no weights");
        assertThat(detail(metrics -> {
                    throw new UnsupportedOperationException();
                }))
                .isEqualTo("insufficient data, apdex failed: UnsupportedOperationException");
    }

    @Test
    void namesTheRemedyForALimitThatIsNotCounted() {
        assertThat(detail(metrics -> metrics.slowerThan(ofMillis(300))))
                .isEqualTo("insufficient data, apdex failed: requests slower than 300 ms were not counted; name"
                        + " responseViolationRate(slowerThan(...)) with this limit among the indicators that yours is"
                        + " built on");
    }

    @Test
    void minusZeroIsAtLeastZero() {
        assertThat(check(indicator("drift", metrics -> -0.0).atLeast(0), requests("auth", 1, 0))
                        .verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void isEqualWhenNameAndCalculationAre() {
        ToDoubleFunction<ServiceMetrics> calculation = ServiceMetrics::records;

        assertThat(indicator("apdex", calculation))
                .isEqualTo(indicator("apdex", calculation))
                .isNotEqualTo(indicator("other", calculation))
                .isNotEqualTo(indicator("apdex", ServiceMetrics::failures))
                .returns(Indicator.Kind.CUSTOM, Indicator::kind);
    }

    private static String detail(ToDoubleFunction<ServiceMetrics> calculation) {
        return check(indicator("apdex", calculation).atLeast(0.85), requests("auth", 1, 0))
                .detail();
    }
}
