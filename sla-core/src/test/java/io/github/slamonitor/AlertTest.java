package io.github.slamonitor;

import static io.github.slamonitor.AlertRun.START;
import static io.github.slamonitor.AlertRun.minutes;
import static io.github.slamonitor.AlertState.FIRING;
import static io.github.slamonitor.AlertState.INACTIVE;
import static io.github.slamonitor.AlertState.PENDING;
import static io.github.slamonitor.Figure.BETWEEN;
import static io.github.slamonitor.Figure.BROKEN;
import static io.github.slamonitor.Figure.GOOD;
import static io.github.slamonitor.Figure.NONE;
import static io.github.slamonitor.Figure.RULE;
import static io.github.slamonitor.Figure.RULE_WITH_RESOLVE_BOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlertTest {

    @Test
    void pendingForMustHavePassedToTheMicrosecond() {
        SlaRule rule = RULE.pendingFor(Duration.ofSeconds(60).minusNanos(1));
        assertThat(firesAfter(rule, 59_999_999)).isFalse();
        assertThat(firesAfter(rule, 60_000_000)).isTrue();
    }

    @Test
    void aTimeToWaitOfAllTimeNeverPasses() {
        assertThat(firesAfter(RULE.pendingFor(Duration.ofSeconds(Long.MAX_VALUE)), Long.MAX_VALUE / 2))
                .isFalse();
    }

    private static boolean firesAfter(SlaRule rule, long micros) {
        Alert pending = Alert.INACTIVE
                .evaluate(BROKEN.of(rule), 0, START, false, Evidence::of)
                .alert();
        return pending.evaluate(BROKEN.of(rule), micros, START, false, Evidence::of)
                .alert()
                .condition()
                .firing();
    }

    @Test
    void aBreakInTheViolationStartsPendingAgain() {
        AlertRun run = new AlertRun(RULE.pendingFor(minutes(2)));
        run.everyMinute(0, BROKEN, BROKEN, GOOD);
        assertThat(run.at(3, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(4, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(5, BROKEN)).isEqualTo(FIRING);
    }

    @Test
    void aViolationSetsKeepFiringForBack() {
        AlertRun run = new AlertRun(RULE.keepFiringFor(minutes(2)));
        run.everyMinute(0, BROKEN, GOOD, GOOD, BROKEN);
        assertThat(run.at(4, GOOD)).isEqualTo(FIRING);
        assertThat(run.at(5, GOOD)).isEqualTo(FIRING);
        assertThat(run.at(6, GOOD)).isEqualTo(INACTIVE);
    }

    @Test
    void staysFiringUntilTheValueIsWithinTheResolveBound() {
        AlertRun run = new AlertRun(RULE_WITH_RESOLVE_BOUND);
        run.everyMinute(0, BROKEN, BETWEEN, BETWEEN);
        assertThat(run.status().state()).isEqualTo(FIRING);
        assertThat(run.at(3, GOOD)).isEqualTo(INACTIVE);
    }

    @Test
    void aValueWithinTheRuleOpensNothingThoughItWouldNotResolve() {
        assertThat(new AlertRun(RULE_WITH_RESOLVE_BOUND).at(0, BETWEEN)).isEqualTo(INACTIVE);
    }

    @Test
    void aValueOutsideTheResolveBoundSetsKeepFiringForBack() {
        AlertRun run = new AlertRun(RULE_WITH_RESOLVE_BOUND.keepFiringFor(minutes(2)));
        run.everyMinute(0, BROKEN, GOOD, GOOD, BETWEEN, GOOD, GOOD);
        assertThat(run.status().state()).isEqualTo(FIRING);
        assertThat(run.at(6, GOOD)).isEqualTo(INACTIVE);
    }

    @Test
    void missingDataOpensNothing() {
        assertThat(new AlertRun(RULE).at(0, NONE)).isEqualTo(INACTIVE);
    }

    @Test
    void missingDataBreaksWhatIsPending() {
        AlertRun run = new AlertRun(RULE.pendingFor(minutes(2)));
        run.everyMinute(0, BROKEN, NONE);
        assertThat(run.status().state()).isEqualTo(INACTIVE);
        assertThat(run.at(2, BROKEN)).isEqualTo(PENDING);
        assertThat(run.at(3.9, BROKEN)).isEqualTo(PENDING);
    }

    @Test
    void missingDataResolvesNothing() {
        AlertRun run = new AlertRun(RULE);
        run.everyMinute(0, BROKEN, NONE, NONE);
        assertThat(run.at(10_000, NONE)).isEqualTo(FIRING);
        assertThat(run.at(10_001, GOOD)).isEqualTo(INACTIVE);
    }

    @Test
    void missingDataStopsTheClockOfKeepFiringForAndDoesNotSetItBack() {
        AlertRun run = new AlertRun(RULE.keepFiringFor(minutes(3)));
        run.everyMinute(0, BROKEN, GOOD, GOOD, NONE, NONE, NONE);
        assertThat(run.at(100, GOOD)).isEqualTo(FIRING);
        assertThat(run.at(100.9, GOOD)).isEqualTo(FIRING);
        assertThat(run.at(101, GOOD)).isEqualTo(INACTIVE);
    }

    @Test
    void remindsEachTimeThePeriodHasPassed() {
        AlertRun run = new AlertRun(RULE.remindEvery(minutes(2)));
        run.everyMinute(0, BROKEN, BROKEN, BROKEN, BROKEN, BROKEN, GOOD, GOOD, GOOD);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "REMINDED 2", "REMINDED 4", "RESOLVED 5");
    }

    @Test
    void remindsOnceAfterALongGapAndCountsFromThere() {
        AlertRun run = new AlertRun(RULE.remindEvery(minutes(2)));
        run.at(0, BROKEN);
        run.at(9, BROKEN);
        run.at(10, BROKEN);
        run.at(11, BROKEN);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "REMINDED 9", "REMINDED 11");
    }

    @Test
    void remindsAlsoWhileDataIsMissingAndWhileItKeepsFiring() {
        AlertRun run = new AlertRun(RULE.remindEvery(minutes(1)).keepFiringFor(minutes(5)));
        run.everyMinute(0, BROKEN, NONE, GOOD);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "REMINDED 1", "REMINDED 2");
    }

    @Test
    void doesNotRemindOfWhatWasAcknowledgedUntilTheNextEpisode() {
        AlertRun run = new AlertRun(RULE.remindEvery(minutes(1)));
        run.at(0, BROKEN);
        run.acknowledge();
        run.everyMinute(1, BROKEN, BROKEN, GOOD, BROKEN, BROKEN);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "RESOLVED 3", "OPENED 4", "REMINDED 5");
        assertThat(run.status().acknowledgement()).isEmpty();
    }

    @Test
    void aReminderThatWasDueWhileMutedComesWhenUnmuted() {
        AlertRun run = new AlertRun(RULE.remindEvery(minutes(2)));
        run.at(0, BROKEN);
        run.atMuted(2, BROKEN);
        run.atMuted(7, BROKEN);
        run.at(8, BROKEN);
        run.at(9, BROKEN);
        run.at(10, BROKEN);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "REMINDED 8", "REMINDED 10");
    }

    @Test
    void anEpisodeThatOpensAndResolvesWhileMutedIsNotTold() {
        AlertRun run = new AlertRun(RULE);
        assertThat(run.atMuted(0, BROKEN)).isEqualTo(FIRING);
        assertThat(run.atMuted(1, GOOD)).isEqualTo(INACTIVE);
        run.at(2, GOOD);
        assertThat(run.told()).isEmpty();
    }

    @Test
    void anEpisodeThatOpenedWhileMutedIsToldOnceWhenUnmutedAsItOpened() {
        AlertRun run = new AlertRun(RULE.keepFiringFor(minutes(9)));
        run.atMuted(0, BROKEN);
        run.atMuted(1, GOOD);
        run.at(2, GOOD);
        run.at(3, GOOD);
        assertThat(run.toldInWords()).containsExactly("OPENED 2");
        assertThat(run.last().openedAt()).isEqualTo(START);
        assertThat(run.last().evidence().text()).isEqualTo("failure rate at most 5%: 10%");
    }

    @Test
    void theEndOfWhatWasToldIsToldAtOnceThoughMuted() {
        AlertRun run = new AlertRun(RULE);
        run.at(0, BROKEN);
        run.atMuted(1, BROKEN);
        run.atMuted(2, GOOD);
        run.at(3, GOOD);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "RESOLVED 2");
    }

    @Test
    void anEndHasTheLatestEvidenceAndItsTime() {
        AlertRun run = new AlertRun(RULE);
        run.at(0, BROKEN);
        run.at(1, GOOD);
        assertThat(run.last().evidence().text()).isEqualTo("failure rate at most 5%: 1%");
        assertThat(run.lastResolvedAt()).isEqualTo(START.plus(minutes(1)));
    }

    @Test
    void aReminderHasTheLatestEvidence() {
        AlertRun run = new AlertRun(RULE.remindEvery(minutes(1)));
        run.at(0, BROKEN);
        run.at(1, NONE);
        assertThat(run.last().evidence().text()).startsWith("failure rate at most 5%: insufficient data");
        assertThat(run.lastResolvedAt()).isNull();
    }

    @Test
    void aViolationOpensWhenItBeginsToFireNotWhenItBeganToBePending() {
        AlertRun run = new AlertRun(RULE.pendingFor(minutes(2)));
        run.everyMinute(0, BROKEN, BROKEN, BROKEN);
        assertThat(run.last().openedAt()).isEqualTo(START.plus(minutes(2)));
    }

    @Test
    void aClockThatIsPutBackDoesNotEndAnEpisodeBeforeItBegan() {
        Alert open = Alert.INACTIVE
                .evaluate(BROKEN.of(RULE), 0, START, false, Evidence::of)
                .alert();
        Transition end = Objects.requireNonNull(
                open.evaluate(GOOD.of(RULE), 60_000_000, START.minusSeconds(3600), false, Evidence::of)
                        .told());
        assertThat(end.violation().resolvedAt()).hasValue(START);
        assertThat(end.at()).isEqualTo(START.minusSeconds(3600));
    }

    @Test
    void theIdOfAnEpisodeIsTheSameWhereverItIsMadeAndOfNoOther() {
        AlertKey key = new AlertKey("checkout", "failures", "auth");
        assertThat(key.violationId(START, 0)).isEqualTo("1a58dd8b-80a2-3541-9a84-f39a6348add7");
        assertThat(key.violationId(START.plusNanos(1), 0)).isNotEqualTo(key.violationId(START, 0));
        assertThat(key.violationId(START, 1)).isNotEqualTo(key.violationId(START, 0));
        AlertRun run = new AlertRun(RULE);
        run.at(0, BROKEN);
        assertThat(run.last().id()).isEqualTo(key.violationId(START, 0));
        assertThat(new AlertKey("a", "bc", "d").violationId(Instant.EPOCH, 0))
                .isNotEqualTo(new AlertKey("ab", "c", "d").violationId(Instant.EPOCH, 0));
    }

    @Test
    void theStatusShowsStateEpisodeAndWhoLooksAfterIt() {
        AlertRun run = new AlertRun(RULE.pendingFor(minutes(1)));
        run.at(0, BROKEN);
        assertThat(run.status().state()).isEqualTo(PENDING);
        assertThat(run.status().violation()).isEmpty();
        run.at(1, BROKEN);
        run.acknowledge();
        assertThat(run.status().violation()).hasValue(run.last());
        assertThat(run.status().acknowledgement()).hasValue(new Acknowledgement("kim", "", START));
        assertThat(run.status().flapping()).isFalse();
    }
}
