package io.github.slamonitor;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.throughput;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found wrong with a policy when it is built. */
class PolicyLintTest {

    private static final SlaRule FIVE_PERCENT = failureRate().atMost(percent(5));
    private static final SlaRule TEN_PERCENT = failureRate().atMost(percent(10));

    static Stream<Arguments> hopeless() {
        return Stream.of(
                arguments(
                        failureRate().atMost(percent(100)),
                        "rule 'failure rate at most 100%' can never be violated; set a limit under 100%"),
                arguments(
                        availability().atLeast(percent(0)),
                        "rule 'availability at least 0%' can never be violated; set a limit over zero"),
                arguments(
                        averageResponseTime().atLeast(ZERO),
                        "rule 'average response time at least 0 ms' can never be violated; set a limit over zero"),
                arguments(
                        recordCount().atLeast(0),
                        "rule 'record count at least 0' can never be violated; set a limit over zero"),
                arguments(
                        failureRate().below(percent(0)),
                        "rule 'failure rate below 0%' can never be met; use atMost, or a limit over zero"),
                arguments(
                        maximumResponseTime().below(ZERO),
                        "rule 'maximum response time below 0 ms' can never be met; use atMost, or a limit over zero"),
                arguments(
                        throughput().below(perSecond(0)),
                        "rule 'throughput below 0/s' can never be met; use atMost, or a limit over zero"),
                arguments(
                        availability().above(percent(100)),
                        "rule 'availability above 100%' can never be met; use atLeast, or a limit under 100%"),
                arguments(
                        failureRate().between(percent(0), percent(100)),
                        "rule 'failure rate between 0% and 100%' can never be violated; set narrower limits"));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void ruleThatCanHaveOneOutcomeOnlyIsRefusedWithTheRemedy(SlaRule rule, String error) {
        assertThatThrownBy(() -> policy(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy 'checkout': " + error);
    }

    static Stream<SlaRule> atAnEnd() {
        return Stream.of(
                failureRate().atMost(percent(0)),
                failureRate().atMost(percent(99.9999999)),
                failureRate().below(percent(0.0000001)),
                availability().atLeast(percent(100)),
                availability().above(percent(99.9999999)),
                availability().above(percent(0)),
                availability().below(percent(100)),
                failureRate().between(percent(0), percent(99)),
                failureRate().between(percent(1), percent(100)),
                recordCount().above(0),
                recordCount().between(0, 1),
                indicator("drift", metrics -> 1).atLeast(0),
                indicator("drift", metrics -> 1).below(0),
                indicator("drift", metrics -> 1).atMost(1),
                indicator("drift", metrics -> 1).above(1));
    }

    @ParameterizedTest
    @MethodSource("atAnEnd")
    void ruleThatCanHaveBothOutcomesIsTaken(SlaRule rule) {
        assertThat(policy(rule).warnings()).isEmpty();
    }

    @Test
    void everyErrorIsNamedAtOnce() {
        assertThatThrownBy(() ->
                        policy(failureRate().below(percent(0)), availability().above(percent(100))))
                .hasMessage("policy 'checkout': "
                        + "rule 'failure rate below 0%' can never be met; use atMost, or a limit over zero; "
                        + "rule 'availability above 100%' can never be met; use atLeast, or a limit under 100%");
    }

    @Test
    void ruleThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> policy(FIVE_PERCENT, FIVE_PERCENT))
                .hasMessage("policy 'checkout': rule 'failure rate at most 5%' stands twice; remove one, or tell them"
                        + " apart with named(...)");
        assertThatThrownBy(() -> policy(FIVE_PERCENT, FIVE_PERCENT.over(ofMinutes(60))))
                .hasMessageContaining("tell them apart with named(...)");
        assertThatThrownBy(() -> policy(FIVE_PERCENT.named("errors"), TEN_PERCENT.named("errors")))
                .hasMessageContaining("rule 'errors' stands twice");
    }

    @Test
    void sameConditionWithNamesOfTheirOwnIsTaken() {
        SlaPolicy policy = policy(FIVE_PERCENT, FIVE_PERCENT.over(ofMinutes(60)).named("slow burn"));

        assertThat(policy.rules()).hasSize(2);
        assertThat(policy.warnings()).isEmpty();
    }

    @Test
    void percentileOfFewerRequestsThanItTakesIsWarnedOf() {
        assertThat(policy(responseTimePercentile(99).atMost(ofMillis(800))).warnings())
                .containsExactly("rule 'p99 response time at most 800 ms': with fewer than 100 requests p99 is the"
                        + " slowest request; add minimumRecords(100)");
        assertThat(policy(responseTimePercentile(99.9)
                                .atMost(ofMillis(800))
                                .minimumRecords(999)
                                .named("tail"))
                        .warnings())
                .containsExactly("rule 'tail': with fewer than 1000 requests p99.9 is the slowest request; add"
                        + " minimumRecords(1000)");
    }

    static Stream<SlaRule> percentilesWithEnough() {
        return Stream.of(
                responseTimePercentile(99).atMost(ofMillis(800)).minimumRecords(100),
                responseTimePercentile(99.9).atMost(ofMillis(800)).minimumRecords(1000),
                responseTimePercentile(50).atMost(ofMillis(800)),
                responseTimePercentile(100).atMost(ofMillis(800)));
    }

    @ParameterizedTest
    @MethodSource("percentilesWithEnough")
    void percentileWithEnoughRequestsIsNotWarnedOf(SlaRule rule) {
        assertThat(policy(rule).warnings()).isEmpty();
    }

    @Test
    void looserRuleThatAddsNothingIsWarnedOf() {
        assertThat(policy(FIVE_PERCENT, TEN_PERCENT).warnings())
                .containsExactly("rule 'failure rate at most 10%' is met whenever rule 'failure rate at most 5%' is;"
                        + " remove it, or give it a severity of its own");
        assertThat(policy(availability().atLeast(percent(99)), availability().atLeast(percent(95)))
                        .warnings())
                .containsExactly("rule 'availability at least 95%' is met whenever rule 'availability at least 99%' is;"
                        + " remove it, or give it a severity of its own");
        assertThat(policy(failureRate().below(percent(5)), failureRate().below(percent(10)))
                        .warnings())
                .hasSize(1);
        assertThat(policy(availability().above(percent(99)), availability().above(percent(95)))
                        .warnings())
                .hasSize(1);
    }

    static Stream<SlaRule> looserButOfUse() {
        return Stream.of(
                TEN_PERCENT.severity(Severity.CRITICAL),
                TEN_PERCENT.over(ofMinutes(60)),
                failureRate().below(percent(10)),
                failureRate().between(percent(0), percent(10)),
                availability().atLeast(percent(10)));
    }

    @ParameterizedTest
    @MethodSource("looserButOfUse")
    void looserRuleThatDiffersOtherwiseIsNotWarnedOf(SlaRule looser) {
        assertThat(policy(FIVE_PERCENT, looser).warnings()).isEmpty();
    }

    @Test
    void looserRuleThatSpeaksSoonerIsNotWarnedOf() {
        assertThat(policy(FIVE_PERCENT.pendingFor(ofMinutes(10)), TEN_PERCENT).warnings())
                .isEmpty();
        assertThat(policy(FIVE_PERCENT, TEN_PERCENT.pendingFor(ofMinutes(10))).warnings())
                .hasSize(1);
        assertThat(policy(FIVE_PERCENT.minimumRecords(100), TEN_PERCENT).warnings())
                .isEmpty();
        assertThat(policy(FIVE_PERCENT, TEN_PERCENT.minimumRecords(100)).warnings())
                .hasSize(1);
    }

    @Test
    void rangesAreNotComparedWithEachOther() {
        assertThat(policy(
                                failureRate().between(percent(1), percent(5)),
                                failureRate().between(percent(1), percent(10)))
                        .warnings())
                .isEmpty();
    }

    private static SlaPolicy policy(SlaRule... rules) {
        SlaPolicy.Builder builder = SlaPolicy.named("checkout");
        List.of(rules).forEach(builder::require);
        return builder.build();
    }

    @Test
    void partsAndConditionsAreLookedAtToo() {
        SlaRule hopeless = failureRate().atMost(percent(100));
        SlaRule fine = failureRate().atMost(percent(5));
        assertThat(PolicyLint.of(List.of(fine.when(hopeless)), List.of()).errors())
                .containsExactly("rule 'failure rate at most 100%' can never be violated; set a limit under 100%");
        assertThat(PolicyLint.of(List.of(Indicators.allOf(fine, hopeless)), List.of())
                        .errors())
                .hasSize(1);
    }

    @Test
    void aLooserRuleIsNotIdleWhereTheStricterOneCountsOnlySometimes() {
        SlaRule looser = failureRate().atMost(percent(10));
        SlaRule stricter = failureRate().atMost(percent(5));
        assertThat(PolicyLint.of(List.of(looser, stricter), List.of()).warnings())
                .hasSize(1);
        SlaRule sometimes = stricter.when(Indicators.recordCount().atLeast(100));
        assertThat(PolicyLint.of(List.of(looser, sometimes), List.of()).warnings())
                .isEmpty();
        SlaRule inhibited = stricter.inhibitedBy(Inhibitor.alertsOf("database"));
        assertThat(PolicyLint.of(List.of(looser, inhibited), List.of()).warnings())
                .isEmpty();
    }
}
