package io.github.slamonitor;

import static io.github.slamonitor.WaitingRounds.Place.MERGED;
import static io.github.slamonitor.WaitingRounds.Place.QUEUE;
import static io.github.slamonitor.WaitingRounds.Place.STORE;
import static io.github.slamonitor.testkit.SampleRounds.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingRoundsTest {

    private final WaitingRounds waiting = new WaitingRounds(2);

    private WaitingRounds.Place add(int number, boolean stored) {
        return waiting.add(opened(number), stored, 0);
    }

    private List<String> takeAll() {
        List<String> ids = new ArrayList<>();
        for (WaitingRound first = waiting.first(); first != null; first = waiting.first()) {
            ids.add(first.round.id());
            waiting.removeFirst(0);
        }
        return ids;
    }

    @Test
    void leavesWhatFindsNoRoomInTheStoreAndAllThatComesAfterIt() {
        assertThat(add(1, true)).isEqualTo(QUEUE);
        assertThat(add(2, true)).isEqualTo(QUEUE);
        assertThat(add(3, true)).isEqualTo(STORE);
        waiting.removeFirst(0);
        assertThat(add(4, true)).as("round 3 comes first").isEqualTo(STORE);
        assertThat(waiting.moreInStore()).isTrue();
        assertThat(takeAll()).containsExactly("round-2");

        waiting.addFromStore(List.of(opened(3), opened(4)), false, 0);
        assertThat(waiting.overflowing()).as("full").isTrue();
        assertThat(takeAll()).containsExactly("round-3", "round-4");
        assertThat(add(5, true)).isEqualTo(QUEUE);
        assertThat(waiting.overflowing()).isFalse();
    }

    @Test
    void mergesWhatIsInNoStoreUntilThereIsRoom() {
        assertThat(add(1, false)).isEqualTo(QUEUE);
        assertThat(add(2, false)).isEqualTo(QUEUE);
        assertThat(add(3, false)).isEqualTo(MERGED);
        assertThat(add(4, false)).isEqualTo(MERGED);
        assertThat(waiting.size()).isEqualTo(3);
        waiting.removeFirst(0);
        assertThat(add(5, false)).as("the merged round took the place").isEqualTo(MERGED);
        assertThat(takeAll()).containsExactly("round-2", "round-4", "round-5");
    }

    @Test
    void doesNotWaitForWhatCannotBeRead() {
        waiting.unreadable();
        assertThat(add(1, true)).isEqualTo(QUEUE);
        assertThat(waiting.moreInStore()).isTrue();
        assertThat(takeAll()).containsExactly("round-1");
        waiting.addFromStore(List.of(opened(0)), false, 0);
        assertThat(takeAll()).containsExactly("round-0");
        assertThat(waiting.moreInStore()).isFalse();
    }
}
