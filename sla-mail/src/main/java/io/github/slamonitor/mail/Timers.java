package io.github.slamonitor.mail;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what is to be done later. They end when there is nothing to wait for, and keep no program from ending. */
final class Timers {

    /** One for mails that were held back, one that cuts off what takes too long meanwhile. */
    private static final int THREADS = 2;

    private static final int IDLE_SECONDS = 5;

    private Timers() {}

    static ScheduledThreadPoolExecutor create() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "sla-mail-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
