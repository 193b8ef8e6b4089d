package io.github.slamonitor.examples.http;

import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How all services were in the last evaluation that was stored, without a monitor. Read anew when it is asked for and old. */
final class StoredStatus implements StatusSource {

    private final ViolationHistory history;
    private final Duration readEvery;
    private Snapshot snapshot;
    private long readNanos;

    StoredStatus(ViolationHistory history, Duration readEvery) {
        this.history = history;
        this.readEvery = readEvery;
        this.snapshot = read();
        this.readNanos = System.nanoTime();
    }

    @Override
    public synchronized Snapshot snapshot() {
        if (System.nanoTime() - readNanos > readEvery.toNanos()) {
            refresh();
        }
        return snapshot;
    }

    @Override
    public synchronized void refresh() {
        snapshot = read();
        readNanos = System.nanoTime();
    }

    private Snapshot read() {
        StoredServices services = StoredServices.lastEvaluated(history);
        return new Snapshot(
                services.evaluatedAt(),
                services.names().stream().map(services::line).toList(),
                services.firing(),
                List.of(),
                Optional.empty(),
                name -> Optional.of(name).filter(services.names()::contains).map(services::view));
    }

    @Override
    public void close() {
        // The history is closed by whoever opened it.
    }
}
