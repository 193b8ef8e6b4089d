package io.github.slamonitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands measured rounds to a history on a thread of its own, in order, so that evaluation does not wait for it. What cannot be
 * written waits for the next evaluation; where too many wait, the two neighbours that span the least time are joined. Thread-safe.
 */
final class HistoryWriter {

    /** How many rounds wait at most. */
    static final int MOST_ROUNDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

    private final MetricHistory history;
    private final List<MeasuredRound> waiting = new ArrayList<>();
    private @Nullable Thread thread;
    /** Whether the thread is writing the first round, which must stay as it is then. */
    private boolean writing;

    private boolean closed;
    /** Whether the thread was writing when this was closed: a failure of that does not count as the last try. */
    private boolean startedBeforeClosing;

    private boolean tried;
    private long written;
    private long failures;
    private long joined;
    private @Nullable String lastError;

    HistoryWriter(MetricHistory history) {
        this.history = history;
    }

    synchronized void offer(MeasuredRound round) {
        if (closed) {
            return;
        }
        waiting.add(round);
        if (waiting.size() > MOST_ROUNDS) {
            joinTwo();
        }
        tried = false;
        if (thread == null) {
            Thread started = new Thread(this::run, "sla-monitor-history");
            started.setDaemon(true);
            thread = started;
            started.start();
        }
        notifyAll();
    }

    private void joinTwo() {
        int first = writing ? 1 : 0;
        int best = first;
        for (int i = first; i + 1 < waiting.size(); i++) {
            if (span(i).compareTo(span(best)) < 0) {
                best = i;
            }
        }
        waiting.set(best, waiting.get(best).then(waiting.remove(best + 1)));
        if (joined++ == 0) {
            LOG.error("history: more than {} evaluations could not be written, some are joined into one", MOST_ROUNDS);
        }
    }

    private Duration span(int index) {
        return Duration.between(
                waiting.get(index).from(), waiting.get(index + 1).at());
    }

    private void run() {
        for (MeasuredRound next = next(); next != null; next = next()) {
            String error = null;
            try {
                history.append(next);
            } catch (Throwable e) { // foreign code: monitoring goes on without it
                error = FailureText.of(e);
            }
            done(error);
        }
    }

    private synchronized @Nullable MeasuredRound next() {
        while (waiting.isEmpty() || tried) {
            if (closed) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                closed = true; // nobody but a program that ends interrupts this thread
                return null;
            }
        }
        writing = true;
        return waiting.get(0);
    }

    private synchronized void done(@Nullable String error) {
        writing = false;
        if (error == null) {
            waiting.remove(0);
            written++;
        } else {
            failures++;
            tried = !startedBeforeClosing;
        }
        startedBeforeClosing = false;
        if (error != null && lastError == null) {
            LOG.error("history: an evaluation cannot be written and is kept to be tried again: {}", error);
        } else if (error == null && lastError != null) {
            LOG.warn("history: works again; {} calls have failed so far", failures);
        }
        lastError = error;
        notifyAll();
    }

    /** Adds how this fares to how the store does. */
    synchronized StoreStatus addTo(StoreStatus store) {
        return new StoreStatus(
                store.written() + written,
                store.failures() + failures,
                store.waiting() + waiting.size(),
                store.lost() + joined,
                store.lastError().isPresent() ? store.lastError() : Optional.ofNullable(lastError));
    }

    /** Writes what waits, each round once more at most, within a time. */
    void close(Duration timeout) {
        Thread running;
        synchronized (this) {
            closed = true;
            tried = false;
            startedBeforeClosing = writing;
            running = thread;
            notifyAll();
        }
        try {
            if (running != null) {
                running.join(Math.max(1, timeout.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (!waiting.isEmpty()) {
                LOG.error("history: {} evaluations could not be written before closing and are lost", waiting.size());
            }
        }
    }
}
