package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Indicators.throughput;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule is a value; a setting gives a changed copy. */
class SlaRuleTest {

    private static final SlaRule RULE = failureRate().atMost(percent(5));

    @Test
    void isCompleteFromTheStart() {
        assertThat(RULE.indicator()).isEqualTo(failureRate());
        assertThat(RULE.window()).isEqualTo(ofMinutes(5));
        assertThat(RULE.minimumRecords()).isEqualTo(1);
        assertThat(RULE.pendingFor()).isZero();
        assertThat(RULE.keepFiringFor()).isZero();
        assertThat(RULE.severity()).isEqualTo(Severity.WARNING);
        assertThat(RULE.reason()).isEmpty();
    }

    @Test
    void needsNoRecordsToCountThem() {
        assertThat(recordCount().atLeast(1).minimumRecords()).isZero();
        assertThat(throughput().atLeast(Rate.perSecond(1)).minimumRecords()).isZero();
    }

    @Test
    void keepsEverySetting() {
        SlaRule rule = RULE.over(ofMinutes(10))
                .minimumRecords(100)
                .pendingFor(ofMinutes(2))
                .keepFiringFor(ofMinutes(3))
                .severity(Severity.CRITICAL)
                .because("contract 4.2")
                .named("errors");

        assertThat(rule.indicator()).isEqualTo(RULE.indicator());
        assertThat(rule.bound()).isEqualTo(RULE.bound());
        assertThat(rule.window()).isEqualTo(ofMinutes(10));
        assertThat(rule.minimumRecords()).isEqualTo(100);
        assertThat(rule.pendingFor()).isEqualTo(ofMinutes(2));
        assertThat(rule.keepFiringFor()).isEqualTo(ofMinutes(3));
        assertThat(rule.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(rule.reason()).contains("contract 4.2");
        assertThat(rule.name()).isEqualTo("errors");
    }

    static Stream<UnaryOperator<SlaRule>> settings() {
        return Stream.of(
                rule -> rule.over(ofMinutes(10)),
                rule -> rule.minimumRecords(2),
                rule -> rule.pendingFor(ofMinutes(2)),
                rule -> rule.keepFiringFor(ofMinutes(3)),
                rule -> rule.severity(Severity.CRITICAL),
                rule -> rule.because("contract 4.2"),
                rule -> rule.named("errors"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingGivesAChangedCopy(UnaryOperator<SlaRule> setting) {
        SlaRule changed = setting.apply(RULE);

        assertThat(changed).isNotEqualTo(RULE);
        assertThat(setting.apply(RULE)).isEqualTo(changed).hasSameHashCodeAs(changed);
        assertThat(RULE).isEqualTo(failureRate().atMost(percent(5)));
    }

    @Test
    void differsByIndicatorAndBound() {
        assertThat(RULE)
                .isNotEqualTo(failureRate().atMost(percent(6)))
                .isNotEqualTo(failureRate().below(percent(5)))
                .isNotEqualTo(responseViolationRate(slowerThan(ofMillis(500))).atMost(percent(5)))
                .isNotEqualTo("failure rate at most 5%");
        assertThat(responseTimePercentile(99).atMost(ofMillis(800)))
                .isEqualTo(responseTimePercentile(99.0).atMost(ofMillis(800)))
                .isNotEqualTo(responseTimePercentile(95).atMost(ofMillis(800)));
        assertThat(averageResponseTime()).hasToString("average response time");
    }

    @Test
    void ratesAreEqualWhateverTheyWereGivenIn() {
        assertThat(Rate.perSecond(1)).isEqualTo(Rate.perMinute(60)).hasSameHashCodeAs(Rate.perMinute(60));
        assertThat(Rate.perSecond(1)).isNotEqualTo(Rate.perSecond(2)).isNotEqualTo("1/s");
    }

    @Test
    void policiesAreEqualWhenNameServicesAndRulesAre() {
        SlaPolicy policy = policy("auth", "a*");

        assertThat(policy("auth", "a*")).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(policy("auth", "b*")).isNotEqualTo(policy);
        assertThat(policy("other", "a*")).isNotEqualTo(policy);
        assertThat(SlaPolicy.named("auth")
                        .appliesTo("a*")
                        .require(RULE.minimumRecords(5))
                        .build())
                .isNotEqualTo(policy)
                .isNotEqualTo("auth");
    }

    @Test
    void appliesToNothingIsRefused() {
        assertThatThrownBy(() -> SlaPolicy.named("all").appliesTo())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("appliesTo must name at least one service or pattern; leave it out for all services");
    }

    @Test
    void policyWithoutServicesAppliesToAll() {
        SlaPolicy policy = policy("all");

        assertThat(policy.services()).isEqualTo(List.of("*"));
        assertThat(policy.appliesTo("anything")).isTrue();
        assertThat(policy("auth", "auth").appliesTo("anything")).isFalse();
    }

    private static SlaPolicy policy(String name, String... services) {
        SlaPolicy.Builder builder = SlaPolicy.named(name).require(RULE);
        return (services.length == 0 ? builder : builder.appliesTo(services)).build();
    }
}
