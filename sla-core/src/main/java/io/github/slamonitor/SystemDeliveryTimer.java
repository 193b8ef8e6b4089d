package io.github.slamonitor;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The computer's time, and one daemon thread that starts with the first task. */
final class SystemDeliveryTimer implements DeliveryTimer {

    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, SystemDeliveryTimer::thread, new ThreadPoolExecutor.DiscardPolicy());

    SystemDeliveryTimer() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sla-monitor-delivery-timer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
