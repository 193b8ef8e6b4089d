package io.github.slamonitor.testkit;

import static io.github.slamonitor.testkit.SampleRounds.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.MonitorStore;
import io.github.slamonitor.Round;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a monitor relies on in every {@link MonitorStore}. */
public abstract class MonitorStoreContract {

    private static final Map<String, byte[]> NOTHING = Map.of();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MonitorStore store;

    /** {@return a store with nothing in it} Called once before each test. */
    protected abstract MonitorStore open() throws Exception;

    /** {@return a store on what the one before, which was closed, has left} */
    protected abstract MonitorStore reopen() throws Exception;

    /** {@return how many rounds to write one by one} Fewer where each takes long. */
    protected int manyRounds() {
        return 10_000;
    }

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void closeAndReopen() throws Exception {
        store.close();
        store = reopen();
    }

    private List<Round> undelivered(String listener) throws Exception {
        return store.undelivered(listener, Integer.MAX_VALUE);
    }

    @Test
    void isEmptyAtFirst() throws Exception {
        assertThat(undelivered("mail")).isEmpty();
        assertThat(store.states()).isEmpty();
        assertThat(store.figures()).isEmpty();
    }

    @Test
    void keepsARoundForEachListenerAsItWas() throws Exception {
        store.commit(opened(1), Set.of("mail", "chat"), NOTHING);
        assertThat(undelivered("mail")).containsExactly(opened(1));
        assertThat(undelivered("chat")).containsExactly(opened(1));
        assertThat(undelivered("another")).isEmpty();
    }

    @Test
    void readsRoundsInTheOrderOfTheirCommits() throws Exception {
        for (int number : new int[] {5, 3, 9, 1}) {
            store.commit(opened(number), Set.of("mail"), NOTHING);
        }
        assertThat(undelivered("mail")).containsExactly(opened(5), opened(3), opened(9), opened(1));
        closeAndReopen();
        assertThat(undelivered("mail")).containsExactly(opened(5), opened(3), opened(9), opened(1));
    }

    @Test
    void readsTheOldestUpToTheLimit() throws Exception {
        for (int number = 1; number <= 5; number++) {
            store.commit(opened(number), Set.of("mail", "chat"), NOTHING);
        }
        store.delivered("round-1", "mail");
        assertThat(store.undelivered("mail", 2)).containsExactly(opened(2), opened(3));
        assertThat(store.undelivered("mail", 4)).hasSize(4);
        assertThat(store.undelivered("chat", 1)).containsExactly(opened(1));
    }

    @Test
    void forgetsADeliveryToOneListenerOnly() throws Exception {
        store.commit(opened(1), Set.of("mail", "chat"), NOTHING);
        store.commit(opened(2), Set.of("mail", "chat"), NOTHING);
        store.delivered("round-1", "mail");
        assertThat(undelivered("mail")).containsExactly(opened(2));
        assertThat(undelivered("chat")).containsExactly(opened(1), opened(2));
        closeAndReopen();
        assertThat(undelivered("mail")).containsExactly(opened(2));
    }

    @Test
    void ignoresUnknownDeliveriesAndRepeatedOnes() throws Exception {
        store.commit(opened(1), Set.of("mail", "chat"), NOTHING);
        store.delivered("round-2", "mail");
        store.delivered("round-1", "another");
        store.delivered("round-1", "mail");
        store.delivered("round-1", "mail");
        assertThat(undelivered("mail")).isEmpty();
        assertThat(undelivered("chat")).containsExactly(opened(1));
    }

    @Test
    void leavesARoundThatIsThereAlreadyAsItIs() throws Exception {
        store.commit(opened(1), Set.of("mail"), NOTHING);
        store.commit(opened("round-1", 2, "another"), Set.of("mail", "chat"), Map.of("a", bytes(1)));
        assertThat(undelivered("mail")).containsExactly(opened(1));
        assertThat(undelivered("chat")).isEmpty();
        assertThat(store.states()).containsOnlyKeys("a");
    }

