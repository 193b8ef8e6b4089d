package io.github.slamonitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Threads that share a list of tasks until all are done. */
final class Threads {

    private Threads() {}

    /**
     * Does something with each of some things, each once, in no order, and waits for all. What fails first is thrown.
     *
     * @param count of threads, this one included
     */
    static <T> void forEach(List<T> things, int count, Consumer<T> task) {
        AtomicInteger next = new AtomicInteger();
        List<Worker<T>> workers = new ArrayList<>();
        for (int i = 0; i < Math.max(1, Math.min(count, things.size())); i++) {
            workers.add(new Worker<>(things, next, task));
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < workers.size(); i++) {
            Thread thread = new Thread(workers.get(i), "sla-replay");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        workers.get(0).run();
        for (Thread thread : threads) {
            awaitEnd(thread);
        }
        for (Worker<T> worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException("the replay failed: " + worker.failure.getMessage(), worker.failure);
            }
        }
    }

    /** Whoever interrupts is heard afterwards: the threads use what the caller would otherwise go on to use. */
    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Worker<T> implements Runnable {
        private final List<T> things;
        private final AtomicInteger next;
        private final Consumer<T> task;
        private volatile @Nullable Throwable failure;

        Worker(List<T> things, AtomicInteger next, Consumer<T> task) {
            this.things = things;
            this.next = next;
            this.task = task;
        }

        @Override
        public void run() {
            try {
                for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                    task.accept(things.get(i));
                }
            } catch (RuntimeException | Error e) {
                failure = e;
                next.set(Integer.MAX_VALUE / 2); // the others need not go on
            }
        }
    }
}
