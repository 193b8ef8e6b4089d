package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers rounds to one listener, in order, on a thread of its own: the first that waits is tried until the listener takes it or
 * it is given up, and those behind it wait. Thread-safe; neither the listener nor the store is called while the lock is held.
 */
final class ListenerQueue {

    private enum Phase {
        OPEN,
        CLOSING,
        STOPPED
    }

    private final ListenerRegistration listener;
    private final SafeStore store;
    private final DeliveryTimer timer;
    private final RetryPlan retries;
    private final DeliveryLog log;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final WaitingRounds waiting;
    private final ListenerThread thread;
    private final ListenerCalls calls;
    private final ListenerCounters counters = new ListenerCounters();
    private Phase phase = Phase.OPEN;
    private int failedReads;
    private boolean readLater;
    private boolean overflowing;

    ListenerQueue(ListenerRegistration listener, SafeStore store, DeliveryTimer timer, DoubleSupplier random) {
        this.listener = listener;
        this.store = store;
        this.timer = timer;
        this.retries = new RetryPlan(listener.options(), random);
        this.log = new DeliveryLog(listener.name());
        this.waiting = new WaitingRounds(listener.options().queueCapacity());
        this.thread = new ListenerThread(listener.name(), lock, log, this::next, this::stumbled);
        this.calls = new ListenerCalls(listener, timer, lock, thread, log, this::failed);
    }

    String name() {
        return listener.name();
    }

    ListenerStatus status() {
        lock.lock();
        try {
            return counters.status(name(), waiting.size(), thread);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a round; returns false when closed. The caller holds the lock of the store, as {@link #readStore} does. */
    boolean offer(Round round, boolean kept) {
        WaitingRounds.Place place;
        boolean firstWithoutRoom;
        lock.lock();
        try {
            if (phase != Phase.OPEN) {
                return false;
            }
            place = waiting.add(round, kept, timer.nanoTime());
            firstWithoutRoom = noteOverflow(place);
            wake();
        } finally {
            lock.unlock();
        }
        if (firstWithoutRoom) {
            log.full(waiting.capacity(), place, status());
        }
        return true;
    }

    private boolean noteOverflow(WaitingRounds.Place place) {
        if (place == WaitingRounds.Place.QUEUE) {
            return false;
        }
        counters.overflowed();
        boolean first = !overflowing;
        overflowing = true;
        return first;
    }

    /** Waits for what the listener's thread is to do next; null when it is to end. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (thread.isCurrent() && phase != Phase.STOPPED) {
                Runnable step = step();
                if (step != null || (phase == Phase.CLOSING && waiting.isEmpty())) {
                    return step;
                }
                changed.awaitUninterruptibly();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Runnable step() {
        WaitingRound first = waiting.first();
        if (first == null) {
            return phase == Phase.OPEN && waiting.moreInStore() && !readLater ? this::readStore : null;
        }
        String givenUp = first.givenUp;
        if (givenUp != null) {
            return () -> giveUp(first, givenUp);
        }
        return first.dueAt - timer.nanoTime() <= 0 ? () -> attempt(first) : null;
    }

    private void stumbled() {
        timer.after(listener.options().firstBackoff(), this::wakeUp);
    }

    private void wakeUp() {
        lock.lock();
        try {
            readLater = false;
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        if (phase != Phase.STOPPED) {
            thread.ensureStarted();
            changed.signalAll();
        }
    }

    private void attempt(WaitingRound round) {
        if (calls.attempt(round)) {
            finish(round, null);
        }
    }

    /** Plans what comes after a failure; returns what to log. */
    private Runnable failed(WaitingRound round, Throwable failure) {
        String error = FailureText.of(failure);
        long now = timer.nanoTime();
        counters.failed(error);
        changed.signalAll();
        Duration pause = retries.pause(round, failure, now);
        if (pause == null) {
            round.givenUp = error;
            return () -> {};
        }
        round.dueAt = now + pause.toNanos();
        round.askedToWait = RetryPlan.askedPause(failure) != null;
        timer.after(pause, this::wakeUp);
        return phase == Phase.STOPPED ? () -> {} : () -> log.failed(round, pause, error);
    }

    private void giveUp(WaitingRound round, String error) {
        log.gaveUp(round, error);
        finish(round, error);
    }

    private void finish(WaitingRound round, @Nullable String givenUp) {
        store.ended(new DeliveryEnd(round.round.id(), name(), Instant.now(), Optional.ofNullable(givenUp)));
        boolean roomAgain;
        lock.lock();
        try {
            waiting.removeFirst(timer.nanoTime());
            counters.finished(givenUp == null);
            roomAgain = overflowing && !waiting.overflowing();
            overflowing &= !roomAgain;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (roomAgain) {
            log.roomAgain(status());
        }
    }

    /** Reads the oldest rounds that are left in the store, when none waits in memory: at the start, and after an overflow. */
    void readStore() {
        synchronized (store) { // so that no round is written and offered in between, and delivered twice
            SafeStore.Page page = store.undelivered(name(), waiting.capacity());
            lock.lock();
            try {
                if (page == null) {
                    waiting.unreadable();
                    readLater = true;
                    timer.after(retries.after(++failedReads), this::wakeUp);
                    return;
                }
                failedReads = 0;
                waiting.addFromStore(page.rounds(), page.more(), timer.nanoTime());
                if (!waiting.isEmpty()) {
                    wake();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes no more rounds. One that only pauses after a failure is tried once more at once. */
    void beginClose() {
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSING;
            }
            WaitingRound first = waiting.first();
            if (first != null && !first.askedToWait) {
                first.dueAt = timer.nanoTime();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything is delivered, or cannot be until the deadline, a {@link System#nanoTime}. */
    void awaitDrained(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (calls.running() || !waiting.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || stuck(left)) {
                    return;
                }
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean stuck(long left) {
        if (calls.running()) {
            return calls.runningHere();
        }
        WaitingRound first = waiting.first();
        return thread.suspended() || (first != null && first.dueAt - timer.nanoTime() > left);
    }

    /** Ends deliveries at once, and says what is left. */
    void stop() {
        int left;
        boolean moreInStore;
        lock.lock();
        try {
            phase = Phase.STOPPED;
            calls.stop();
            left = waiting.size() - (calls.runningHere() ? 1 : 0);
            moreInStore = waiting.moreInStore();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (left > 0 || moreInStore) {
            log.closed(left, moreInStore, store.isPresent());
        }
    }

    /** Whether the caller is a call to the listener. */
    boolean isCaller() {
        lock.lock();
        try {
            return calls.runningHere();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a task when the call that this thread is in has returned and is noted. */
    void afterThisCall(Runnable task) {
        lock.lock();
        try {
            thread.atEnd(task);
        } finally {
            lock.unlock();
        }
    }
}
