package io.github.slamonitor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor's store, or none, which never throws: what cannot be written is kept in bounded memory and written, in the same
 * order, as soon as a later evaluation finds the store well again. Nothing waits for that: rounds are delivered all the same.
 *
 * <p>Thread-safe: one call at a time reaches the store, under the lock of this object.
 */
final class SafeStore {

    /** How many failed writes are kept; the oldest goes first. */
    static final int MOST_WRITES = 1000;

    /** How many notes of deliveries and acknowledgements are kept that could not be written; the oldest goes first. */
    static final int MOST_NOTES = 10_000;

    /** After so many failures of the oldest write the next one is tried, to find out whether the store or the write is to blame. */
    static final int SUSPICIOUS_FAILURES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(SafeStore.class);

    /** Null without a store, and once closed. */
    private @Nullable StoreCalls calls;

    private final boolean present;
    private final StoreBacklog backlog = new StoreBacklog(MOST_WRITES);
    private final Map<Note, StoreCalls.Write> notes = new LinkedHashMap<>();
    private boolean failing;
    private long lost;
    private volatile StoreStatus status = StoreStatus.NONE;

    /** Something to note besides rounds and states; one that comes again takes the place of the one that waits. */
    private sealed interface Note {}

    /** That a listener was told of a round, or never will be. */
    private record Told(String roundId, String listener) implements Note {}

    private record Acknowledged(String violationId) implements Note {}

    /** Rounds read from the store, and whether there are more. */
    record Page(List<Round> rounds, boolean more) {}

    private SafeStore(@Nullable StoreCalls calls) {
        this.calls = calls;
        this.present = calls != null;
    }

    static SafeStore of(MonitorStore store) {
        return new SafeStore(new StoreCalls(store));
    }

    /** No store: nothing is kept. */
    static SafeStore none() {
        return new SafeStore(null);
    }

    boolean isPresent() {
        return present;
    }

    /** The store, if it keeps a history too: called without waiting for what else is written. */
    synchronized @Nullable MetricHistory history() {
        return calls == null ? null : calls.history();
    }

    /** Never waits for the store. */
    StoreStatus status() {
        return status;
    }

    /** Writes a round with the states that changed, now or later; returns false when there is no store that could keep it. */
    synchronized boolean commit(Round round, Set<String> listeners, Map<String, byte[]> changedStates) {
        return add(new StoreBacklog.Write(round, listeners, changedStates));
    }

    /** Writes states in an evaluation that has nothing to tell, now or later. */
    synchronized void saveStates(Map<String, byte[]> changedStates) {
        if (changedStates.isEmpty()) {
            retry();
        } else {
            add(new StoreBacklog.Write(null, Set.of(), changedStates));
        }
    }

    private boolean add(StoreBacklog.Write write) {
        if (calls == null) {
            return false;
        }
        if (backlog.add(write) && lost++ == 0) {
            LOG.error("store: more than {} rounds could not be written, the oldest are lost to it", MOST_WRITES);
        }
        writeWaiting(calls);
        return true;
    }

    /** Tries again what could not be written. To be called once in each evaluation that writes nothing else. */
    synchronized void retry() {
        if (calls != null) {
            writeWaiting(calls);
        }
    }

    /** Notes that a listener was told of a round. */
    void delivered(String roundId, String listener) {
        ended(new DeliveryEnd(roundId, listener, Instant.now(), Optional.empty()));
    }

    /** Notes that a listener was told of a round, or that it was given up. */
    void ended(DeliveryEnd end) {
        note(new Told(end.roundId(), end.listener()), store -> store.ended(end));
    }

    /** Notes that somebody looks after a violation. */
    void acknowledged(String violationId, Acknowledgement by) {
        note(new Acknowledged(violationId), store -> store.acknowledged(violationId, by));
    }

    private synchronized void note(Note note, StoreCalls.Write write) {
        if (calls == null) {
            return;
        }
        notes.put(note, write);
        if (notes.size() > MOST_NOTES) {
            notes.remove(notes.keySet().iterator().next());
            lost++;
        }
        if (failing) {
            publish(calls); // the next evaluation tries, not every delivery
        } else {
            writeWaiting(calls);
        }
    }

    private void writeWaiting(StoreCalls store) {
        failing = !(writeRounds(store) && writeNotes(store));
        publish(store);
    }

