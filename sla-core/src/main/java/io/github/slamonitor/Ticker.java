package io.github.slamonitor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a started monitor. At the end of every slot of the finest window it moves what was recorded into its slot, and at
 * each interval it evaluates.
 */
final class Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long MINUTE = 60_000_000;

    private final EngineClock clock;
    private final Evaluation evaluation;
    private final long intervalMicros;
    /** A slot ends every sixtieth of this. */
    private final long finestMicros;

    private volatile boolean stopped;
    /** Whether everything is evaluated once more at the end. */
    private volatile boolean onceMore = true;

    private @Nullable Thread thread;

    Ticker(EngineClock clock, Evaluation evaluation, Duration shortestWindow, Duration interval) {
        this.clock = clock;
        this.evaluation = evaluation;
        this.intervalMicros = interval.toNanos() / 1000;
        this.finestMicros = Math.min(MINUTE, shortestWindow.toNanos() / 1000);
    }

    void start() {
        Thread started = new Thread(this::run, "sla-monitor-ticker");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /**
     * Has the thread evaluate once more and end, and waits for that; unless it is the one that calls, from within an evaluation. One
     * that hangs, in a store or in an indicator of the user's own, is interrupted and left behind.
     */
    void stop(Duration patience) {
        Thread running = thread;
        if (running == null || running == Thread.currentThread()) {
            onceMore = false;
            stopped = true;
            return;
        }
        stopped = true;
        LockSupport.unpark(running);
        awaitEnd(running, System.nanoTime() + patience.toNanos());
        if (running.isAlive()) {
            onceMore = false;
            running.interrupt();
            LOG.error("an evaluation did not end within {}; the monitor is closed without it", Words.period(patience));
        }
    }

    /** An interrupt is kept for later: what is counted should not be lost for it. */
    private static void awaitEnd(Thread running, long deadline) {
        boolean interrupted = false;
        for (long left = deadline - System.nanoTime();
                running.isAlive() && left > 0;
                left = deadline - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(running, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long due = clock.last() + intervalMicros;
        while (!stopped) {
            long startNanos = System.nanoTime();
            long now = clock.last();
            try {
                now = clock.tick();
                if (now >= due) {
                    evaluation.noteDelay(now - due, intervalMicros);
                    due = now - due > intervalMicros ? now + intervalMicros : due + intervalMicros;
                    evaluation.run(now, clock.wallTime());
                } else {
                    evaluation.roll(now);
                }
            } catch (Throwable e) { // whatever it is: monitoring goes on
                brokenOff(e);
            }
            clock.worked();
            sleepUntilSlotEnds(now, due, startNanos);
        }
        if (onceMore) {
            evaluate();
        }
    }

    private void evaluate() {
        try {
            evaluation.run(clock.tick(), clock.wallTime());
        } catch (Throwable e) { // whatever it is: closing goes on
            brokenOff(e);
        }
    }

    private void brokenOff(Throwable cause) {
        evaluation.noteFailure();
        LOG.error("an evaluation was broken off; the next one follows as usual", cause);
    }

    private void sleepUntilSlotEnds(long now, long due, long startNanos) {
        long slot = Math.floorDiv(now * 60, finestMicros);
        long slotEnd = -Math.floorDiv(-(slot + 1) * finestMicros, 60L);
        long wake = Math.min(slotEnd, Math.max(due, now));
        LockSupport.parkNanos(this, Math.max(1, (wake - now) * 1000 - (System.nanoTime() - startNanos)));
    }
}
