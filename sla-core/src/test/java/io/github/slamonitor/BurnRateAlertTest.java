package io.github.slamonitor;

import static io.github.slamonitor.Indicators.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alerts of an objective in a monitor, minute by minute. */
class BurnRateAlertTest {

    private static final Objective AVAILABLE = Objective.availability(percent(99.9));
    private static final int FAST_PAGE = 0;
    private static final int SLOW_PAGE = 1;
    private static final int FAST_TICKET = 2;
    private static final int SLOW_TICKET = 3;

    private final MonitorClock clock = new MonitorClock();
    private SlaMonitor monitor = monitor(AVAILABLE);

    private SlaMonitor monitor(Objective objective) {
        SlaPolicy policy = SlaPolicy.named("promise")
                .appliesTo("checkout")
                .objective(objective)
                .build();
        assertThat(policy.warnings()).isEmpty();
        return SlaMonitor.builder().policy(policy).clock(clock).build();
    }

    @Test
    void fourteenPercentForTwoHoursOpenEachPairWhenItsLongWindowSaysSo() {
        pass(ofDays(3), 100, 0);

        int[] opened = new int[4];
        for (int minute = 1; minute <= 120; minute++) {
            pass(ofMinutes(1), 100, 14);
            for (int pair = 0; pair < 4; pair++) {
                if (isFiring(pair) && opened[pair] == 0) {
                    opened[pair] = minute;
                }
                // The share of failures in the long window by which the alert must not be open yet, or must be.
                double hours = List.of(1, 6, 24, 72).get(pair);
                double allowed = List.of(0.0144, 0.006, 0.003, 0.001).get(pair) * hours * 60 * 100;
                assertThat(isFiring(pair)).isEqualTo(14 * minute > allowed);
            }
        }
        assertThat(opened).containsExactly(7, 16, 31, 31);
    }

    @Test
    void shortWindowAloneDoesNotPage() {
        pass(ofHours(6), 100, 0);
        pass(ofMinutes(6), 100, 14);
        RuleResult result = result(FAST_PAGE);

        assertThat(budget().burnRate(ofMinutes(5)).orElseThrow().asDouble()).isGreaterThan(100);
        assertThat(isFiring(FAST_PAGE)).isFalse();
        assertThat(result.text())
                .isEqualTo("burn rate of 99.9% availability (5 min too) at most 14.4 over 1 h: 14.24, as 1.42% of"
                        + " 5900 requests failed, and 14% of 500 in the last 5 min");
    }

    @Test
    void pageEndsWhenTheShortWindowIsGoodAgain() {
        pass(ofHours(6), 100, 0);
        pass(ofHours(1), 100, 14);
        assertThat(isFiring(FAST_PAGE)).isTrue();
        pass(ofMinutes(4), 100, 0);
        assertThat(isFiring(FAST_PAGE)).isTrue();
        pass(ofMinutes(1), 100, 0);

        assertThat(isFiring(FAST_PAGE)).isFalse();
        assertThat(budget().burnRate(ofHours(1)).orElseThrow().asDouble()).isGreaterThan(100);
        assertThat(isFiring(SLOW_PAGE)).isTrue();
    }

    @Test
    void fewRequestsDoNotPage() {
        for (int hour = 0; hour < 72; hour++) {
            pass(ofMinutes(1), 10, 1);
            assertThat(result(FAST_PAGE).detail()).startsWith("insufficient data, 10 requests of at least 100");
            clock.pass(ofMinutes(59));
        }
        pass(ofMinutes(1), 10, 1);
        monitor.status()
                .services()
                .get(0)
                .rules()
                .forEach(rule -> assertThat(rule.alert().state()).isEqualTo(AlertState.INACTIVE));
    }

    @Test
    void oneFailureAmongAsFewRequestsAsCountDoesNotPage() {
        for (int pair = 0; pair < 4; pair++) {
            int fewest = (int) AVAILABLE.burnRateAlerts().get(pair).minimumRecords();
            monitor = monitor(AVAILABLE);
            pass(ofMinutes(1), fewest, 1);
            assertThat(result(pair).verdict()).isEqualTo(Verdict.MET);
            monitor.failure("checkout", 1);
            assertThat(monitor.evaluate(clock.instant()).results().get(pair).verdict())
                    .isEqualTo(Verdict.VIOLATED);
        }
    }

