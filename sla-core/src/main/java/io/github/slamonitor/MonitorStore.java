package io.github.slamonitor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a monitor keeps what must survive a restart: rounds that are not delivered yet, the state of every alert, and the
 * figures of every window. The states and figures are bytes that only the monitor understands. Called by one thread at a time
 * but for {@link #delivered}, which any thread may call.
 *
 * <p>A write that returns is durable; one that throws has changed nothing. A monitor goes on without the store when it fails,
 * keeps what it could not write in bounded memory and tries again.
 *
 * <pre>{@code
 * MonitorStore store = MonitorStore.inMemory();
 * List<MonitorStore.Delivery> waiting = store.undelivered();
 * }</pre>
 */
public interface MonitorStore extends AutoCloseable {

    /**
     * A round on its way to one listener.
     *
     * <pre>{@code
     * MonitorStore.Delivery delivery = new MonitorStore.Delivery(round, "mail");
     * }</pre>
     *
     * @param round what to tell
     * @param listener the name of the listener
     */
    record Delivery(Round round, String listener) {}

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
     * {@return the deliveries that were committed and not delivered, oldest round first}
     *
     * @throws Exception when they cannot be read
     */
    List<Delivery> undelivered() throws Exception;

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

    /** Writes what is left and lets go of the store. */
    @Override
    void close();

    /** {@return a store that keeps everything in memory, and so survives a restart of the monitor but not of the program} */
    static MonitorStore inMemory() {
        return new InMemoryMonitorStore();
    }
}
