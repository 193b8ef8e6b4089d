package io.github.slamonitor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a store, which is foreign code, so that whatever it throws is counted and logged once, and goes no further. Not thread-safe. */
final class StoreCalls {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);

    private final MonitorStore store;
    private long written;
    private long failures;
    private @Nullable String lastError;

    interface Read<T> {
        T from(MonitorStore store) throws Exception;
    }

    interface Write {
        void to(MonitorStore store) throws Exception;
    }

    StoreCalls(MonitorStore store) {
        this.store = store;
    }

    /** The store, if it keeps a history too. */
    @Nullable
    MetricHistory history() {
        return store instanceof MetricHistory history ? history : null;
    }

    /** {@return what was read; empty when that failed} */
    <T> Optional<T> read(String what, Read<T> read) {
        try {
            T result = read.from(store);
            worked();
            return Optional.of(result);
        } catch (Throwable e) { // a StackOverflowError, say: monitoring goes on without the store
            failed(what, FailureText.of(e));
            return Optional.empty();
        }
    }

    /** {@return whether it was written} */
    boolean write(String what, Write write) {
        boolean done = read(what, target -> {
                    write.to(target);
                    return true;
                })
                .isPresent();
        written += done ? 1 : 0;
        return done;
    }

    private void failed(String what, String error) {
        failures++;
        if (lastError == null) {
            LOG.error(
                    "store: cannot {}; rounds are delivered all the same, and writes are tried again: {}", what, error);
        }
        lastError = error;
    }

    private void worked() {
        if (lastError != null) {
            LOG.warn("store: works again; {} calls have failed so far, the latest with {}", failures, lastError);
        }
        lastError = null;
    }

    StoreStatus status(int waiting, long lost) {
        return new StoreStatus(written, failures, waiting, lost, Optional.ofNullable(lastError));
    }
}
