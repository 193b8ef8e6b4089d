package io.github.slamonitor;

import static io.github.slamonitor.AlertRun.START;
import static io.github.slamonitor.AlertRun.minutes;
import static io.github.slamonitor.Figure.BROKEN;
import static io.github.slamonitor.Figure.GOOD;
import static io.github.slamonitor.Figure.RULE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlappingTest {

    /** Four changes within ten minutes; calm with one or none. */
    private static final SlaRule FLAPPING = RULE.flappingAfter(4, minutes(10));

    @Test
    void theChangeThatMakesTheCountIsToldAsFlappingAndNoFurtherOneIs() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD, BROKEN, GOOD, BROKEN);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "RESOLVED 1", "OPENED 2", "FLAPPING 3");
        assertThat(run.status().flapping()).isTrue();
    }

    @Test
    void aRuleThatDoesNotAskForItNeverFlaps() {
        AlertRun run = new AlertRun(RULE);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD, BROKEN);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "RESOLVED 1", "OPENED 2", "RESOLVED 3", "OPENED 4");
    }

    @Test
    void changesCountForThePeriodAndNotALittleLonger() {
        AlertRun within = new AlertRun(FLAPPING);
        within.everyMinute(0, BROKEN, GOOD, BROKEN);
        within.at(9.99, GOOD);
        assertThat(within.toldInWords()).endsWith("FLAPPING 9");
        AlertRun over = new AlertRun(FLAPPING);
        over.everyMinute(0, BROKEN, GOOD, BROKEN);
        over.at(10, GOOD);
        assertThat(over.toldInWords()).endsWith("RESOLVED 10");
    }

    @Test
    void flappingEndsWithFewerThanHalfOfTheChangesInThePeriodAndSaysThatItIsResolved() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD);
        run.at(11.9, GOOD);
        assertThat(run.toldInWords()).endsWith("FLAPPING 3");
        run.at(12, GOOD);
        assertThat(run.toldInWords()).endsWith("FLAPPING 3", "FLAPPING_ENDED 12");
        assertThat(run.lastResolvedAt()).isEqualTo(START.plus(minutes(3)));
        assertThat(run.status().violation()).isEmpty();
    }

    @Test
    void flappingThatEndsWhileViolatedSaysSoAndIsResolvedLater() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD, BROKEN);
        run.at(13, BROKEN);
        assertThat(run.toldInWords()).endsWith("FLAPPING 3", "FLAPPING_ENDED 13");
        assertThat(run.lastResolvedAt()).isNull();
        run.at(20, GOOD);
        assertThat(run.toldInWords()).endsWith("FLAPPING_ENDED 13", "RESOLVED 20");
        assertThat(run.lastResolvedAt()).isEqualTo(START.plus(minutes(20)));
    }

    @Test
    void fromFlappingToItsEndIsOneEpisode() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD, BROKEN);
        run.at(13, BROKEN);
        run.at(20, GOOD);
        assertThat(run.told().subList(2, 6))
                .extracting(told -> told.violation().openedAt())
                .containsOnly(START.plus(minutes(2)));
        assertThat(run.told().subList(2, 6))
                .extracting(told -> told.violation().id())
                .containsOnly(run.last().id());
    }

    @Test
    void flappingCanBeginWithAnOpening() {
        AlertRun run = new AlertRun(RULE.flappingAfter(3, minutes(10)));
        run.everyMinute(0, BROKEN, GOOD, BROKEN);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "RESOLVED 1", "FLAPPING 2");
        assertThat(run.last().openedAt()).isEqualTo(START.plus(minutes(2)));
    }

    @Test
    void noRemindersAreSentWhileFlapping() {
        AlertRun run = new AlertRun(FLAPPING.remindEvery(minutes(1)));
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD, BROKEN, BROKEN, BROKEN);
        assertThat(run.toldInWords()).endsWith("FLAPPING 3");
    }

    @Test
    void remindersGoOnAfterFlappingThatEndedWhileViolated() {
        AlertRun run = new AlertRun(FLAPPING.remindEvery(minutes(2)));
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD, BROKEN);
        run.everyMinute(13, BROKEN, BROKEN, BROKEN);
        assertThat(run.toldInWords()).endsWith("FLAPPING_ENDED 13", "REMINDED 15");
    }

    @Test
    void flappingThatBeganWhileMutedIsToldWhenUnmuted() {
        AlertRun run = new AlertRun(FLAPPING);
        run.atMuted(0, BROKEN);
        run.atMuted(1, GOOD);
        run.atMuted(2, BROKEN);
        run.atMuted(3, GOOD);
        run.at(4, GOOD);
        run.at(5, BROKEN);
        assertThat(run.toldInWords()).containsExactly("FLAPPING 4");
    }

    @Test
    void flappingThatWasOverBeforeUnmutedIsNotTold() {
        AlertRun run = new AlertRun(FLAPPING);
        run.atMuted(0, BROKEN);
        run.atMuted(1, GOOD);
        run.atMuted(2, BROKEN);
        run.atMuted(3, GOOD);
        run.atMuted(12, GOOD);
        run.at(13, GOOD);
        assertThat(run.told()).isEmpty();
    }

    @Test
    void theEndOfFlappingIsToldThoughMuted() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD);
        run.atMuted(12, GOOD);
        assertThat(run.toldInWords()).endsWith("FLAPPING 3", "FLAPPING_ENDED 12");
    }

    @Test
    void anOpeningThatWasToldIsResolvedWhenItCalmsDownThoughFlappingWasNeverTold() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN);
        run.atMuted(3, GOOD);
        run.atMuted(4, BROKEN);
        run.atMuted(5, GOOD);
        run.atMuted(14, GOOD);
        assertThat(run.toldInWords()).containsExactly("OPENED 0", "RESOLVED 1", "OPENED 2", "RESOLVED 14");
        assertThat(run.lastResolvedAt()).isEqualTo(START.plus(minutes(5)));
    }

    @Test
    void flappingEndsWhenTheRuleDoesNotAskForItAnyMore() {
        AlertRun run = new AlertRun(FLAPPING);
        run.everyMinute(0, BROKEN, GOOD, BROKEN, GOOD);
        run.change(RULE);
        run.at(4, GOOD);
        assertThat(run.toldInWords()).endsWith("FLAPPING 3", "FLAPPING_ENDED 4");
    }
}