    @Test
    void bringsNoDeliveryBackWhenARoundIsCommittedAgain() throws Exception {
        store.commit(opened(1), Set.of("mail", "chat"), NOTHING);
        store.delivered("round-1", "mail");
        store.commit(opened(1), Set.of("mail", "chat"), NOTHING);
        assertThat(undelivered("mail")).isEmpty();
        assertThat(undelivered("chat")).containsExactly(opened(1));
    }

    @Test
    void takesARoundThatNoListenerIsToldOf() throws Exception {
        store.commit(opened(1), Set.of(), Map.of("a", bytes(1)));
        assertThat(undelivered("mail")).isEmpty();
        assertThat(store.states()).containsOnlyKeys("a");
    }

    @Test
    void writesARoundAndItsStatesTogetherOrNotAtAll() throws Exception {
        store.saveStates(Map.of("a", bytes(1), "b", bytes(1)));
        assertThatThrownBy(() -> store.commit(opened(1), Set.of("mail"), failingAfter("a", bytes(2))))
                .isInstanceOf(Exception.class);
        closeAndReopen();
        assertThat(undelivered("mail")).isEmpty();
        assertThat(store.states().get("a")).containsExactly(1);
    }

    @Test
    void writesStatesTogetherOrNotAtAll() throws Exception {
        store.saveStates(Map.of("a", bytes(1)));
        assertThatThrownBy(() -> store.saveStates(failingAfter("a", bytes(2)))).isInstanceOf(Exception.class);
        assertThat(store.states().get("a")).containsExactly(1);
    }

    @Test
    void goesOnAfterAWriteThatFailed() throws Exception {
        assertThatThrownBy(() -> store.commit(opened(1), Set.of("mail"), failingAfter("a", bytes(2))))
                .isInstanceOf(Exception.class);
        store.commit(opened(1), Set.of("mail"), Map.of("a", bytes(3)));
        assertThat(undelivered("mail")).containsExactly(opened(1));
        assertThat(store.states().get("a")).containsExactly(3);
    }

    @Test
    void replacesStatesAndRemovesEmptyOnes() throws Exception {
        store.commit(opened(1), Set.of("mail"), Map.of("a", bytes(1), "b", bytes(2), "c", bytes(3)));
        store.saveStates(Map.of("a", bytes(4), "b", bytes(), "unknown", bytes()));
        store.commit(opened(2), Set.of("mail"), Map.of("c", bytes(), "d", bytes(5, 6, 7)));
        closeAndReopen();
        assertThat(store.states()).containsOnlyKeys("a", "d");
        assertThat(store.states().get("a")).containsExactly(4);
        assertThat(store.states().get("d")).containsExactly(5, 6, 7);
    }

    @Test
    void replacesFiguresAndRemovesEmptyOnes() throws Exception {
        store.saveFigures(Map.of("checkout", bytes(1), "search", bytes(2)));
        store.saveFigures(Map.of("checkout", bytes(3), "search", bytes(), "login", new byte[100_000]));
        closeAndReopen();
        assertThat(store.figures()).containsOnlyKeys("checkout", "login");
        assertThat(store.figures().get("checkout")).containsExactly(3);
        assertThat(store.figures().get("login")).hasSize(100_000);
    }

    @Test
    void keepsStatesAndFiguresApart() throws Exception {
        store.saveStates(Map.of("a", bytes(1)));
        store.saveFigures(Map.of("a", bytes(2)));
        store.saveStates(Map.of("a", bytes()));
        assertThat(store.states()).isEmpty();
        assertThat(store.figures().get("a")).containsExactly(2);
    }

    @Test
    void isNotChangedThroughWhatItWasGivenOrReturned() throws Exception {
        byte[] given = bytes(1);
        Set<String> listeners = new LinkedHashSet<>(Set.of("mail"));
        Map<String, byte[]> states = new LinkedHashMap<>(Map.of("a", given));
        store.commit(opened(1), listeners, states);
        store.saveFigures(states);
        given[0] = 9;
        listeners.clear();
        states.clear();
        fill(store.states(), 9);
        fill(store.figures(), 9);
        assertThat(undelivered("mail")).hasSize(1);
        assertThat(store.states().get("a")).containsExactly(1);
        assertThat(store.figures().get("a")).containsExactly(1);
    }

