package io.github.slamonitor;

import java.util.LinkedHashSet;
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

    /** How many notes of a delivery are kept that could not be written; the oldest goes first. */
    static final int MOST_NOTES = 10_000;

    /** After so many failures of the oldest write the next one is tried, to find out whether the store or the write is to blame. */
    static final int SUSPICIOUS_FAILURES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(SafeStore.class);

    private final @Nullable MonitorStore store;
    private final StoreBacklog backlog = new StoreBacklog(MOST_WRITES);
    private final Set<Note> notes = new LinkedHashSet<>();
    private long written;
    private long failures;
    private long lost;
    private @Nullable String lastError;
    private boolean failing;
    private boolean closed;
    private volatile StoreStatus status = StoreStatus.NONE;

    /** That a listener was told of a round, or never will be. */
    private record Note(String roundId, String listener) {}

    /** Rounds read from the store, and whether there are more. */
    record Page(List<Round> rounds, boolean more) {}

    private interface Call<T> {
        T on(MonitorStore store) throws Exception;
    }

    private SafeStore(@Nullable MonitorStore store) {
        this.store = store;
    }

    static SafeStore of(MonitorStore store) {
        return new SafeStore(store);
    }

    /** No store: nothing is kept. */
    static SafeStore none() {
        return new SafeStore(null);
    }

    boolean isPresent() {
        return store != null;
    }

    /** Never waits for the store. */
    StoreStatus status() {
        return status;
    }

    /** Writes a round with the states that changed; returns whether it is in the store now. */
    synchronized boolean commit(Round round, Set<String> listeners, Map<String, byte[]> changedStates) {
        return add(new StoreBacklog.Write(round, listeners, changedStates));
    }

    /** Writes states in an evaluation that has nothing to tell. */
    synchronized void saveStates(Map<String, byte[]> changedStates) {
        add(new StoreBacklog.Write(null, Set.of(), changedStates));
    }

    private boolean add(StoreBacklog.Write write) {
        if (store == null || closed) {
            return false;
        }
        if (backlog.add(write)) {
            lost++;
        }
        return writeWaiting();
    }

    /** Tries again what could not be written; returns whether nothing is left. To be called once in each evaluation. */
    synchronized boolean retry() {
        return writeWaiting();
    }

    /** Notes that a listener was told of a round, or that it was given up. */
    synchronized void delivered(String roundId, String listener) {
        if (store == null || closed) {
            return;
        }
        notes.add(new Note(roundId, listener));
        if (notes.size() > MOST_NOTES) {
            notes.remove(notes.iterator().next());
            lost++;
        }
        if (!failing) {
            writeWaiting();
        }
    }

    private boolean writeWaiting() {
        failing = !(writeRounds() && writeNotes());
        publish();
        return backlog.size() == 0;
    }

    private boolean writeRounds() {
        for (StoreBacklog.Write first = backlog.first(); first != null; first = backlog.first()) {
            if (!write(first) && !isToBlame(first)) {
                return false;
            }
            backlog.remove(first);
        }
        return true;
    }

    private boolean write(StoreBacklog.Write write) {
        boolean done = call("write", target -> {
                    write.to(target);
                    return true;
                })
                .isPresent();
        if (done) {
            written++;
        } else {
            write.failures++;
        }
        return done;
    }

    /** Whether only this write fails, now and then tried on the next one, so that it does not hold up all others for ever. */
    private boolean isToBlame(StoreBacklog.Write write) {
        StoreBacklog.Write next = backlog.second();
        if (write.failures % SUSPICIOUS_FAILURES != 0 || next == null || !write(next)) {
            return false;
        }
        backlog.remove(next);
        lost++;
        LOG.error(
                "store: {} failed {} times while the next write succeeded; it is lost to the store",
                write.round == null ? "a write of alert states" : "the write of round " + write.round.id(),
                write.failures);
        return true;
    }

    private boolean writeNotes() {
        while (!notes.isEmpty()) {
            Note note = notes.iterator().next();
            notes.remove(note);
            if (call("note a delivery", target -> {
                        target.delivered(note.roundId, note.listener);
                        return true;
                    })
                    .isEmpty()) {
                notes.add(note); // as the last, so that it does not hold up the others
                return false;
            }
            written++;
        }
        return true;
    }

    /** {@return the oldest rounds that a listener was not told of; null when they cannot be read} */
    synchronized @Nullable Page undelivered(String listener, int most) {
        if (store == null) {
            return new Page(List.of(), false);
        }
        int limit = most + notes.size();
        List<Round> read = call("read the undelivered rounds", target -> target.undelivered(listener, limit))
                .orElse(null);
        publish();
        if (read == null) {
            return null;
        }
        List<Round> rounds = read.stream()
                .filter(round -> !notes.contains(new Note(round.id(), listener)))
                .limit(most)
                .toList();
        return new Page(rounds, read.size() >= limit || rounds.size() == most);
    }

    /** {@return the alert states; empty, and logged, when they cannot be read} */
    synchronized Map<String, byte[]> states() {
        return read("read the alert states", MonitorStore::states);
    }

    /** {@return the figures of services; empty, and logged, when they cannot be read} */
    synchronized Map<String, byte[]> figures() {
        return read("read the figures", MonitorStore::figures);
    }

    private Map<String, byte[]> read(String what, Call<Map<String, byte[]>> call) {
        Map<String, byte[]> entries = call(what, call).orElse(Map.of());
        publish();
        return entries;
    }

    /** Writes figures of services; returns false when that failed: they are not kept, being as large as they are. */
    synchronized boolean saveFigures(Map<String, byte[]> figures) {
        boolean done = call("write the figures", target -> {
                    target.saveFigures(figures);
                    return true;
                })
                .isPresent();
        written += done ? 1 : 0;
        publish();
        return done;
    }

    /** Tries once more what waits, and closes the store. What is still left then is lost to the store. */
    synchronized void close() {
        if (store == null || closed) {
            return;
        }
        writeWaiting();
        lost += backlog.size() + notes.size();
        if (backlog.size() + notes.size() > 0) {
            LOG.error(
                    "store: {} writes and {} notes of deliveries could not be written before closing and are lost: {}",
                    backlog.size(),
                    notes.size(),
                    lastError);
        }
        call("close", target -> {
            target.close();
            return true;
        });
        closed = true;
        publish();
    }

    private <T> Optional<T> call(String what, Call<T> call) {
        if (store == null || closed) {
            return Optional.empty();
        }
        try {
            T result = call.on(store);
            recovered();
            return Optional.of(result);
        } catch (Throwable e) { // a store is foreign code: whatever it throws, monitoring goes on
            failed(what, FailureText.of(e));
            return Optional.empty();
        }
    }

    private void failed(String what, String error) {
        failures++;
        if (lastError == null) {
            LOG.error(
                    "store: cannot {}; rounds are delivered all the same, writes are kept and tried again: {}",
                    what,
                    error);
        }
        lastError = error;
    }

    private void recovered() {
        if (lastError != null) {
            LOG.warn(
                    "store: works again after {} failed calls so far; {} writes wait, {} are lost",
                    failures,
                    backlog.size(),
                    lost);
        }
        lastError = null;
    }

    private void publish() {
        status =
                new StoreStatus(written, failures, backlog.size() + notes.size(), lost, Optional.ofNullable(lastError));
    }
}
