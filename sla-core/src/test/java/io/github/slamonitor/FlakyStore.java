package io.github.slamonitor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A store in memory that fails when told to. */
class FlakyStore implements MonitorStore {

    final MonitorStore inner = MonitorStore.inMemory();
    volatile boolean broken;
    volatile boolean readOnly;
    volatile Predicate<String> refusedRound = id -> false;
    final AtomicInteger calls = new AtomicInteger();
    volatile boolean closed;

    private void check() throws IOException {
        calls.incrementAndGet();
        if (broken) {
            throw new IOException("disk full");
        }
        if (closed) {
            throw new IOException("closed");
        }
    }

    private void checkWrite() throws IOException {
        check();
        if (readOnly) {
            throw new IOException("read-only");
        }
    }

    @Override
    public synchronized void commit(Round round, Set<String> listeners, Map<String, byte[]> changedStates)
            throws Exception {
        checkWrite();
        if (refusedRound.test(round.id())) {
            throw new IOException("refused " + round.id());
        }
        inner.commit(round, listeners, changedStates);
    }

    @Override
    public synchronized void saveStates(Map<String, byte[]> changedStates) throws Exception {
        checkWrite();
        inner.saveStates(changedStates);
    }

    @Override
    public synchronized void delivered(String roundId, String listener) throws Exception {
        checkWrite();
        inner.delivered(roundId, listener);
    }

    @Override
    public synchronized List<Round> undelivered(String listener, int limit) throws Exception {
        check();
        return inner.undelivered(listener, limit);
    }

    @Override
    public synchronized Map<String, byte[]> states() throws Exception {
        check();
        return inner.states();
    }

    @Override
    public synchronized void saveFigures(Map<String, byte[]> figures) throws Exception {
        checkWrite();
        inner.saveFigures(figures);
    }

    @Override
    public synchronized Map<String, byte[]> figures() throws Exception {
        check();
        return inner.figures();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