    static List<String> hostileNames() {
        return List.of(
                "two\nlines\r\n",
                "'; drop table rounds; --",
                "\"quoted\" \\ {0} %s $1",
                "\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD \u202Eright to left",
                "before\0after",
                " ",
                "",
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void takesNamesOfAnyKind(String name) throws Exception {
        Round round = opened(name, 1, name);
        store.commit(round, Set.of(name, "mail"), Map.of(name, bytes(1), "a", bytes(2)));
        store.saveFigures(Map.of(name, bytes(3)));
        closeAndReopen();
        assertThat(undelivered(name)).containsExactly(round);
        assertThat(store.states().get(name)).containsExactly(1);
        assertThat(store.figures().get(name)).containsExactly(3);
        store.delivered(name, name);
        assertThat(undelivered(name)).isEmpty();
        assertThat(undelivered("mail")).containsExactly(round);
    }

    @Test
    void tellsNamesApartThatLookAlike() throws Exception {
        List<String> names = List.of("a", "A", "a ", "a\0", "\u00E4", "a\u0308");
        for (String name : names) {
            store.saveStates(Map.of(name, bytes(1)));
        }
        assertThat(store.states()).containsOnlyKeys(names.toArray(String[]::new));
    }

    @Test
    void keepsManyRounds() throws Exception {
        int many = manyRounds();
        List<Round> odd = new ArrayList<>();
        for (int number = 0; number < many; number++) {
            Round round = opened(number);
            store.commit(round, Set.of("mail"), Map.of("a", bytes(number)));
            if (number % 2 == 1) {
                odd.add(round);
            } else {
                store.delivered(round.id(), "mail");
            }
        }
        closeAndReopen();
        assertThat(undelivered("mail")).isEqualTo(odd);
        assertThat(store.undelivered("mail", 10)).isEqualTo(odd.subList(0, 10));
    }

    @Test
    void notesDeliveriesFromSeveralThreadsAtOnce() throws Exception {
        int rounds = 100;
        List<String> listeners = List.of("mail", "chat", "pager", "log");
        for (int number = 0; number < rounds; number++) {
            store.commit(opened(number), new LinkedHashSet<>(listeners), NOTHING);
        }
        ExecutorService threads = Executors.newFixedThreadPool(listeners.size());
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (String listener : listeners) {
                tasks.add(() -> deliverAllButTheLast(listener, rounds));
            }
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
        closeAndReopen();
        for (String listener : listeners) {
            assertThat(undelivered(listener)).containsExactly(opened(rounds - 1));
        }
    }

    private @Nullable Void deliverAllButTheLast(String listener, int rounds) throws Exception {
        for (int number = 0; number < rounds - 1; number++) {
            store.delivered("round-" + number, listener);
        }
        return null;
    }

    @Test
    void keepsEverythingWhenClosed() throws Exception {
        store.commit(opened(1), Set.of("mail", "chat"), Map.of("a", bytes(1)));
        store.saveFigures(Map.of("checkout", bytes(2)));
        store.delivered("round-1", "chat");
        closeAndReopen();
        closeAndReopen();
        assertThat(undelivered("mail")).containsExactly(opened(1));
        assertThat(undelivered("chat")).isEmpty();
        assertThat(store.states().get("a")).containsExactly(1);
        assertThat(store.figures().get("checkout")).containsExactly(2);
    }

    @Test
    void canBeClosedTwice() {
        store.close();
        store.close();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void fill(Map<String, byte[]> entries, int value) {
        entries.values().forEach(bytes -> Arrays.fill(bytes, (byte) value));
    }

    /** States of which the first can be read and the next cannot. */
    private static Map<String, byte[]> failingAfter(String key, byte[] value) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, byte[]>> entrySet() {
                return new FailingSet<>(Map.entry(key, value));
            }
        };
    }

    private static final class FailingSet<E> extends AbstractSet<E> {

        private final E first;

        FailingSet(E first) {
            this.first = first;
        }

        @Override
        public Iterator<E> iterator() {
            Iterator<E> one = List.of(first).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public E next() {
                    if (!one.hasNext()) {
                        throw new IllegalStateException("the rest cannot be read");
                    }
                    return one.next();
                }
            };
        }

        @Override
        public int size() {
            return 2;
        }
    }
}
