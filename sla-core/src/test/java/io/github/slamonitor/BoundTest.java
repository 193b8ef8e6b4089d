package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static io.github.slamonitor.Requests.taking;
import static io.github.slamonitor.Verdict.MET;
import static io.github.slamonitor.Verdict.VIOLATED;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.Bound.Comparison;
import io.github.slamonitor.Measurement.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What counts as within a bound, above all at the limit itself. */
class BoundTest {

    @Test
    void exactlyFivePercentIsAtMostFivePercentAndNotBelow() {
        assertThat(verdict(failureRate().atMost(percent(5)), 20, 1)).isEqualTo(MET);
        assertThat(verdict(failureRate().below(percent(5)), 20, 1)).isEqualTo(VIOLATED);
        assertThat(verdict(failureRate().atMost(percent(5)), 19_999, 1000)).isEqualTo(VIOLATED);
        assertThat(verdict(failureRate().atMost(percent(0.1)), 1000, 1)).isEqualTo(MET);
        assertThat(verdict(failureRate().atMost(percent(0)), 1000, 0)).isEqualTo(MET);
        assertThat(verdict(failureRate().atMost(percent(0)), 1000, 1)).isEqualTo(VIOLATED);
    }

    @Property(tries = 300)
    void everyShareThatIsADecimalIsComparedExactly(
            @ForAll @IntRange(min = 1, max = 3) int power, @ForAll @IntRange(min = 1, max = 999) int part) {
        int count = BigDecimal.TEN.pow(power).intValueExact();
        int failures = 1 + part % (count - 1);
        Ratio share = Ratio.of(BigDecimal.valueOf(failures, power));

        assertThat(verdict(failureRate().atMost(share), count, failures)).isEqualTo(MET);
        assertThat(verdict(failureRate().atLeast(share), count, failures)).isEqualTo(MET);
        assertThat(verdict(failureRate().between(share, share), count, failures))
                .isEqualTo(MET);
        assertThat(verdict(failureRate().below(share), count, failures)).isEqualTo(VIOLATED);
        assertThat(verdict(failureRate().above(share), count, failures)).isEqualTo(VIOLATED);
    }

    private static Verdict verdict(SlaRule rule, int count, int failures) {
        return check(rule, requests("auth", count, failures)).verdict();
    }

    @Test
    void percentileAtTheLimitIsDecidedToTheMicrosecond() {
        Duration limit = ofMillis(800);
        Duration over = limit.plus(ofNanos(1000));
        Indicator<Duration> p50 = responseTimePercentile(50);

        assertThat(verdict(p50.atMost(limit), limit, limit, over)).isEqualTo(MET);
        assertThat(verdict(p50.below(limit), limit, limit, over)).isEqualTo(VIOLATED);
        assertThat(verdict(p50.atMost(limit), limit, over, over)).isEqualTo(VIOLATED);
        assertThat(verdict(p50.atLeast(limit), limit, limit, over)).isEqualTo(MET);
        assertThat(verdict(p50.above(limit), limit, limit, over)).isEqualTo(VIOLATED);
        assertThat(verdict(p50.above(limit), limit, over, over)).isEqualTo(MET);
        assertThat(verdict(p50.between(limit, limit), limit, limit, over)).isEqualTo(MET);
        assertThat(verdict(p50.between(limit, limit), limit, over, over)).isEqualTo(VIOLATED);
        assertThat(verdict(p50.between(over, over), limit, limit, over)).isEqualTo(VIOLATED);
    }

    @Test
    void percentileIsShownOnItsTrueSideOfANarrowRange() {
        // All three are in one bucket of the histogram, whose middle is within the range.
        RuleResult result = check(
                responseTimePercentile(50).between(ofNanos(1_281_000), ofNanos(1_290_000)),
                taking(ofNanos(1_280_000), ofNanos(1_280_000), ofNanos(1_295_000)));

        assertThat(result.verdict()).isEqualTo(VIOLATED);
        assertThat(result.value().orElseThrow().asDuration()).isEqualTo(ofNanos(1_280_000));
    }

    @Test
    void startedMicrosecondIsOverTheLimit() {
        Stream<MetricRecord> requests = taking(ofMillis(500).plusNanos(1));

        assertThat(check(responseTimePercentile(50).atMost(ofMillis(500)), requests)
                        .verdict())
                .isEqualTo(VIOLATED);
    }

    private static Verdict verdict(SlaRule rule, Duration... times) {
        return check(rule, taking(times)).verdict();
    }

    @Test
    void tellsWhatItAsksFor() {
        Bound range = failureRate().between(percent(1), percent(5)).bound();
        assertThat(range.comparison()).isEqualTo(Comparison.BETWEEN);
        assertThat(range.limit().asDouble()).isEqualTo(0.01);
        assertThat(range.upperLimit().orElseThrow().asDouble()).isEqualTo(0.05);
        assertThat(failureRate().atMost(percent(5)).bound().upperLimit()).isEmpty();
    }

    @Test
    void isEqualWhenComparisonAndLimitsAre() {
        Bound bound = failureRate().atMost(percent(5)).bound();
        assertThat(failureRate().atMost(Ratio.of(new BigDecimal("0.050"))).bound())
                .isEqualTo(bound)
                .hasSameHashCodeAs(bound);
        assertThat(failureRate().below(percent(5)).bound()).isNotEqualTo(bound);
        assertThat(failureRate().atMost(percent(6)).bound()).isNotEqualTo(bound);
        assertThat(failureRate().between(percent(5), percent(6)).bound())
                .isNotEqualTo(failureRate().between(percent(5), percent(7)).bound());
        assertThat(bound).isNotEqualTo("at most 5%");
    }

    @Test
    void refusesAValueOfAnotherUnit() {
        Bound bound = failureRate().atMost(percent(5)).bound();

        assertThatThrownBy(() -> bound.holds(Measurement.exact(Unit.TIME, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("units must be equal to compare: TIME and RATIO");
    }
}
