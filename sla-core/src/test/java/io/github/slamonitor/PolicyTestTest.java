package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Traffic.traffic;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The test kit, as a user would use it. */
class PolicyTestTest {

    private static final SlaPolicy CHECKOUT = SlaPolicy.named("checkout")
            .require(failureRate().atMost(percent(5)))
            .require(averageResponseTime().atMost(ofMillis(1500)))
            .require(responseTimePercentile(99)
                    .atMost(ofMillis(800))
                    .minimumRecords(100)
                    .pendingFor(ofMinutes(2))
                    .keepFiringFor(ofMinutes(5)))
            .require(noDataFor(ofMinutes(5)))
            .build();

    private static final String FAILURES = "failure rate at most 5%";

    private static final Traffic FIFTH_FAILS = traffic("checkout")
            .perSecond(100)
            .failing(percent(1))
            .fromMinute(10)
            .forMinutes(5)
            .failing(percent(20));

    @Test
    void opensSoonAfterAFifthFailsAndResolvesWhenTheWindowIsCleanAgain() {
        PolicyTest.given(CHECKOUT, FIFTH_FAILS)
                .rule(FAILURES)
                .opensInMinute(11)
                .resolvesInMinute(19)
                .neverOpensAgain()
                .rule("average response time at most 1.5 s")
                .neverOpens();
    }

    @Test
    void opensToTheVeryEvaluation() {
        // 1% and 20% make over 5% once more than 4/19 of the last 5 minutes failed at 20%: after 63.2 seconds, at
        // 11:10.
        PolicyTest.given(CHECKOUT, FIFTH_FAILS).rule(FAILURES).opensAt(ofSeconds(670));
    }

    @Test
    void waitsAndKeepsFiringAsTheRuleSays() {
        PolicyTest.given(
                        CHECKOUT,
                        traffic("checkout")
                                .perSecond(10)
                                .fromMinute(10)
                                .forMinutes(10)
                                .slow(percent(2), ofMillis(900)))
                .rule("p99 response time at most 800 ms")
                .opensInMinute(14)
                .resolvesInMinute(27)
                .neverOpensAgain();
    }

    @Test
    void seesTrafficThatStops() {
        PolicyTest.given(
                        CHECKOUT,
                        traffic("checkout").fromMinute(20).forMinutes(10).perSecond(0))
                .rule(noDataFor(ofMinutes(5)))
                .opensAt(ofMinutes(25))
                .resolvesInMinute(30)
                .neverOpensAgain();
    }

    @Test
    void tellsServicesApart() {
        PolicyTest test = PolicyTest.given(CHECKOUT, FIFTH_FAILS.and(traffic("search")));
        test.rule(FAILURES).on("search").neverOpens();
        test.rule(FAILURES).on("checkout").opensInMinute(11);
    }

    @Test
    void staysOpenWhenTheTrafficEndsBadly() {
        PolicyTest.given(CHECKOUT, traffic("checkout").fromMinute(30).failing(percent(50)))
                .rule(FAILURES)
                .opensInMinute(30)
                .staysOpen();
    }

    @Test
    void nothingOpensOnGoodTraffic() {
        PolicyTest.given(CHECKOUT, traffic("checkout").perMinute(90).untilMinute(30))
                .nothingOpens();
    }

    @Test
    void showsTheAlertsWhenTheTimeIsAnother() {
        PolicyTest test = PolicyTest.given(CHECKOUT, FIFTH_FAILS);
        assertThatThrownBy(() -> test.rule(FAILURES).opensInMinute(12))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "rule 'failure rate at most 5%' should open in minute 12, but does so at 11:10. Its alerts:\n"
                                + "  opened at 11:10, resolved at 19:00, worst 20%: checkout: failure rate at most 5% over"
                                + " 5 min: 5.51% of 29500 requests failed");
        assertThatThrownBy(() -> test.rule(FAILURES).opensInMinute(11).resolvesAt(ofMinutes(16)))
                .hasMessageStartingWith(
                        "rule 'failure rate at most 5%' should resolve at 16:00, but does so at 19:00. Its alerts:\n");
        assertThatThrownBy(() -> test.rule(FAILURES).opensInMinute(11).opensInMinute(30))
                .hasMessageStartingWith(
                        "rule 'failure rate at most 5%' should open in minute 30, but does not open again. Its");
        assertThatThrownBy(() -> test.rule(FAILURES).opensInMinute(11).staysOpen())
                .hasMessageStartingWith(
                        "rule 'failure rate at most 5%' should stay open to the end, but resolved. Its");
        assertThatThrownBy(() -> test.rule(FAILURES).neverOpens())
                .hasMessageContaining("should never open. Its alerts");
        assertThatThrownBy(test::nothingOpens)
                .hasMessageStartingWith("no rule should open an alert, but there are\n  opened at 11:10");
    }

    @Test
    void showsTheVerdictWhenThereIsNoAlert() {
        assertThatThrownBy(() -> PolicyTest.given(CHECKOUT, traffic("checkout").untilMinute(10))
                        .rule(FAILURES)
                        .opensInMinute(3))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "rule 'failure rate at most 5%' should open in minute 3, but never opens. It has no alerts; at"
                                + " the end: checkout: failure rate at most 5% over 5 min: 0% of 295 requests failed");
    }

    @Test
    void namesTheRulesThatThereAre() {
        assertThatThrownBy(() -> PolicyTest.given(CHECKOUT, FIFTH_FAILS).rule("failures"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no rule 'failures', only [average response time at most 1.5 s,");
        assertThatThrownBy(() ->
                        PolicyTest.given(CHECKOUT, FIFTH_FAILS).rule(FAILURES).resolvesInMinute(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("say when the rule opens before it should resolve in minute 1");
    }
}
