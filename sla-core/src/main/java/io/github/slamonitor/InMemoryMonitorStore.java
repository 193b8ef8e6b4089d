package io.github.slamonitor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store in memory, for monitors that need none that lasts, and for tests. It grows with what is not delivered: a round stays
 * until every listener has it or has given it up. Thread-safe.
 */
final class InMemoryMonitorStore implements MonitorStore {

    private final Map<String, Round> rounds = new LinkedHashMap<>();
    private final Map<String, Set<String>> waiting = new HashMap<>();
    private final Map<String, byte[]> states = new HashMap<>();
    private final Map<String, byte[]> figures = new HashMap<>();

    @Override
    public synchronized void commit(Round round, Set<String> listeners, Map<String, byte[]> changedStates) {
        Map<String, byte[]> changed = copy(changedStates);
        Set<String> toTell = new LinkedHashSet<>(listeners);
        if (!toTell.isEmpty() && rounds.putIfAbsent(round.id(), round) == null) {
            waiting.put(round.id(), toTell);
        }
        replace(states, changed);
    }

    @Override
    public synchronized void saveStates(Map<String, byte[]> changedStates) {
        replace(states, copy(changedStates));
    }

    @Override
    public synchronized void delivered(String roundId, String listener) {
        Set<String> listeners = waiting.get(roundId);
        if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
            waiting.remove(roundId);
            rounds.remove(roundId);
        }
    }

    @Override
    public synchronized List<Round> undelivered(String listener, int limit) {
        return rounds.values().stream()
                .filter(round -> waiting.getOrDefault(round.id(), Set.of()).contains(listener))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<String, byte[]> states() {
        return copy(states);
    }

    @Override
    public synchronized void saveFigures(Map<String, byte[]> figures) {
        replace(this.figures, copy(figures));
    }

    @Override
    public synchronized Map<String, byte[]> figures() {
        return copy(figures);
    }

    @Override
    public void close() {
        // What is kept goes with the object.
    }

    private static void replace(Map<String, byte[]> entries, Map<String, byte[]> changed) {
        changed.forEach((key, value) -> {
            if (value.length == 0) {
                entries.remove(key);
            } else {
                entries.put(key, value);
            }
        });
    }

    private static Map<String, byte[]> copy(Map<String, byte[]> entries) {
        Map<String, byte[]> copy = new HashMap<>();
        entries.forEach((key, value) -> copy.put(key, value.clone()));
        return copy;
    }
}
