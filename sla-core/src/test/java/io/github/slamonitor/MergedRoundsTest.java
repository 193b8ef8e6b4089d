package io.github.slamonitor;

import static io.github.slamonitor.Transition.Kind.FLAPPING;
import static io.github.slamonitor.Transition.Kind.FLAPPING_ENDED;
import static io.github.slamonitor.Transition.Kind.OPENED;
import static io.github.slamonitor.Transition.Kind.REMINDED;
import static io.github.slamonitor.Transition.Kind.RESOLVED;
import static io.github.slamonitor.testkit.SampleRounds.at;
import static io.github.slamonitor.testkit.SampleRounds.round;
import static io.github.slamonitor.testkit.SampleRounds.transition;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MergedRoundsTest {

    private final MergedRounds merged = new MergedRounds();
    private int number = 100;

    private Transition add(Transition.Kind kind, int episode) {
        number++;
        Transition transition = transition(kind, episode, number);
        merged.add(round(number, transition));
        return transition;
    }

    @Test
    void isOneRoundUnderTheIdAndTimeOfTheNewest() {
        Transition resolved = add(RESOLVED, 1);
        Transition opened = add(OPENED, 2);
        assertThat(merged.take()).isEqualTo(new Round("round-102", at(102), List.of(resolved, opened)));
        assertThat(merged.isEmpty()).isTrue();
    }

    @Test
    void leavesOutAnEpisodeThatOpenedAndResolvedMeanwhile() {
        add(OPENED, 1);
        add(REMINDED, 1);
        add(RESOLVED, 1);
        assertThat(merged.isEmpty()).isTrue();
    }

    @Test
    void leavesOutReminders() {
        add(REMINDED, 1);
        assertThat(merged.isEmpty()).isTrue();
    }

    @Test
    void keepsTheEndOfWhatWasToldToHaveBegun() {
        Transition resolved = add(RESOLVED, 1);
        add(OPENED, 2);
        add(RESOLVED, 2);
        Transition opened = add(OPENED, 3);
        assertThat(merged.take().transitions()).containsExactly(resolved, opened);
    }

    @Test
    void tellsOnlyHowFlappingEnded() {
        add(OPENED, 1);
        add(FLAPPING, 2);
        add(FLAPPING_ENDED, 3);
        add(FLAPPING, 4);
        Transition ended = add(FLAPPING_ENDED, 5);
        assertThat(merged.take().transitions()).containsExactly(ended);
    }

    @Test
    void tellsThatAnEpisodeThatOutlastedFlappingIsOver() {
        add(FLAPPING_ENDED, 1);
        Transition resolved = add(RESOLVED, 1);
        assertThat(merged.take().transitions())
                .containsExactly(new Transition(FLAPPING_ENDED, resolved.violation(), resolved.at()));
    }

    @Test
    void keepsAlertsApartAndTheirChangesInTheOrderOfTime() {
        Transition first = transition(RESOLVED, "search", 1, 10, true);
        Transition second = transition(OPENED, "checkout", 2, 11, false);
        Transition third = transition(OPENED, "search", 3, 12, false);
        merged.add(round(10, first));
        merged.add(round(11, second));
        merged.add(round(12, third));
        assertThat(merged.take().transitions()).containsExactly(first, second, third);
    }

    /** One alert opens and closes in turn; some rounds are told one by one and those between are merged. */
    @Property
    void leavesNothingOpenThatIsOverNorOverThatIsOpen(
            @ForAll @Size(max = 60) List<Boolean> mergedOrNot, @ForAll @IntRange(max = 3) int capacity) {
        WaitingRounds waiting = new WaitingRounds(capacity + 1);
        Set<String> open = new HashSet<>();
        int changes = 0;
        for (boolean deliver : mergedOrNot) {
            Transition.Kind kind = changes % 2 == 0 ? OPENED : RESOLVED;
            waiting.add(round(changes, transition(kind, changes / 2, changes)), false, 0);
            changes++;
            if (deliver) {
                deliver(waiting, open);
            }
        }
        while (!waiting.isEmpty()) {
            assertThat(waiting.size()).isLessThanOrEqualTo(capacity + 2);
            deliver(waiting, open);
        }
        assertThat(open).hasSize(changes % 2);
    }

    private static void deliver(WaitingRounds waiting, Set<String> open) {
        WaitingRound first = Objects.requireNonNull(waiting.first());
        for (Transition transition : first.round.transitions()) {
            boolean expected = transition.kind() == OPENED
                    ? open.add(transition.violation().id())
                    : open.remove(transition.violation().id());
            assertThat(expected).as("%s", transition.id()).isTrue();
        }
        assertThat(open).hasSizeLessThanOrEqualTo(1);
        waiting.removeFirst(0);
    }
}
