package io.github.slamonitor;

import static io.github.slamonitor.Indicators.allOf;
import static io.github.slamonitor.Indicators.anyOf;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.Requests.check;
import static io.github.slamonitor.Requests.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CombinedRulesTest {

    private static final SlaRule FAILURES = failureRate().atMost(percent(5));
    private static final SlaRule SLOW = averageResponseTime().atMost(Duration.ofMillis(50));
    private static final SlaRule QUICK = averageResponseTime().atMost(Duration.ofMillis(500));
    private static final SlaRule UNKNOWN =
            indicator("unknown", metrics -> Double.NaN).atMost(1);
    private static final SlaRule BUSY = recordCount().atLeast(100);

    @Test
    void aRuleWithAConditionSaysBothInWords() {
        SlaRule rule = FAILURES.when(throughput().atLeast(perSecond(10)));
        assertThat(rule.name()).isEqualTo("failure rate at most 5% when throughput at least 10/s");
        assertThat(rule.over(Duration.ofMinutes(10)))
                .hasToString("failure rate at most 5% when throughput at least 10/s over 10 min");
        assertThat(FAILURES.when(BUSY.over(Duration.ofHours(1))))
                .hasToString("failure rate at most 5% when record count at least 100 over 1 h over 5 min");
        assertThat(FAILURES.when(BUSY.named("busy")).named("errors").name()).isEqualTo("errors");
    }

    @Test
    void aRuleCountsWhileItsConditionHolds() {
        RuleResult result = check(FAILURES.when(BUSY), requests("auth", 100, 10));
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result.applies()).isTrue();
        assertThat(result.detail()).isEqualTo("10% of 100 requests failed");
    }

    @Test
    void aRuleWhoseConditionDoesNotHoldIsMetAndSaysWhy() {
        RuleResult result = check(FAILURES.when(BUSY), requests("auth", 99, 99));
        assertThat(result.verdict()).isEqualTo(Verdict.MET);
        assertThat(result.applies()).isFalse();
        assertThat(result.resolves()).isTrue();
        assertThat(result.value().orElseThrow().asDouble()).isEqualTo(1);
        assertThat(result.text())
                .isEqualTo(
                        "failure rate at most 5% when record count at least 100: does not count now, as record count at"
                                + " least 100 does not hold: 99 requests; 100% of 99 requests failed");
    }

    private static RuleResult checkSilent(SlaRule rule) {
        SlaPolicy policy =
                SlaPolicy.named("checkout").appliesTo("auth").require(rule).build();
        return SlaEvaluator.of(policy).evaluate(Stream.of()).results().get(0);
    }

    @Test
    void severalConditionsHaveToHoldTogether() {
        SlaRule rule = FAILURES.when(BUSY).when(QUICK);
        assertThat(rule.name())
                .isEqualTo(
                        "failure rate at most 5% when all of (record count at least 100; average response time at most"
                                + " 500 ms)");
        assertThat(check(rule, requests("auth", 100, 10)).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(check(rule, requests("auth", 99, 10)).applies()).isFalse();
        assertThat(FAILURES.when(QUICK).when(QUICK)).isEqualTo(FAILURES.when(QUICK));
    }

    @Test
    void aSilentServiceIsNotHealthyBecauseItsConditionDoesNotHold() {
        assertThat(checkSilent(FAILURES.when(BUSY)).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        RuleResult few = check(FAILURES.minimumRecords(10).when(BUSY), requests("auth", 9, 9));
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aConditionThatIsNotKnownLeavesAViolationOpenButNotARuleThatIsMet() {
        RuleResult violated = check(FAILURES.when(UNKNOWN), requests("auth", 10, 10));
        assertThat(violated.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(violated.detail())
                .isEqualTo("insufficient data, whether unknown at most 1 holds is not known:"
                        + " the calculation gave no finite number");
        assertThat(check(FAILURES.when(UNKNOWN), requests("auth", 10, 0)).verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void allOfIsViolatedByOnePartAndSaysWhich() {
        RuleResult result = check(allOf(FAILURES, SLOW, QUICK), requests("auth", 100, 10));
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result.value()).contains(Measurement.count(2));
        assertThat(result.text())
                .isEqualTo(
                        "all of (failure rate at most 5%; average response time at most 50 ms; average response time at"
                                + " most 500 ms): 2 of 3 parts broke: failure rate at most 5%: 10% of 100 requests failed;"
                                + " average response time at most 50 ms: 100 requests took 100 ms on average");
        assertThat(result.parts())
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.VIOLATED, Verdict.VIOLATED, Verdict.MET);
    }

    @Test
    void allOfIsMetByAll() {
        RuleResult result = check(allOf(FAILURES, QUICK), requests("auth", 100, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.MET);
        assertThat(result.detail()).isEqualTo("all 2 parts hold");
        assertThat(result.resolves()).isTrue();
    }

    @Test
    void anyOfIsMetByOnePartAndViolatedByNone() {
        RuleResult met = check(anyOf(FAILURES, SLOW), requests("auth", 100, 0));
        assertThat(met.verdict()).isEqualTo(Verdict.MET);
        assertThat(met.detail()).isEqualTo("1 of 2 parts holds: failure rate at most 5%: 0% of 100 requests failed");
        RuleResult violated = check(anyOf(FAILURES, SLOW), requests("auth", 100, 10));
        assertThat(violated.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(violated.text())
                .isEqualTo(
                        "any of (failure rate at most 5%; average response time at most 50 ms): none of 2 parts holds:"
                                + " failure rate at most 5%: 10% of 100 requests failed;"
                                + " average response time at most 50 ms: 100 requests took 100 ms on average");
    }

    @Test
    void aPartWithoutAVerdictDecidesOnlyWhenNoOtherDoes() {
        assertThat(check(allOf(FAILURES, UNKNOWN), requests("auth", 10, 10)).verdict())
                .isEqualTo(Verdict.VIOLATED);
        assertThat(check(allOf(FAILURES, UNKNOWN), requests("auth", 10, 0)).detail())
                .isEqualTo("insufficient data, unknown at most 1: the calculation gave no finite number");
        assertThat(check(anyOf(FAILURES, UNKNOWN), requests("auth", 10, 0)).verdict())
                .isEqualTo(Verdict.MET);
        assertThat(check(anyOf(FAILURES, UNKNOWN), requests("auth", 10, 10)).verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(checkSilent(allOf(FAILURES, SLOW)).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void reasonsThatAllPartsShareAreSaidOnce() {
        assertThat(checkSilent(allOf(FAILURES, SLOW)).detail()).isEqualTo("insufficient data, no requests");
    }

    @Test
    void rulesNestAndTakeConditions() {
        SlaRule rule = anyOf(allOf(FAILURES, SLOW), QUICK.when(BUSY)).when(BUSY.named("busy"));
        assertThat(rule.name())
                .isEqualTo(
                        "any of (all of (failure rate at most 5%; average response time at most 50 ms); average response"
                                + " time at most 500 ms when record count at least 100) when busy");
        assertThat(check(rule, requests("auth", 100, 0)).verdict()).isEqualTo(Verdict.MET);
        assertThat(check(rule, requests("auth", 50, 50)).applies()).isFalse();
    }

    @Test
    void partsLookWhereTheWholeDoesUnlessTheyNameAWindow() {
        SlaRule own = SLOW.over(Duration.ofHours(1));
        SlaRule rule = allOf(FAILURES, own).when(BUSY).over(Duration.ofMinutes(10));
        assertThat(rule.parts())
                .extracting(SlaRule::window)
                .containsExactly(Duration.ofMinutes(10), Duration.ofHours(1));
        assertThat(rule.appliesWhen().orElseThrow().window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.overLast(50).parts().get(0).lastRecords()).hasValue(50);
        assertThat(rule.overLast(50).parts().get(1).lastRecords()).isEmpty();
        assertThat(allOf(FAILURES, own)).isEqualTo(allOf(FAILURES, own)).isNotEqualTo(anyOf(FAILURES, own));
        assertThat(FAILURES.when(BUSY)).isNotEqualTo(FAILURES).isNotEqualTo(FAILURES.when(SLOW));
    }

    @Test
    void aPartWithAPercentileIsExactAndHasItsFigure() {
        SlaRule rule = allOf(FAILURES, responseTimePercentile(99).atMost(Duration.ofMillis(99)));
        assertThat(check(rule, requests("auth", 100, 0)).detail())
                .isEqualTo("1 of 2 parts broke: p99 response time at most 99 ms: p99 of 100 requests was 100 ms");
    }

    @Test
    void alertSettingsOfAPartAreRefused() {
        assertThatThrownBy(() -> allOf(FAILURES, SLOW.severity(Severity.CRITICAL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a part does not alert by itself, so it takes no pendingFor, severity or the like;"
                        + " set them on the whole rule: a part is 'average response time at most 50 ms'");
        assertThatThrownBy(() -> FAILURES.when(BUSY.pendingFor(Duration.ofMinutes(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a condition is 'record count at least 100'");
        assertThatThrownBy(() -> FAILURES.when(BUSY.resolvedAt(200))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> allOf(FAILURES, FAILURES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must differ");
        assertThatThrownBy(() -> allOf(FAILURES, SLOW).resolvedAt(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAlertOfAWholeResolvesAtTheLimitsOfItsParts() {
        SlaRule rule = allOf(FAILURES.resolvedAt(percent(3)), QUICK);
        assertThat(check(rule, requests("auth", 100, 4)).resolves()).isFalse();
        assertThat(check(rule, requests("auth", 100, 3)).resolves()).isTrue();
        SlaRule any = anyOf(FAILURES.resolvedAt(percent(3)), SLOW);
        assertThat(check(any, requests("auth", 100, 4)).resolves()).isFalse();
        assertThat(check(any, requests("auth", 100, 3)).resolves()).isTrue();
    }

    @Test
    void figuresThatCameAggregatedCanBeCombined() {
        ServiceMetrics metrics = ServiceMetrics.named("auth")
                .with(failureRate(), percent(10))
                .with(averageResponseTime(), Duration.ofMillis(100));
        assertThat(check(allOf(FAILURES, QUICK), metrics).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(check(anyOf(FAILURES, QUICK), metrics).verdict()).isEqualTo(Verdict.MET);
        assertThat(check(FAILURES.when(QUICK), metrics).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(check(FAILURES.when(SLOW), metrics).applies()).isFalse();
    }
}
