package io.github.slamonitor;

import static io.github.slamonitor.Indicators.allOf;
import static io.github.slamonitor.Indicators.anyOf;
import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureCount;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RuleExplanationTest {

    private static final SlaRule FAILURES = failureRate().atMost(percent(5));

    /** The share of the room that 100 requests use of which so many failed, each of 100 ms. */
    private static double used(SlaRule rule, int failures) {
        return explain(rule, failures).used().orElseThrow();
    }

    private static RuleExplanation explain(SlaRule rule, int failures) {
        RuleResult result = check(rule, requests("auth", 100, failures));
        return RuleExplanation.of(result, Evidence.of(result));
    }

    @Test
    void anUpperLimitIsUsedByTheShareOfIt() {
        assertThat(used(FAILURES, 0)).isEqualTo(0);
        assertThat(used(FAILURES, 2)).isEqualTo(0.4, within(1e-9));
        assertThat(used(FAILURES, 5)).isEqualTo(1);
        assertThat(used(FAILURES, 10)).isEqualTo(2);
        assertThat(used(failureCount().below(4), 4)).isEqualTo(1);
    }

    @Test
    void aLowerLimitOfARatioIsUsedByWhatFailed() {
        SlaRule rule = availability().atLeast(percent(96));
        assertThat(used(rule, 0)).isEqualTo(0);
        assertThat(used(rule, 1)).isEqualTo(0.25, within(1e-9));
        assertThat(used(rule, 8)).isEqualTo(2, within(1e-9));
    }

    @Test
    void aLowerLimitOfAnythingElseIsUsedTheOtherWayRound() {
        assertThat(used(recordCount().atLeast(50), 0)).isEqualTo(0.5);
        assertThat(used(recordCount().atLeast(200), 0)).isEqualTo(2);
    }

    @Test
    void twoLimitsAreUsedFromTheirMiddle() {
        SlaRule rule = failureCount().between(10, 20);
        assertThat(used(rule, 15)).isEqualTo(0);
        assertThat(used(rule, 12)).isEqualTo(0.6);
        assertThat(used(rule, 20)).isEqualTo(1);
        assertThat(used(rule, 25)).isEqualTo(2);
        assertThat(used(failureCount().between(10, 10), 10)).isEqualTo(0);
    }

    @Test
    void noRoomAtAllIsNeverInfinite() {
        assertThat(used(failureCount().atMost(0), 0)).isEqualTo(0);
        assertThat(used(failureCount().atMost(0), 1)).isEqualTo(1000);
        assertThat(used(availability().atLeast(percent(100)), 1)).isEqualTo(1000);
        assertThat(used(failureCount().atLeast(5), 0)).isEqualTo(1000);
        assertThat(explain(indicator("temperature", metrics -> -5).atMost(-1), 0)
                        .used())
                .isEmpty();
    }

    @Test
    void ofSeveralRulesTheOneThatDecidesIsTold() {
        SlaRule slow = averageResponseTime().atMost(Duration.ofMillis(400));
        assertThat(used(allOf(FAILURES, slow), 4)).isEqualTo(0.8, within(1e-9));
        assertThat(used(anyOf(FAILURES, slow), 4)).isEqualTo(0.25);
    }

    @Test
    void aRuleThatDoesNotCountOrHasNoVerdictUsesNothing() {
        SlaRule unmatched = FAILURES.when(recordCount().atLeast(1000));
        assertThat(explain(unmatched, 10).used()).isEmpty();
        assertThat(explain(unmatched, 10).text()).endsWith("10% of 100 requests failed (met)");
        assertThat(explain(FAILURES.minimumRecords(1000), 10).used()).isEmpty();
        assertThat(explain(FAILURES.minimumRecords(1000), 10).text())
                .isEqualTo("failure rate at most 5%: insufficient data, 100 requests of at least 1000");
    }

    @Test
    void theTextSaysHowCloseItIs() {
        assertThat(explain(FAILURES, 2).text())
                .isEqualTo("failure rate at most 5%: 2% of 100 requests failed (met, 40% of its room used)");
        assertThat(explain(FAILURES, 10).text())
                .isEqualTo("failure rate at most 5%: 10% of 100 requests failed (violated, 200% of its room used)");
        assertThat(explain(failureCount().atMost(0), 1).text()).endsWith("(violated, over 1000 times its room used)");
    }

    @Test
    void aReportExplainsAllItsResults() {
        SlaPolicy policy = SlaPolicy.named("p")
                .require(FAILURES)
                .require(recordCount().atLeast(10))
                .build();
        SlaReport report = SlaEvaluator.of(policy).evaluate(requests("auth", 100, 1));
        assertThat(report.explain()).extracting(RuleExplanation::result).isEqualTo(report.results());
    }

    @Test
    void aMonitorExplainsRulesThatAreMetWithTheirWorstMinutes() {
        MonitorClock clock = new MonitorClock();
        SlaPolicy policy = SlaPolicy.named("p").require(FAILURES).build();
        try (SlaMonitor monitor =
                SlaMonitor.builder().policy(policy).clock(clock).nanoTime(clock).build()) {
            for (int second = 0; second < 240; second++) {
                Duration time = Duration.ofMillis(100);
                monitor.record(new MetricRecord("auth", clock.instant(), time, second % 100 != 70));
                clock.pass(Duration.ofSeconds(1));
            }
            assertThat(monitor.explain("auth")).isEmpty();
            monitor.evaluate(clock.instant());
            assertThat(monitor.explain("nobody")).isEmpty();
            List<RuleExplanation> rules = monitor.explain("auth");
            assertThat(rules)
                    .singleElement()
                    .extracting(RuleExplanation::text)
                    .isEqualTo("failure rate at most 5% over 5 min: 0.83% of 240 requests failed"
                            + " (met, 16.67% of its room used)");
            assertThat(rules.get(0).evidence().worst())
                    .extracting(WorstPeriod::start)
                    .containsExactly(MonitorClock.START.plusSeconds(60), MonitorClock.START.plusSeconds(120));
        }
    }

    @Property
    void theShareIsOnTheSideOfTheVerdict(@ForAll("bounds") Bound bound, @ForAll("values") Measurement value) {
        OptionalDouble used = UsedRoom.of(bound, value);
        assertThat(used).isPresent();
        assertThat(used.getAsDouble()).isBetween(0.0, 1000.0);
        if (bound.holds(value)) {
            assertThat(used.getAsDouble()).isLessThanOrEqualTo(1 + 1e-9);
        } else {
            assertThat(used.getAsDouble()).isGreaterThanOrEqualTo(1 - 1e-9);
        }
    }

    @Provide
    Arbitrary<Bound> bounds() {
        Arbitrary<Long> permille = Arbitraries.longs().between(1, 999);
        return permille.flatMap(limit -> permille.flatMap(other -> Arbitraries.of(Bound.Comparison.class)
                .map(comparison -> comparison == Bound.Comparison.BETWEEN
                        ? Bound.between(ratio(Math.min(limit, other)), ratio(Math.max(limit, other)))
                        : Bound.of(comparison, ratio(limit)))));
    }

    @Provide
    Arbitrary<Measurement> values() {
        return Arbitraries.longs().between(0, 1000).map(RuleExplanationTest::ratio);
    }

    private static Measurement ratio(long permille) {
        return Measurement.exact(Measurement.Unit.RATIO, permille, 1000);
    }
}
