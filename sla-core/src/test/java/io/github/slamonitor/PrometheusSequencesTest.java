package io.github.slamonitor;

import static io.github.slamonitor.AlertRun.minutes;
import static io.github.slamonitor.AlertState.FIRING;
import static io.github.slamonitor.AlertState.INACTIVE;
import static io.github.slamonitor.AlertState.PENDING;
import static io.github.slamonitor.Figure.BROKEN;
import static io.github.slamonitor.Figure.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The sequences of Prometheus' own tests of {@code for} and {@code keep_firing_for}, one by one, with the same times and the same
 * states expected. Each test names the one that it follows.
 */
class PrometheusSequencesTest {

    private static final SlaRule FOR_A_MINUTE = Figure.RULE.pendingFor(minutes(1));
    private static final SlaRule FOR_AND_KEEP_A_MINUTE = FOR_A_MINUTE.keepFiringFor(minutes(1));

    /** rules/manager_test.go, TestAlertingRule, instance 0; TestForStateAddSamples has the same times. */
    @Test
    void firesOnceViolatedForTheTimeAndStartsAgainAfterItWasMet() {
        AlertRun run = new AlertRun(FOR_A_MINUTE);
        assertThat(run.at(0, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(5, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(10, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(15, GOOD)).isEqualTo(INACTIVE);
        assertThat(run.at(20, GOOD)).isEqualTo(INACTIVE);
        assertThat(run.at(25, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(30, BROKEN)).isEqualTo(FIRING);
        assertThat(run.toldInWords()).containsExactly("OPENED 5", "RESOLVED 15", "OPENED 30");
    }

    /** rules/manager_test.go, TestAlertingRule, instance 1. */
    @Test
    void resolvesOnTheFirstEvaluationThatMeetsTheRule() {
        AlertRun run = new AlertRun(FOR_A_MINUTE);
        assertThat(run.at(0, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(5, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(10, GOOD)).isEqualTo(INACTIVE);
        assertThat(run.at(15, GOOD)).isEqualTo(INACTIVE);
        assertThat(run.toldInWords()).containsExactly("OPENED 5", "RESOLVED 10");
    }

    /** rules/alerting_test.go, TestKeepFiringFor. */
    @Test
    void keepsFiringFromTheFirstEvaluationThatMeetsTheRule() {
        AlertRun run = new AlertRun(FOR_AND_KEEP_A_MINUTE);
        assertThat(run.at(0, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(1, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(2, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(3, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(4, GOOD)).isEqualTo(FIRING);
        assertThat(run.at(5, GOOD)).isEqualTo(INACTIVE);
        assertThat(run.toldInWords()).containsExactly("OPENED 1", "RESOLVED 5");
    }

    /** rules/alerting_test.go, TestPendingAndKeepFiringFor. */
    @Test
    void doesNotKeepWhatIsOnlyPending() {
        AlertRun run = new AlertRun(FOR_AND_KEEP_A_MINUTE);
        assertThat(run.at(0, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(1, GOOD)).isEqualTo(INACTIVE);
        assertThat(run.told()).isEmpty();
    }

    /** cmd/promtool/testdata/unittest.yml, AlwaysFiring; the documentation says the same of rules without {@code for}. */
    @Test
    void firesOnTheFirstEvaluationWithoutATimeToWait() {
        AlertRun run = new AlertRun(Figure.RULE);
        assertThat(run.at(0, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(24 * 60, BROKEN)).isEqualTo(FIRING);
        assertThat(run.toldInWords()).containsExactly("OPENED 0");
    }

    /** cmd/promtool/testdata/unittest.yml, InstanceDown: evaluated each minute for a day. */
    @Test
    void isPendingUntilTheTimeToWaitIsOver() {
        AlertRun run = new AlertRun(Figure.RULE.pendingFor(minutes(5)));
        for (int minute = 0; minute < 5; minute++) {
            assertThat(run.at(minute, BROKEN)).isEqualTo(PENDING);
        }
        for (int minute = 5; minute <= 24 * 60; minute++) {
            assertThat(run.at(minute, BROKEN)).isEqualTo(FIRING);
        }
        assertThat(run.toldInWords()).containsExactly("OPENED 5");
    }

    /**
     * rules/manager_test.go, TestForStateRestore, "normal restore": ten minutes without a run do not count. Its grace period and
     * outage tolerance make up for state that is sampled, and have no counterpart here.
     */
    @Test
    void aPauseOfTheMonitorDoesNotCountAsViolated() {
        AlertRun run = new AlertRun(Figure.RULE.pendingFor(minutes(25)));
        assertThat(run.at(0, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(5, BROKEN)).isEqualTo(PENDING);
        run.restart(10);
        assertThat(run.at(15, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(34.9, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(35, BROKEN)).isEqualTo(FIRING);
    }

    /** rules/manager_test.go, TestForStateRestore, "no active alerts". */
    @Test
    void nothingIsPendingWhenTheRuleIsMetAfterAPause() {
        AlertRun run = new AlertRun(Figure.RULE.pendingFor(minutes(25)));
        run.at(0, BROKEN);
        run.at(5, BROKEN);
        run.restart(45);
        assertThat(run.at(50, GOOD)).isEqualTo(INACTIVE);
    }

    /**
     * rules/alerting_test.go, TestFiringAlertResetToPendingOnHoldDurationIncrease, where we differ on purpose: there, a firing alert
     * whose rule is told to wait longer is pending again. Here it was told, and an episode that was told ends by being met.
     */
    @Test
    void anOpenEpisodeStaysOpenWhenItsRuleIsChangedToWaitLonger() {
        AlertRun run = new AlertRun(Figure.RULE.pendingFor(minutes(0.25)));
        assertThat(run.at(0, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(0.25, BROKEN)).isEqualTo(FIRING);
        run.change(Figure.RULE.pendingFor(minutes(60)));
        assertThat(run.at(0.5, BROKEN)).isEqualTo(FIRING);
        assertThat(run.at(60, BROKEN)).isEqualTo(FIRING);
        assertThat(run.toldInWords()).containsExactly("OPENED 0");
    }
}
