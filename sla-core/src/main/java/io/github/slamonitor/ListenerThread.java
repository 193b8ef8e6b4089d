package io.github.slamonitor;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that works for one listener, step by step. One that is stuck is left behind and replaced, but only so often: with
 * too many stuck, the listener gets no thread until one of them returns. Guarded by the lock of the queue, which is not held
 * during a step.
 */
final class ListenerThread {

    /** How many threads one listener may hold without an end. */
    static final int MOST_ABANDONED = 3;

    private final String name;
    private final ReentrantLock lock;
    private final DeliveryLog log;
    private final Supplier<@Nullable Runnable> steps;
    private final Runnable stumbled;
    private @Nullable Thread current;
    private int abandoned;
    private @Nullable Runnable last;

    /** With the steps, which wait until there is one and end the thread with null, and what to do when one has thrown. */
    ListenerThread(
            String listener,
            ReentrantLock lock,
            DeliveryLog log,
            Supplier<@Nullable Runnable> steps,
            Runnable stumbled) {
        this.name = "sla-monitor-" + listener;
        this.lock = lock;
        this.log = log;
        this.steps = steps;
        this.stumbled = stumbled;
    }

    /** Starts a thread unless one is there. Does not throw: without a thread now, there may be one at the next round. */
    void ensureStarted() {
        if (suspended() || (current != null && current.isAlive())) {
            return;
        }
        try {
            Thread thread = new Thread(this::work, name);
            thread.setDaemon(true);
            thread.start();
            current = thread;
        } catch (Throwable e) { // an OutOfMemoryError too: that is what a system without threads throws
            log.noThread(e);
        }
    }

    private void work() {
        boolean threw = false;
        try {
            for (Runnable step = steps.get(); step != null; step = steps.get()) {
                step.run();
            }
        } catch (Throwable e) { // an OutOfMemoryError, say: deliveries must go on when it is over
            threw = true;
            log.stumbled(e);
        } finally {
            end();
            if (threw) {
                stumbled.run(); // once this thread counts as gone, so that it is replaced
            }
        }
    }

    private void end() {
        Runnable task = null;
        lock.lock();
        try {
            if (isCurrent()) {
                current = null;
                task = last;
                last = null;
            }
        } finally {
            lock.unlock();
        }
        if (task != null) {
            task.run();
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == current;
    }

    /** Whether too many threads are stuck for another one. */
    boolean suspended() {
        return abandoned >= MOST_ABANDONED;
    }

    int abandoned() {
        return abandoned;
    }

    /** Leaves the thread behind. */
    void abandon() {
        abandoned++;
        current = null;
        ensureStarted();
    }

    /** A thread that was left behind has returned after all. */
    void returned() {
        abandoned--;
    }

    /** Runs a task when the current thread ends. */
    void atEnd(Runnable task) {
        last = task;
    }
}
