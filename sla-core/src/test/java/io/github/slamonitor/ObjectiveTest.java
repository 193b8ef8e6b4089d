package io.github.slamonitor;

import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objectives, and the alerts that follow from them. */
class ObjectiveTest {

    private static final Objective AVAILABLE = Objective.availability(percent(99.9));
    private static final Objective FAST = Objective.responsesWithin(ofMillis(500), percent(99));

    static Stream<Arguments> factors() {
        return Stream.of(
                arguments(30, List.of("14.4", "6", "3", "1")),
                arguments(28, List.of("13.44", "5.6", "2.8", "0.9333")),
                arguments(7, List.of("3.36", "1.4", "0.7", "0.2333")),
                arguments(90, List.of("43.2", "18", "9", "3")));
    }

    @ParameterizedTest
    @MethodSource("factors")
    void factorsFollowFromThePeriod(int days, List<String> factors) {
        List<SlaRule> alerts = AVAILABLE.over(ofDays(days)).burnRateAlerts();

        assertThat(alerts)
                .extracting(alert -> alert.bound().toString())
                .containsExactlyElementsOf(
                        factors.stream().map(factor -> "at most " + factor).toList());
    }

    @Test
    void factorWithoutEndIsExact() {
        SlaRule last = AVAILABLE.over(ofDays(28)).burnRateAlerts().get(3);

        assertThat(last.bound().limit()).isEqualTo(Measurement.exact(Measurement.Unit.MULTIPLE, 28, 30));
        assertThat(last.bound().limit().asDecimal(20, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.93333333333333333333");
    }

    @Test
    void alertsAreTwoPagesAndTwoTicketsOverALongAndAShortWindow() {
        assertThat(AVAILABLE.burnRateAlerts())
                .extracting(alert -> alert.severity() + " " + alert)
                .containsExactly(
                        "CRITICAL burn rate of 99.9% availability (5 min too) at most 14.4 over 1 h",
                        "CRITICAL burn rate of 99.9% availability (30 min too) at most 6 over 6 h",
                        "WARNING burn rate of 99.9% availability (2 h too) at most 3 over 1 d",
                        "WARNING burn rate of 99.9% availability (6 h too) at most 1 over 3 d");
        assertThat(AVAILABLE.burnRateAlerts())
                .extracting(SlaRule::window)
                .containsExactly(ofHours(1), ofHours(6), ofDays(1), ofDays(3));
        assertThat(AVAILABLE.burnRateAlerts().get(0).indicator())
                .isEqualTo(Indicators.burnRate(AVAILABLE, ofMinutes(5)))
                .isNotEqualTo(Indicators.burnRate(AVAILABLE))
                .returns(Indicator.Kind.BURN_RATE, Indicator::kind);
    }

    @Test
    void namesOfAlertsStayWhenTheTargetChanges() {
        assertThat(AVAILABLE.burnRateAlerts())
                .extracting(SlaRule::name)
                .isEqualTo(Objective.availability(percent(95)).burnRateAlerts().stream()
                        .map(SlaRule::name)
                        .toList())
                .first()
                .isEqualTo("burn rate of availability over 1 h and 5 min");
        assertThat(FAST.named("speed").burnRateAlerts().get(3).name()).isEqualTo("burn rate of speed over 3 d and 6 h");
    }

    static Stream<Arguments> fewest() {
        return Stream.of(
                arguments(percent(95), List.of(100L, 100L, 100L, 100L)),
                arguments(percent(99.9), List.of(100L, 167L, 334L, 1000L)),
                arguments(percent(99.99), List.of(695L, 1667L, 3334L, 10_000L)),
                arguments(percent(99.9999999), List.of(69_444_445L, 166_666_667L, 333_333_334L, 1_000_000_000L)));
    }

    @ParameterizedTest
    @MethodSource("fewest")
    void oneBadRequestAloneIsNeverOverTheFactor(Ratio target, List<Long> fewest) {
        Objective objective = Objective.availability(target);
        List<SlaRule> alerts = objective.burnRateAlerts();

        assertThat(alerts).extracting(SlaRule::minimumRecords).isEqualTo(fewest);
        for (SlaRule alert : alerts) {
            BigDecimal factor = alert.bound().limit().asDecimal(9, RoundingMode.UNNECESSARY);
            BigDecimal allowed = factor.multiply(objective.budget().value());
            assertThat(allowed.multiply(BigDecimal.valueOf(alert.minimumRecords())))
                    .isGreaterThanOrEqualTo(BigDecimal.ONE);
        }
    }

    @Test
    void describesItself() {
        assertThat(AVAILABLE).hasToString("99.9% availability over 30 d");
        assertThat(FAST.over(ofDays(28))).hasToString("99% of requests within 500 ms over 28 d");
        assertThat(AVAILABLE.name()).isEqualTo("availability");
        assertThat(FAST.name()).isEqualTo("requests within 500 ms");
        assertThat(AVAILABLE.budget()).isEqualTo(percent(0.1));
        assertThat(AVAILABLE.target()).isEqualTo(percent(99.9));
        assertThat(AVAILABLE.period()).isEqualTo(Objective.DEFAULT_PERIOD);
        assertThat(AVAILABLE.responseTimeLimit()).isEmpty();
        assertThat(FAST.responseTimeLimit()).contains(ofMillis(500));
    }

    @Test
    void isEqualWhenAllOfItIs() {
        assertThat(AVAILABLE)
                .isEqualTo(Objective.availability(percent(99.9)).over(ofDays(30)))
                .hasSameHashCodeAs(Objective.availability(percent(99.9)))
                .isNotEqualTo(AVAILABLE.over(ofDays(28)))
                .isNotEqualTo(AVAILABLE.named("uptime"))
                .isNotEqualTo(Objective.availability(percent(99)))
                .isNotEqualTo(
                        Objective.responsesWithin(ofMillis(500), percent(99.9)).named("availability"));
        assertThat(FAST)
                .isNotEqualTo(
                        Objective.responsesWithin(ofMillis(501), percent(99)).named(FAST.name()));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.availability(percent(0)))
                .withMessage("an objective must be over 0%: target=0%");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.responsesWithin(ofMillis(-1), percent(99)))
                .withMessageContaining("limit must be from zero to 366 days");
        for (Duration period : List.of(ofSeconds(10).minusNanos(1), ofDays(90).plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AVAILABLE.over(period))
                    .withMessageStartingWith("a period must be from 10 s to 90 d: period=");
        }
        assertThat(AVAILABLE.over(ofSeconds(10)).over(ofDays(90)).period()).isEqualTo(ofDays(90));
        for (Duration second : List.of(ofSeconds(59), ofDays(91))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Indicators.burnRate(AVAILABLE, second))
                    .withMessageStartingWith("a second window must be from 1 min to 90 d: alsoOver=");
        }
        assertThat(AVAILABLE.named("n".repeat(150)).burnRateAlerts()).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AVAILABLE.named("n".repeat(151)))
                .withMessageStartingWith("objective name must have at most 150 characters: objective name=\"n");
        assertThatIllegalArgumentException().isThrownBy(() -> AVAILABLE.named("two\nlines"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Indicators.burnRate(AVAILABLE).atMost(-1))
                .withMessage("a burn rate must be from 0 to 10^9: limit=-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Indicators.burnRate(AVAILABLE).atMost(1.00001))
                .withMessage("a burn rate must have at most 4 decimal places: limit=1.00001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Indicators.burnRate(AVAILABLE).atMost(Double.NaN));
    }
}
