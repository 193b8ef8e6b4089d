package io.github.slamonitor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was counted of the deliveries to one listener. Guarded by the lock of its queue. */
final class ListenerCounters {

    private long delivered;
    private long failedAttempts;
    private long givenUp;
    private long overflowed;
    private @Nullable String lastError;

    /** A round was delivered or given up. */
    void finished(boolean wasDelivered) {
        if (wasDelivered) {
            delivered++;
            lastError = null;
        } else {
            givenUp++;
        }
    }

    void failed(String error) {
        failedAttempts++;
        lastError = error;
    }

    void overflowed() {
        overflowed++;
    }

    ListenerStatus status(String name, int queued, ListenerThread thread) {
        return new ListenerStatus(
                name,
                queued,
                delivered,
                failedAttempts,
                givenUp,
                overflowed,
                thread.abandoned(),
                thread.suspended(),
                Optional.ofNullable(lastError));
    }
}
