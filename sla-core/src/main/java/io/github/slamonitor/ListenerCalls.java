package io.github.slamonitor;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls one listener within its time limit: a call that takes longer is interrupted, and one that does not react to that is left
 * behind with its thread. Guarded by the lock of the queue, which is not held during a call.
 */
final class ListenerCalls {

    private final ListenerRegistration listener;
    private final DeliveryTimer timer;
    private final ReentrantLock lock;
    private final ListenerThread thread;
    private final DeliveryLog log;
    private final BiFunction<WaitingRound, Throwable, Runnable> failed;
    private @Nullable Attempt running;
    private boolean stopped;

    /** With what to do, under the lock, when a call has failed, which returns what to do without the lock after that. */
    ListenerCalls(
            ListenerRegistration listener,
            DeliveryTimer timer,
            ReentrantLock lock,
            ListenerThread thread,
            DeliveryLog log,
            BiFunction<WaitingRound, Throwable, Runnable> failed) {
        this.listener = listener;
        this.timer = timer;
        this.lock = lock;
        this.thread = thread;
        this.log = log;
        this.failed = failed;
    }

    /** Tells the listener of a round; returns whether it took it. On the listener's thread, without the lock. */
    boolean attempt(WaitingRound round) {
        Attempt attempt = begin(round);
        Throwable failure = null;
        try {
            listener.tell(round.round);
        } catch (Throwable e) { // whatever it is, it must not end the thread
            failure = e;
        }
        return returned(attempt, failure);
    }

    private Attempt begin(WaitingRound round) {
        lock.lock();
        try {
            Attempt attempt = new Attempt(round);
            round.attempts++;
            attempt.timer(timer.after(listener.options().attemptTimeout(), () -> cutOff(attempt)));
            running = attempt;
            return attempt;
        } finally {
            lock.unlock();
        }
    }

    private void cutOff(Attempt attempt) {
        lock.lock();
        try {
            ListenerOptions options = listener.options();
            if (attempt.interrupt("no answer within " + Words.period(options.attemptTimeout()))) {
                attempt.timer(timer.after(Attempt.grace(options), () -> abandon(attempt)));
            }
        } finally {
            lock.unlock();
        }
    }

    private void abandon(Attempt attempt) {
        Runnable after;
        int stuck;
        lock.lock();
        try {
            if (stopped || !attempt.abandon()) {
                return;
            }
            running = null;
            after = failed.apply(attempt.round, attempt.interrupted(null));
            thread.abandon();
            stuck = thread.abandoned();
        } finally {
            lock.unlock();
        }
        log.abandoned(stuck);
        after.run();
    }

    private boolean returned(Attempt attempt, @Nullable Throwable failure) {
        Runnable after;
        lock.lock();
        try {
            Throwable outcome = attempt.end(failure);
            if (attempt.isAbandoned()) {
                thread.returned();
                thread.ensureStarted();
                return false;
            }
            running = null;
            if (outcome == null) {
                return true;
            }
            after = failed.apply(attempt.round, outcome);
        } finally {
            lock.unlock();
        }
        after.run();
        return false;
    }

    /** Whether a call runs that is waited for. */
    boolean running() {
        return running != null;
    }

    /** Whether such a call runs on this thread. */
    boolean runningHere() {
        return running != null && running.isOnThisThread();
    }

    /** Interrupts the call that runs, unless it is on this thread, and leaves no thread behind any more. */
    void stop() {
        stopped = true;
        if (running != null && !running.isOnThisThread()) {
            running.interrupt("the monitor was closed");
        }
    }
}
