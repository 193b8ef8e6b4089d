package io.github.slamonitor;

import static io.github.slamonitor.testkit.SampleRounds.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SafeStoreTest {

    private static final Set<String> MAIL = Set.of("mail");

    private final FlakyStore inner = new FlakyStore();
    private final SafeStore store = SafeStore.of(inner);

    private boolean commit(int number) {
        return store.commit(opened(number), MAIL, Map.of("a", new byte[] {(byte) number}));
    }

    private List<String> undelivered() throws Exception {
        return inner.inner.undelivered("mail", Integer.MAX_VALUE).stream()
                .map(Round::id)
                .toList();
    }

    private int stateOfA() throws Exception {
        byte[] state = inner.inner.states().get("a");
        return state == null ? -1 : state[0];
    }

    @Test
    void writesAtOnce() throws Exception {
        assertThat(commit(1)).isTrue();
        store.delivered("round-1", "mail");
        store.saveStates(Map.of("a", new byte[] {7}));
        assertThat(store.saveFigures(Map.of("checkout", new byte[] {8}))).isTrue();
        assertThat(undelivered()).isEmpty();
        assertThat(store.states().get("a")).containsExactly(7);
        assertThat(store.figures().get("checkout")).containsExactly(8);
        assertThat(store.status()).isEqualTo(new StoreStatus(4, 0, 0, 0, Optional.empty()));
    }

    @Test
    void keepsWhatFailsAndWritesItInOrderLater() throws Exception {
        inner.broken = true;
        assertThat(commit(1)).isTrue();
        assertThat(commit(2)).isTrue();
        store.saveStates(Map.of("a", new byte[] {9}));
        store.delivered("round-1", "mail");
        assertThat(store.status().waiting()).isEqualTo(3);
        assertThat(store.status().lastError()).contains("java.io.IOException: disk full");

        inner.broken = false;
        store.retry();
        assertThat(undelivered()).containsExactly("round-2");
        assertThat(stateOfA()).isEqualTo(9);
        assertThat(store.status().waiting()).isZero();
        assertThat(store.status().lost()).isZero();
        assertThat(store.status().lastError()).isEmpty();
    }

    @Test
    void triesOnceInEachEvaluationWhileTheStoreFails() {
        inner.broken = true;
        commit(1);
        int calls = inner.calls.get();
        for (int i = 0; i < 100; i++) {
            store.delivered("round-" + i, "mail");
        }
        assertThat(inner.calls).hasValue(calls);
        commit(2);
        assertThat(inner.calls).hasValue(calls + 1);
    }

    @Test
    void losesTheOldestRoundsBeyondTheBoundButNoState() throws Exception {
        inner.broken = true;
        store.commit(opened(0), MAIL, Map.of("b", new byte[] {5}));
        for (int number = 1; number < SafeStore.MOST_WRITES + 3; number++) {
            commit(number);
        }
        assertThat(store.status().waiting()).isEqualTo(SafeStore.MOST_WRITES);
        assertThat(store.status().lost()).isEqualTo(3);

        inner.broken = false;
        store.retry();
        assertThat(undelivered()).hasSize(SafeStore.MOST_WRITES).startsWith("round-3");
        assertThat(inner.inner.states().get("b")).containsExactly(5);
    }

    @Test
    void boundsTheNotesOfDeliveries() {
        inner.broken = true;
        commit(1);
        for (int i = 0; i < SafeStore.MOST_NOTES + 5; i++) {
            store.delivered("round-" + i, "mail");
        }
        assertThat(store.status().lost()).isEqualTo(5);
        store.retry();
        assertThat(store.status().waiting()).isEqualTo(1 + SafeStore.MOST_NOTES);
    }

    @Test
    void doesNotLetOneWriteThatAlwaysFailsHoldUpTheOthers() throws Exception {
        inner.refusedRound = "round-1"::equals;
        commit(1);
        for (int number = 2; number <= 20; number++) {
            commit(number);
        }
        assertThat(undelivered()).hasSize(19).startsWith("round-2").doesNotContain("round-1");
        assertThat(store.status().lost()).isEqualTo(1);
        assertThat(store.status().waiting()).isZero();
    }

    @Test
    void readsNothingThatWasDeliveredButCouldNotBeNoted() {
        commit(1);
        commit(2);
        commit(3);
        inner.broken = true;
        store.delivered("round-1", "mail");
        store.delivered("round-3", "mail");
        inner.broken = false;
        assertThat(store.undelivered("mail", 1)).isEqualTo(new SafeStore.Page(List.of(opened(2)), false));
    }

    @Test
    void readsWhatIsStillToBeWrittenAfterWhatIsWritten() {
        commit(1);
        inner.readOnly = true;
        commit(2);
        commit(3);
        store.delivered("round-2", "mail");
        assertThat(store.undelivered("mail", 5)).isEqualTo(new SafeStore.Page(List.of(opened(1), opened(3)), false));
        assertThat(store.undelivered("mail", 1)).isEqualTo(new SafeStore.Page(List.of(opened(1)), true));
        assertThat(store.undelivered("chat", 1)).isEqualTo(new SafeStore.Page(List.of(), false));
    }

    @Test
    void saysWhetherThereIsMoreToRead() {
        commit(1);
        commit(2);
        assertThat(store.undelivered("mail", 3)).isEqualTo(new SafeStore.Page(List.of(opened(1), opened(2)), false));
        assertThat(store.undelivered("mail", 1)).isEqualTo(new SafeStore.Page(List.of(opened(1)), true));
    }

    @Test
    void returnsNothingWhenItCannotBeRead() {
        inner.broken = true;
        assertThat(store.undelivered("mail", 10)).isNull();
        assertThat(store.states()).isEmpty();
        assertThat(store.figures()).isEmpty();
        assertThat(store.saveFigures(Map.of())).isFalse();
        assertThat(store.status().failures()).isEqualTo(4);
    }

    @Test
    void triesOnceMoreWhenClosedAndCountsWhatIsLost() throws Exception {
        inner.broken = true;
        commit(1);
        inner.broken = false;
        store.close();
        assertThat(undelivered()).containsExactly("round-1");
        assertThat(inner.closed).isTrue();
        assertThat(commit(2)).isFalse();
        store.delivered("round-1", "mail");
        store.close();
        assertThat(undelivered()).containsExactly("round-1");
    }

    @Test
    void countsAsLostWhatCannotBeWrittenWhenClosed() {
        inner.broken = true;
        commit(1);
        store.delivered("round-1", "mail");
        store.close();
        assertThat(store.status().lost()).isEqualTo(2);
        assertThat(inner.closed).isTrue();
    }

    @Test
    void survivesAnErrorOfTheStore() {
        inner.refusedRound = id -> {
            throw new StackOverflowError();
        };
        commit(1);
        assertThat(store.status().lastError()).contains("java.lang.StackOverflowError");
    }

    @Test
    void keepsNothingWithoutAStore() {
        SafeStore none = SafeStore.none();
        assertThat(none.commit(opened(1), MAIL, Map.of())).isFalse();
        none.delivered("round-1", "mail");
        assertThat(none.undelivered("mail", 1)).isEqualTo(new SafeStore.Page(List.of(), false));
        assertThat(none.states()).isEmpty();
        none.close();
        assertThat(none.isPresent()).isFalse();
        assertThat(none.status()).isEqualTo(StoreStatus.NONE);
    }
}
