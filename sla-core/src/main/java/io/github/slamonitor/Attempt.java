package io.github.slamonitor;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One attempt to tell a listener of a round, on one thread. Guarded by the lock of the queue. */
final class Attempt {

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(1);

    private enum State {
        RUNNING,
        INTERRUPTED,
        ABANDONED,
        ENDED
    }

    final WaitingRound round;
    private final Thread thread = Thread.currentThread();
    private State state = State.RUNNING;
    private String interruption = "";
    private Runnable cancelTimer = () -> {};

    Attempt(WaitingRound round) {
        this.round = round;
    }

    /** How long a call may take to react to its interrupt. */
    static Duration grace(ListenerOptions options) {
        Duration timeout = options.attemptTimeout();
        return timeout.compareTo(LONGEST_GRACE) < 0 ? timeout : LONGEST_GRACE;
    }

    /** Remembers what to cancel when the call returns. */
    void timer(Runnable cancel) {
        cancelTimer = cancel;
    }

    /**
     * Interrupts the call, and makes it fail for this reason; returns false when it has returned already, and then leaves its
     * thread alone.
     */
    boolean interrupt(String reason) {
        if (state != State.RUNNING) {
            return false;
        }
        state = State.INTERRUPTED;
        interruption = reason;
        thread.interrupt();
        return true;
    }

    /** Gives up waiting for the call; returns false when it has returned already. */
    boolean abandon() {
        if (state == State.ENDED || state == State.ABANDONED) {
            return false;
        }
        state = State.ABANDONED;
        return true;
    }

    /**
     * Notes that the call has returned, and clears the interrupt, which was meant for it alone. A call that was interrupted has
     * failed in any case: one that swallows the interrupt returns as if all were well.
     */
    @Nullable
    Throwable end(@Nullable Throwable failure) {
        boolean interrupted = state == State.INTERRUPTED;
        if (state != State.ABANDONED) {
            state = State.ENDED;
        }
        cancelTimer.run();
        Thread.interrupted();
        return interrupted && !(failure instanceof DeliveryException) ? interrupted(failure) : failure;
    }

    /** The failure of a call that was cut off, whose own failure, if any, is most often only the interrupt again. */
    TimeoutException interrupted(@Nullable Throwable failure) {
        TimeoutException timeout = new TimeoutException(interruption);
        if (failure != null && !(failure instanceof InterruptedException)) {
            timeout.initCause(failure);
        }
        return timeout;
    }

    boolean isAbandoned() {
        return state == State.ABANDONED;
    }

    boolean isOnThisThread() {
        return thread == Thread.currentThread();
    }
}
