package io.github.slamonitor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a monitor keeps what must survive a restart: rounds that are not delivered yet, the state of every alert, and the
 * figures of every window. The states and figures are bytes that only the monitor understands. Thread-safe, though a monitor
 * calls it from one thread at a time.
 *
 * <p>A write that returns is durable, as far as the store is; one that throws has changed nothing. A monitor goes on without the
 * store when it fails, keeps what it could not write in bounded memory and tries again, so a write may come a second time though
 * the first succeeded. It waits for each call, which must therefore end within seconds. Names may hold any characters, and be
 * long.
 *
 * <pre>{@code
 * MonitorStore store = MonitorStore.inMemory();
 * List<Round> waiting = store.undelivered("mail", 100);
 * }</pre>
 */
public interface MonitorStore extends AutoCloseable {

    /**
     * Writes in one transaction, before anything is delivered: the round with the intent to tell each of the listeners, and the
     * alert states that changed.
     *
     * @param round what happened; a round with this id that is there already is left as it is
     * @param listeners the names of the listeners to tell
     * @param changedStates state by alert; an empty array removes the entry
     * @throws Exception when nothing was written
     */
    void commit(Round round, Set<String> listeners, Map<String, byte[]> changedStates) throws Exception;

    /**
     * Writes alert states in an evaluation that has nothing to tell.
     *
     * @param changedStates state by alert; an empty array removes the entry
     * @throws Exception when nothing was written
     */
    void saveStates(Map<String, byte[]> changedStates) throws Exception;

    /**
     * Notes that a listener was told of a round, or that it was given up: it will not be delivered again. Unknown ones are ignored.
     *
     * @param roundId the round
     * @param listener the name of the listener
     * @throws Exception when nothing was written
     */
    void delivered(String roundId, String listener) throws Exception;

    /**
     * Does what {@link #delivered} does, for stores that also keep who was told when. The monitor calls this one alone.
     *
     * @param end how the delivery ended
     * @throws Exception when nothing was written
     */
    default void ended(DeliveryEnd end) throws Exception {
        delivered(end.roundId(), end.listener());
    }

    /**
     * Notes who looks after a violation, for stores that keep a history of violations; others need not. That there will be no more
     * reminders is in the alert states. One of a violation that no round has told of yet may be ignored.
     *
     * @param violationId the violation
     * @param by who has seen it
     * @throws Exception when nothing was written
     */
    default void acknowledged(String violationId, Acknowledgement by) throws Exception {}

    /**
     * Reads the rounds that were committed for a listener and not delivered to it, in the order in which they were committed.
     *
     * @param listener the name of the listener; one that is unknown has none
     * @param limit at most so many rounds, the oldest; at least 1
     * @return the rounds
     * @throws Exception when they cannot be read
     */
    List<Round> undelivered(String listener, int limit) throws Exception;

    /**
     * {@return the alert states by alert}
     *
     * @throws Exception when they cannot be read
     */
    Map<String, byte[]> states() throws Exception;

    /**
     * Writes the figures of services, replacing those that were there for them.
     *
     * @param figures figures by service; an empty array removes the entry
     * @throws Exception when nothing was written
     */
    void saveFigures(Map<String, byte[]> figures) throws Exception;

    /**
     * {@return the figures by service}
     *
     * @throws Exception when they cannot be read
     */
    Map<String, byte[]> figures() throws Exception;

    /** Writes what is left and lets go of the store. Closing twice is no error. */
    @Override
    void close();

    /** {@return a store that keeps everything in memory, and so survives a restart of the monitor but not of the program} */
    static MonitorStore inMemory() {
        return new InMemoryMonitorStore();
    }
}
