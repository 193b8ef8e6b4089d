package io.github.slamonitor.examples.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends what takes a client too long. Reads and writes of the JDK's server have no time limit of their own. */
final class Deadlines implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    Deadlines() {
        timer = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread thread = new Thread(work, "sla-http-deadlines");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // a server that is being closed ends its connections anyway
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Something that waits for a client. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Works; after a time this thread is interrupted, which closes the connection that it waits for. */
    <T> T interruptAfter(Duration time, Work<T> work) throws IOException {
        return within(time, Thread.currentThread()::interrupt, work);
    }

    /** Works; after a time something else is done meanwhile, which has to end the work. */
    <T> T within(Duration time, Runnable otherwise, Work<T> work) throws IOException {
        Deadline deadline = new Deadline(otherwise);
        ScheduledFuture<?> future = timer.schedule(deadline, time.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } finally {
            future.cancel(false);
            deadline.met();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** What is done unless the work ends before; not after that. */
    private static final class Deadline implements Runnable {

        private final Runnable otherwise;
        private boolean over;

        private Deadline(Runnable otherwise) {
            this.otherwise = otherwise;
        }

        @Override
        public synchronized void run() {
            if (!over) {
                over = true;
                otherwise.run();
            }
        }

        private synchronized void met() {
            if (over) {
                Thread.interrupted(); // it came just when the work was done, and is not for what this thread does next
            }
            over = true;
        }
    }
}
