package io.github.slamonitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes that the store has not taken yet, oldest first, never more than a bound. Not thread-safe. */
final class StoreBacklog {

    private final int most;
    private final Deque<Write> writes = new ArrayDeque<>();

    /** A round with the states that changed with it, or states alone. */
    static final class Write {

        final @Nullable Round round;
        private final Set<String> listeners;
        private final Map<String, byte[]> states;
        int failures;

        Write(@Nullable Round round, Set<String> listeners, Map<String, byte[]> states) {
            this.round = round;
            this.listeners = Set.copyOf(listeners);
            this.states = new HashMap<>(states);
        }

        void to(MonitorStore store) throws Exception {
            if (round != null) {
                store.commit(round, listeners, states);
            } else {
                store.saveStates(states);
            }
        }
    }

    StoreBacklog(int most) {
        this.most = most;
    }

    /** Adds a write; returns whether the oldest round had to go for it. Its states do not: they go with the next write. */
    boolean add(Write write) {
        Write newest = writes.peekLast();
        if (write.round == null && newest != null) {
            newest.states.putAll(write.states);
            return false;
        }
        writes.addLast(write);
        if (writes.size() <= most) {
            return false;
        }
        Write oldest = writes.removeFirst();
        Map<String, byte[]> states = writes.getFirst().states;
        oldest.states.forEach(states::putIfAbsent);
        return oldest.round != null;
    }

    @Nullable
    Write first() {
        return writes.peekFirst();
    }

    @Nullable
    Write second() {
        Iterator<Write> iterator = writes.iterator();
        if (!iterator.hasNext()) {
            return null;
        }
        iterator.next();
        return iterator.hasNext() ? iterator.next() : null;
    }

    /** The rounds that a listener is to be told of, oldest first. */
    List<Round> rounds(String listener) {
        List<Round> rounds = new ArrayList<>();
        for (Write write : writes) {
            if (write.round != null && write.listeners.contains(listener)) {
                rounds.add(write.round);
            }
        }
        return rounds;
    }

    void remove(Write write) {
        writes.remove(write);
    }

    int size() {
        return writes.size();
    }
}
