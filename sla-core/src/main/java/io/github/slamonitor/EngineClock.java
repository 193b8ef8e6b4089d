package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that windows and alerts go by: the wall clock, without its jumps. It never goes back. While a ticker runs, a jump is
 * seen by comparing the wall clock with {@link System#nanoTime}; a suspended laptop is one too, and so is a program that was
 * stopped, for which both clocks went on. Engine time then goes on as if nothing had happened, so windows keep what they hold
 * and no alert is pending for hours that nobody saw. Without a ticker every step forward is taken for time that passed.
 *
 * <p>Thread-safe.
 */
final class EngineClock {

    private static final Logger LOG = LoggerFactory.getLogger(EngineClock.class);

    /** A difference between the two clocks that is put down to a clock being set rather than trimmed: 5 seconds. */
    private static final long JUMP_MICROS = 5_000_000;

    /** A ticker that was away for longer, 30 seconds, and not at work, was stopped together with all that records. */
    private static final long STOPPED_MICROS = 30_000_000;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private long lastWall;
    private long lastNanos;
    /** When the ticker was last known to be at work, on the clock of {@link #lastNanos}. */
    private long lastAtWork;

    private long lastEngine;
    private long offset;
    private long offsetBefore;
    /** Engine time at the last jump: no timestamp that was meant by the clock before is of later. */
    private long jumpedAt;

    private long jumps;

    EngineClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.lastWall = Micros.of(wall.instant());
        this.lastNanos = nanos.getAsLong();
        this.lastAtWork = lastNanos;
        this.lastEngine = lastWall;
    }

    /** The wall clock's time. */
    Instant wallTime() {
        return wall.instant();
    }

    /** Engine time now, in microseconds, read by a ticker that calls this every second or so. */
    synchronized long tick() {
        long nowWall = Micros.of(wall.instant());
        long nowNanos = nanos.getAsLong();
        long passed = (nowNanos - lastNanos) / 1000;
        boolean stopped = (nowNanos - lastAtWork) / 1000 > STOPPED_MICROS;
        lastNanos = nowNanos;
        lastAtWork = nowNanos;
        return advance(nowWall, nowWall - lastWall - (stopped ? 0 : passed));
    }

    /**
     * Says that the ticker was at work since its last reading, such as waiting for a slow store: the program was not stopped, and the
     * time counts.
     */
    synchronized void worked() {
        lastAtWork = nanos.getAsLong();
    }

    /**
     * Engine time at a wall time that somebody else read; without a ticker. Threads may bring their times in another order than they
     * read them, so one that is a little earlier is no jump, and is taken for the latest.
     */
    synchronized long at(Instant now) {
        long nowWall = Micros.of(now);
        return nowWall < lastWall - JUMP_MICROS
                ? advance(nowWall, nowWall - lastWall)
                : advance(Math.max(nowWall, lastWall), 0);
    }

    /**
     * Goes on from where an earlier run stopped, should the clock have been set back since. Before the first reading.
     *
     * @return engine time now
     */
    synchronized long resume(long engineMicros) {
        if (engineMicros > lastEngine) {
            lastEngine = engineMicros;
            advance(lastWall, lastWall - engineMicros);
        }
        return lastEngine;
    }

    private long advance(long nowWall, long difference) {
        if (Math.abs(difference) > JUMP_MICROS) {
            offsetBefore = offset;
            offset += difference;
            jumpedAt = lastEngine;
            jumps++;
            LOG.warn(
                    "the clock jumped by {}, or the program was stopped for that long; windows and alerts go on as if"
                            + " it had not",
                    Duration.ofMillis(difference / 1000));
        }
        lastWall = nowWall;
        lastEngine = Math.max(lastEngine, nowWall - offset);
        return lastEngine;
    }

    /**
     * The engine time of a timestamp. One from before the last jump is read as it was meant then, when it is nearer that way.
     */
    synchronized long engineTime(long wallMicros) {
        long now = wallMicros - offset;
        long before = wallMicros - offsetBefore;
        boolean beforeJump = before <= jumpedAt + Intake.FUTURE_TOLERANCE_MICROS;
        return beforeJump && Math.abs(before - lastEngine) < Math.abs(now - lastEngine) ? before : now;
    }

    /** The wall time of an engine time. */
    synchronized long wallTime(long engineMicros) {
        return engineMicros + offset;
    }

    /** Engine time as of the last reading. */
    synchronized long last() {
        return lastEngine;
    }

    synchronized long jumps() {
        return jumps;
    }
}