    @Test
    void silenceInTheShortWindowNeitherOpensNorEndsAnAlert() {
        pass(ofMinutes(30), 100, 50);
        assertThat(isFiring(FAST_PAGE)).isTrue();
        pass(ofMinutes(6), 0, 0);

        assertThat(result(FAST_PAGE).text()).endsWith("over 1 h: insufficient data, no requests in the last 5 min");
        assertThat(isFiring(FAST_PAGE)).isTrue();
    }

    @Test
    void slowRequestsPageAnObjectiveOnResponseTimes() {
        monitor = monitor(Objective.responsesWithin(ofMillis(500), percent(99)));
        ServiceRecorder recorder = monitor.service("checkout");
        for (int i = 0; i < 100; i++) {
            recorder.success(i < 14 ? ofMillis(501) : ofMillis(500));
        }
        clock.pass(ofMinutes(1));
        monitor.evaluate(clock.instant());
        assertThat(isFiring(FAST_PAGE)).isFalse();
        assertThat(isFiring(SLOW_PAGE)).isTrue();
        recorder.success(ofMillis(501));
        monitor.evaluate(clock.instant());

        assertThat(isFiring(FAST_PAGE)).isTrue();
        assertThat(result(FAST_PAGE).text())
                .isEqualTo("burn rate of 99% of requests within 500 ms (5 min too) at most 14.4 over 1 h: 14.85, as"
                        + " 14.85% of 101 requests were slower than 500 ms, and 14.85% of 101 in the last 5 min");
    }

    @Test
    void fractionWithoutEndIsAFactorToo() {
        monitor = monitor(Objective.availability(percent(99)).over(ofDays(28)));
        pass(ofMinutes(1), 3000, 28);
        assertThat(isFiring(SLOW_TICKET)).isFalse();
        assertThat(isFiring(FAST_TICKET)).isFalse();
        assertThat(result(SLOW_TICKET).text()).contains("at most 0.9333 over 3 d: 0.9333, as 0.93% of 3000");
        for (int i = 0; i < 9; i++) {
            monitor.success("checkout", 1);
        }
        monitor.failure("checkout", 1);
        monitor.evaluate(clock.instant());
        assertThat(isFiring(SLOW_TICKET)).isTrue();
        assertThat(result(SLOW_TICKET).text()).contains("at most 0.9333 over 3 d: 0.9635, as 0.96% of 3010");
    }

    @Test
    void violationsSayWhatWasPromised() {
        pass(ofMinutes(1), 1000, 20);
        Violation violation = monitor.evaluate(clock.instant()).violations().get(0);

        assertThat(violation.kind()).isEqualTo(Indicator.Kind.BURN_RATE);
        assertThat(violation.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(violation.rule()).isEqualTo("burn rate of availability over 1 h and 5 min");
        assertThat(violation.evidence().bound()).hasToString("at most 14.4");
        assertThat(violation.evidence().value().orElseThrow()).hasToString("20");
        assertThat(violation.evidence().records()).hasValue(1000);
        Round round = new Round(
                "1", clock.instant(), List.of(new Transition(Transition.Kind.OPENED, violation, clock.instant())));
        assertThat(Round.fromBytes(round.toBytes())).isEqualTo(round);
    }

    /** Requests in the middle of each minute, and an evaluation at its end. */
    private void pass(Duration time, int requests, int failures) {
        ServiceRecorder recorder = monitor.service("checkout");
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            clock.pass(ofSeconds(30));
            for (int i = 0; i < requests; i++) {
                if (i < failures) {
                    recorder.failure(1_000_000);
                } else {
                    recorder.success(1_000_000);
                }
            }
            clock.pass(ofSeconds(30));
            monitor.evaluate(clock.instant());
        }
    }

    private RuleStatus rule(int pair) {
        return monitor.status().services().get(0).rules().get(pair);
    }

    private RuleResult result(int pair) {
        return rule(pair).result();
    }

    private boolean isFiring(int pair) {
        return rule(pair).alert().state() == AlertState.FIRING;
    }

    private ErrorBudget budget() {
        return monitor.errorBudgets("checkout").get(0);
    }
}
