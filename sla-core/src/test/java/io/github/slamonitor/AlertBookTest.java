package io.github.slamonitor;

import static io.github.slamonitor.AlertRun.START;
import static io.github.slamonitor.AlertRun.minutes;
import static io.github.slamonitor.Figure.BROKEN;
import static io.github.slamonitor.Figure.GOOD;
import static io.github.slamonitor.Figure.NONE;
import static io.github.slamonitor.Figure.RULE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final long MINUTE = 60_000_000;
    private static final Muting LOUD = Muting.none(START);
    private static final String KEY = "checkout/failures/auth";
    private static final Acknowledgement KIM = new Acknowledgement("kim", "on it", START);

    private final AlertBook book = new AlertBook();

    @Test
    void aRuleThatIsMetLeavesNothingToStore() {
        AlertRound round = book.evaluate(List.of(GOOD.of(RULE), NONE.of(RULE, "checkout")), 0, LOUD);
        assertThat(round.transitions()).isEmpty();
        assertThat(round.states()).isEmpty();
        assertThat(book.services()).isEmpty();
    }

    @Test
    void eachRuleAndServiceHasAnAlertOfItsOwn() {
        SlaRule other = RULE.named("other").pendingFor(minutes(1));
        AlertRound first = book.evaluate(
                List.of(BROKEN.of(RULE), BROKEN.of(other), GOOD.of(RULE, "b"), BROKEN.of(RULE, "c")), 0, LOUD);
        assertThat(first.transitions())
                .extracting(told -> told.kind() + " " + told.violation().service() + " "
                        + told.violation().rule())
                .containsExactly("OPENED auth failures", "OPENED c failures");
        assertThat(first.states()).containsOnlyKeys(KEY, "checkout/other/auth", "checkout/failures/c");
        AlertRound second = book.evaluate(
                List.of(GOOD.of(RULE), BROKEN.of(other), BROKEN.of(RULE, "b"), BROKEN.of(RULE, "c")), MINUTE, LOUD);
        assertThat(second.transitions())
                .extracting(told -> told.kind() + " " + told.violation().service() + " "
                        + told.violation().rule())
                .containsExactly("RESOLVED auth failures", "OPENED auth other", "OPENED b failures");
        assertThat(book.services()).containsExactly("auth", "b", "c");
    }

    @Test
    void anAlertIsStoredWhenItChangesAndNotOtherwise() {
        SlaRule rule = RULE.pendingFor(minutes(1));
        assertThat(book.evaluate(List.of(BROKEN.of(rule)), 0, LOUD).states()).containsOnlyKeys(KEY);
        assertThat(book.evaluate(List.of(BROKEN.of(rule)), 1, LOUD).states()).isEmpty();
        assertThat(book.evaluate(List.of(BROKEN.of(rule)), MINUTE, LOUD).states())
                .containsOnlyKeys(KEY);
        assertThat(book.evaluate(List.of(BROKEN.of(rule)), 2 * MINUTE, LOUD).states())
                .isEmpty();
        assertThat(book.evaluate(List.of(NONE.of(rule)), 3 * MINUTE, LOUD).states())
                .isEmpty();
        assertThat(book.evaluate(List.of(GOOD.of(rule)), 4 * MINUTE, LOUD).states())
                .containsEntry(KEY, new byte[0]);
        assertThat(book.services()).isEmpty();
    }

    @Test
    void anAlertThatCanStillFlapIsRememberedUntilItCannot() {
        SlaRule rule = RULE.flappingAfter(3, minutes(5));
        book.evaluate(List.of(BROKEN.of(rule)), 0, LOUD);
        assertThat(book.evaluate(List.of(GOOD.of(rule)), MINUTE, LOUD).states().get(KEY))
                .isNotEmpty();
        assertThat(book.evaluate(List.of(GOOD.of(rule)), 6 * MINUTE - 1, LOUD).states())
                .isEmpty();
        assertThat(book.evaluate(List.of(GOOD.of(rule)), 6 * MINUTE, LOUD).states())
                .containsEntry(KEY, new byte[0]);
    }

    @Test
    void silencesAndMaintenanceWindowsMute() {
        Silence silence = Silence.of("auth", "fail*", START.plusSeconds(1), "kim", "known");
        MaintenanceWindow window =
                MaintenanceWindow.once(START, START.plusSeconds(1)).forServices("b");
        List<RuleResult> broken = List.of(BROKEN.of(RULE), BROKEN.of(RULE, "b"), BROKEN.of(RULE, "c"));
        AlertRound muted = book.evaluate(broken, 0, new Muting(START, List.of(silence), List.of(window)));
        assertThat(muted.transitions())
                .extracting(told -> told.violation().service())
                .containsExactly("c");
        AlertRound later =
                book.evaluate(broken, MINUTE, new Muting(START.plusSeconds(1), List.of(silence), List.of(window)));
        assertThat(later.transitions())
                .extracting(told -> told.violation().service())
                .containsExactly("auth", "b");
    }

    @Test
    void anAcknowledgementIsStoredWithTheNextRound() {
        AlertRound opened = book.evaluate(List.of(BROKEN.of(RULE)), 0, LOUD);
        String id = opened.transitions().get(0).violation().id();
        assertThat(book.acknowledge(id, KIM)).isTrue();
        AlertRound next = book.evaluate(List.of(BROKEN.of(RULE)), MINUTE, LOUD);
        assertThat(next.states()).containsOnlyKeys(KEY);
        AlertBook restarted = restarted(next.states(), 0, MINUTE);
        assertThat(restarted.status(AlertKey.decode(KEY), LOUD).acknowledgement())
                .hasValue(KIM);
    }

    @Test
    void whatChangedSinceTheLastRoundCanBeTakenOnce() {
        String id = book.evaluate(List.of(BROKEN.of(RULE)), 0, LOUD)
                .transitions()
                .get(0)
                .violation()
                .id();
        assertThat(book.takeUnsaved()).isEmpty();
        book.acknowledge(id, KIM);
        assertThat(book.takeUnsaved()).containsOnlyKeys(KEY);
        assertThat(book.takeUnsaved()).isEmpty();
        assertThat(book.evaluate(List.of(BROKEN.of(RULE)), MINUTE, LOUD).states())
                .isEmpty();
    }

    @Test
    void onlyAnOpenViolationCanBeAcknowledged() {
        assertThat(book.acknowledge("unknown", KIM)).isFalse();
        String id = book.evaluate(List.of(BROKEN.of(RULE)), 0, LOUD)
                .transitions()
                .get(0)
                .violation()
                .id();
        book.evaluate(List.of(GOOD.of(RULE)), MINUTE, LOUD);
        assertThat(book.acknowledge(id, KIM)).isFalse();
    }

    @Test
    void theStatusOfARuleThatIsMetIsInactive() {
        Muting muting = new Muting(START, List.of(Silence.of("a*", "*", START.plusSeconds(1), "kim", "x")), List.of());
        assertThat(book.status(AlertKey.decode(KEY), muting))
                .isEqualTo(Alert.INACTIVE.status(true, null))
                .hasToString(
                        "AlertStatus[state=INACTIVE, flapping=false, muted=true, inhibitedBy=Optional.empty, violation=Optional.empty,"
                                + " acknowledgement=Optional.empty]");
    }

    @Test
    void anOpenViolationIsResolvedAfterARestartUnderItsId() {
        AlertRound opened = book.evaluate(List.of(BROKEN.of(RULE)), 0, LOUD);
        AlertBook restarted = restarted(opened.states(), 0, MINUTE);
        assertThat(restarted.services()).containsExactly("auth");
        Transition end = restarted
                .evaluate(List.of(GOOD.of(RULE)), 2 * MINUTE, LOUD)
                .transitions()
                .get(0);
        assertThat(end.kind()).isEqualTo(Transition.Kind.RESOLVED);
        assertThat(end.violation().id())
                .isEqualTo(opened.transitions().get(0).violation().id());
    }

    @Test
    void aTimeThatIsStoredAsOfTheFutureIsTakenToBeOfNow() {
        SlaRule rule = RULE.pendingFor(minutes(1));
        AlertRound pending = book.evaluate(List.of(BROKEN.of(rule)), 1000 * MINUTE, LOUD);
        AlertBook restarted = restarted(pending.states(), 0, 0);
        assertThat(restarted
                        .evaluate(List.of(BROKEN.of(rule)), MINUTE - 1, LOUD)
                        .transitions())
                .isEmpty();
        assertThat(restarted.evaluate(List.of(BROKEN.of(rule)), MINUTE, LOUD).transitions())
                .hasSize(1);
    }

    @Test
    void aClockThatIsBehindTheOneOfTheEarlierRunLosesNothing() {
        SlaRule rule = RULE.pendingFor(minutes(2));
        AlertRound pending = book.evaluate(List.of(BROKEN.of(rule)), 100 * MINUTE, LOUD);
        AlertBook restarted = restarted(pending.states(), -60 * MINUTE, 41 * MINUTE);
        assertThat(restarted
                        .evaluate(List.of(BROKEN.of(rule)), 42 * MINUTE - 1, LOUD)
                        .transitions())
                .isEmpty();
        assertThat(restarted
                        .evaluate(List.of(BROKEN.of(rule)), 42 * MINUTE, LOUD)
                        .transitions())
                .hasSize(1);
    }

    @Test
    void aPauseThatIsLeftOutIsLeftOutAfterTheNextRestartToo() {
        SlaRule rule = RULE.pendingFor(minutes(2));
        Map<String, byte[]> stored =
                new HashMap<>(book.evaluate(List.of(BROKEN.of(rule)), 0, LOUD).states());
        AlertBook second = restarted(stored, 10 * MINUTE, 10 * MINUTE);
        stored.putAll(
                second.evaluate(List.of(BROKEN.of(rule)), 11 * MINUTE, LOUD).states());
        AlertBook third = restarted(stored, 0, 11 * MINUTE);
        assertThat(third.evaluate(List.of(BROKEN.of(rule)), 12 * MINUTE - 1, LOUD)
                        .transitions())
                .isEmpty();
        assertThat(third.evaluate(List.of(BROKEN.of(rule)), 12 * MINUTE, LOUD).transitions())
                .hasSize(1);
    }

    @Test
    void statesThatCannotBeReadAreForgottenAndTheOthersKept() {
        Map<String, byte[]> states =
                new HashMap<>(book.evaluate(List.of(BROKEN.of(RULE)), 0, LOUD).states());
        states.put("checkout/failures/broken", new byte[] {2, 7});
        states.put("nonsense", states.get(KEY));
        AlertBook restarted = restarted(states, 0, 0);
        assertThat(restarted.services()).containsExactly("auth");
        assertThat(restarted.evaluate(List.of(), 0, LOUD).states())
                .containsOnlyKeys("checkout/failures/broken", "nonsense")
                .containsEntry("nonsense", new byte[0]);
    }

    @Test
    void aViolationWhoseRuleIsGoneIsResolvedOnceAndSaysSo() {
        AlertRound opened = book.evaluate(List.of(BROKEN.of(RULE)), 0, LOUD);
        AlertBook restarted = restarted(opened.states(), 0, MINUTE);
        SlaPolicy policy =
                SlaPolicy.named("checkout").require(RULE.named("another")).build();
        AlertRound round =
                restarted.resolveUnchecked(List.of(policy), service -> true, Muting.none(START.plusSeconds(60)));
        assertThat(round.states()).containsEntry(KEY, new byte[0]);
        Transition end = round.transitions().get(0);
        assertThat(end.kind()).isEqualTo(Transition.Kind.RESOLVED);
        assertThat(end.violation().resolvedAt()).hasValue(START.plusSeconds(60));
        assertThat(end.violation().evidence().text())
                .isEqualTo("failures: no rule of policy 'checkout' for this service any more");
        assertThat(restarted
                        .resolveUnchecked(List.of(policy), service -> true, LOUD)
                        .transitions())
                .isEmpty();
    }

    @Test
    void anAlertWhosePolicyDoesNotApplyToItsServiceAnyMoreIsOver() {
        book.evaluate(List.of(BROKEN.of(RULE), BROKEN.of(RULE, "b")), 0, LOUD);
        SlaPolicy policy =
                SlaPolicy.named("checkout").appliesTo("a*").require(RULE).build();
        AlertRound round = book.resolveUnchecked(List.of(policy), service -> true, LOUD);
        assertThat(round.transitions())
                .extracting(told -> told.violation().service())
                .containsExactly("b");
        assertThat(book.services()).containsExactly("auth");
    }

    @Test
    void nothingIsToldOfAnAlertThatIsOverBeforeAnythingWasTold() {
        book.evaluate(List.of(BROKEN.of(RULE.pendingFor(minutes(1)))), 0, LOUD);
        AlertRound round = book.resolveUnchecked(List.of(), service -> true, LOUD);
        assertThat(round.transitions()).isEmpty();
        assertThat(round.states()).containsEntry(KEY, new byte[0]);
    }

    @Test
    void flappingWhoseRuleIsGoneIsOverToo() {
        SlaRule rule = RULE.flappingAfter(2, minutes(5));
        book.evaluate(List.of(BROKEN.of(rule)), 0, LOUD);
        book.evaluate(List.of(GOOD.of(rule)), MINUTE, Muting.none(START.plusSeconds(60)));
        Transition end = book.resolveUnchecked(List.of(), service -> true, Muting.none(START.plusSeconds(120)))
                .transitions()
                .get(0);
        assertThat(end.kind()).isEqualTo(Transition.Kind.FLAPPING_ENDED);
        assertThat(end.violation().resolvedAt()).hasValue(START.plusSeconds(60));
    }

    /** One alert is open, so that the book is not empty. */
    @Test
    void aRoundInWhichNearlyAllRulesAreMetAllocatesNextToNothing() {
        book.evaluate(List.of(BROKEN.of(RULE, "s7")), 0, LOUD);
        List<RuleResult> results = IntStream.range(0, 5000)
                .mapToObj(i -> (i == 7 ? BROKEN : GOOD).of(RULE, "s" + i))
                .toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 1; i <= 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            book.evaluate(results, i, LOUD);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(2000);
    }

    private static AlertBook restarted(Map<String, byte[]> states, long pause, long now) {
        AlertBook book = new AlertBook();
        book.restore(states, pause, now);
        return book;
    }
}
