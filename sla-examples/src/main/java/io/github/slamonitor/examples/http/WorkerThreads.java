package io.github.slamonitor.examples.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that answer requests: as many as are needed up to a limit, beyond which requests wait. */
final class WorkerThreads {

    private static final int KEPT = 8;
    private static final int STACK_BYTES = 512 * 1024;

    private WorkerThreads() {}

    static ExecutorService start(int most) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                KEPT,
                most,
                20,
                TimeUnit.SECONDS,
                new IdleThreadsQueue(),
                work -> {
                    Thread thread = new Thread(null, work, "sla-http-" + number.incrementAndGet(), STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                },
                WorkerThreads::queue);
    }

    private static void queue(Runnable work, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            throw new RejectedExecutionException("the server is closed");
        }
        pool.getQueue().add(work);
    }

    /** Takes work only when a thread waits for it, so that otherwise the pool starts one. */
    private static final class IdleThreadsQueue extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }
    }
}
