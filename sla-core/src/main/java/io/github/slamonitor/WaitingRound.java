package io.github.slamonitor;

import org.jspecify.annotations.Nullable;

/** A round on its way to one listener, and how often it was tried. Guarded by the lock of its queue. */
final class WaitingRound {

    final Round round;
    final long queuedAt;
    int attempts;

    /** When to try next. */
    long dueAt;

    /** Whether the listener asked for this pause, so that not even closing cuts it short. */
    boolean askedToWait;

    /** Why it is not tried any more. */
    @Nullable
    String givenUp;

    WaitingRound(Round round, long now) {
        this.round = round;
        this.queuedAt = now;
        this.dueAt = now;
    }
}
