package io.github.slamonitor;

import static io.github.slamonitor.Indicators.burnRate;
import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What is found wrong with objectives and burn rates when a policy is built. */
class BurnRateLintTest {

    private static final Objective NINETY = Objective.availability(percent(90));
    private static final Objective ALL = Objective.availability(percent(100));

    @Test
    void alertThatCanNeverOpenIsLeftOutWithAWarning() {
        SlaPolicy policy = policy(NINETY);

        assertThat(policy.rules()).extracting(SlaRule::window).containsExactly(ofHours(6), ofDays(1), ofDays(3));
        assertThat(policy.warnings())
                .containsExactly("rule 'burn rate of availability over 1 h and 5 min' is left out: it can never open,"
                        + " since 14.4 times the error budget of 10% is not under 100% of requests; set a higher"
                        + " target or a shorter period");
    }

    @Test
    void windowAsLongAsThePeriodIsLeftOutWithAWarning() {
        SlaPolicy policy = policy(NINETY.over(ofDays(1)));

        assertThat(policy.rules()).extracting(SlaRule::window).containsExactly(ofHours(1), ofHours(6));
        assertThat(policy.warnings())
                .containsExactly(
                        "rule 'burn rate of availability over 1 d and 2 h' is left out: it looks as far back as"
                                + " the period of the objective; set a longer period",
                        "rule 'burn rate of availability over 3 d and 6 h' is left out: it looks as far back as"
                                + " the period of the objective; set a longer period");
    }

    @Test
    void objectiveWithoutAnyAlertIsRefusedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(ALL))
                .withMessage("policy 'checkout': objective '100% availability over 30 d' has no burn rate to alert on;"
                        + " set a target under 100%, or require failureRate().atMost(percent(0))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(NINETY.over(ofHours(1))))
                .withMessage("policy 'checkout': objective '90% availability over 1 h' has no burn rate to alert on;"
                        + " set a longer period or a higher target");
    }

    @Test
    void burnRateRuleThatCanNeverBeViolatedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(burnRate(NINETY).atMost(14.4)))
                .withMessage("policy 'checkout': rule 'burn rate of 90% availability at most 14.4' can never be"
                        + " violated, since 14.4 times the error budget of 10% is not under 100% of requests; set a"
                        + " limit under 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(burnRate(NINETY, ofMinutes(5)).atMost(10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(burnRate(ALL).atMost(1)))
                .withMessageContaining("has no value, since an objective of 100% leaves no error budget; set a target"
                        + " under 100%, or require failureRate().atMost(percent(0))");
        assertThat(rule(burnRate(NINETY).atMost(9.9999)).warnings()).isEmpty();
        assertThat(rule(burnRate(NINETY).below(10)).warnings()).isEmpty();
        assertThat(rule(burnRate(NINETY).atMost(0)).warnings()).isEmpty();
    }

    @Test
    void twoObjectivesOfOneKindNeedNamesOfTheirOwn() {
        SlaPolicy.Builder twice = SlaPolicy.named("checkout").objective(NINETY.over(ofDays(28)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        twice.objective(Objective.availability(percent(99))).build())
                .withMessageContaining("stands twice; remove one, or tell them apart with named(...)");
        SlaPolicy policy = SlaPolicy.named("checkout")
                .objective(Objective.availability(percent(99)))
                .objective(Objective.availability(percent(99.9)).named("goal"))
                .build();
        assertThat(policy.rules()).hasSize(8);
        assertThat(policy.warnings()).isEmpty();
    }

    private static SlaPolicy policy(Objective objective) {
        return SlaPolicy.named("checkout").objective(objective).build();
    }

    private static SlaPolicy rule(SlaRule rule) {
        return SlaPolicy.named("checkout").require(rule).build();
    }
}