    private boolean writeRounds(StoreCalls store) {
        for (StoreBacklog.Write first = backlog.first(); first != null; first = backlog.first()) {
            if (!write(store, first) && !passOver(store, first)) {
                return false;
            }
            backlog.remove(first);
        }
        return true;
    }

    private static boolean write(StoreCalls store, StoreBacklog.Write write) {
        boolean done = store.write("write a round or alert states", write::to);
        write.failures += done ? 0 : 1;
        return done;
    }

    /**
     * Now and then tries the next write when the first one fails, so that one that always fails does not hold up all others for
     * ever; returns whether the first is done with: lost, or written after all.
     */
    private boolean passOver(StoreCalls store, StoreBacklog.Write first) {
        StoreBacklog.Write next = backlog.second();
        if (first.failures % SUSPICIOUS_FAILURES != 0 || next == null || !write(store, next)) {
            return false;
        }
        backlog.remove(next);
        if (!write(store, first)) {
            lost++;
            LOG.error(
                    "store: {} failed {} times while the next write succeeded; it is lost to the store",
                    first.round == null ? "a write of alert states" : "the write of round " + first.round.id(),
                    first.failures);
        }
        return true;
    }

    private boolean writeNotes(StoreCalls store) {
        while (!notes.isEmpty()) {
            Map.Entry<Note, StoreCalls.Write> first =
                    notes.entrySet().iterator().next();
            Note note = first.getKey();
            StoreCalls.Write write = first.getValue();
            notes.remove(note);
            if (!store.write("note a delivery or an acknowledgement", write)) {
                notes.put(note, write); // as the last, so that it does not hold up the others
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the oldest rounds that a listener was not told of, those that are still to be written included; null when they
     * cannot be read}
     */
    synchronized @Nullable Page undelivered(String listener, int most) {
        if (calls == null) {
            return new Page(List.of(), false);
        }
        int limit = most
                + notes.size()
                + 1; // some may be noted as delivered already, and one more tells that there is more
        List<Round> read = calls.read("read the undelivered rounds", target -> target.undelivered(listener, limit))
                .orElse(null);
        publish(calls);
        if (read == null) {
            return null;
        }
        Map<String, Round> rounds = new LinkedHashMap<>();
        read.forEach(round -> rounds.put(round.id(), round));
        if (read.size() < limit) {
            backlog.rounds(listener).forEach(round -> rounds.putIfAbsent(round.id(), round));
        }
        rounds.keySet().removeIf(id -> notes.containsKey(new Told(id, listener)));
        return new Page(rounds.values().stream().limit(most).toList(), rounds.size() > most);
    }

    /** {@return the alert states; empty, and logged, when they cannot be read} */
    synchronized Map<String, byte[]> states() {
        return read("read the alert states", MonitorStore::states);
    }

    /** {@return the figures of services; empty, and logged, when they cannot be read} */
    synchronized Map<String, byte[]> figures() {
        return read("read the figures", MonitorStore::figures);
    }

    private Map<String, byte[]> read(String what, StoreCalls.Read<Map<String, byte[]>> read) {
        if (calls == null) {
            return Map.of();
        }
        Map<String, byte[]> entries = calls.read(what, read).orElse(Map.of());
        publish(calls);
        return entries;
    }

    /** Writes figures of services; returns false when that failed: they are not kept, being as large as they are. */
    synchronized boolean saveFigures(Map<String, byte[]> figures) {
        if (calls == null) {
            return false;
        }
        boolean done = calls.write("write the figures", target -> target.saveFigures(figures));
        publish(calls);
        return done;
    }

    /** Tries once more what waits, and closes the store. What is still left then is lost to the store. */
    synchronized void close() {
        if (calls == null) {
            return;
        }
        writeWaiting(calls);
        int left = backlog.size() + notes.size();
        if (left > 0) {
            lost += left;
            LOG.error(
                    "store: {} rounds and {} notes of deliveries could not be written before closing and are lost to it",
                    backlog.size(),
                    notes.size());
        }
        calls.read("close the store", target -> {
            target.close();
            return true;
        });
        publish(calls);
        calls = null;
    }

    private void publish(StoreCalls store) {
        status = store.status(backlog.size() + notes.size(), lost);
    }
}
