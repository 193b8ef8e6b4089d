package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that windows and alerts go by: the wall clock, without its jumps. It never goes back. While a ticker runs, a jump is
 * seen by comparing the wall clock with {@link System#nanoTime}; a suspended laptop is one too. Engine time then goes on as if
 * nothing had happened, so windows keep what they hold and no alert is pending for hours that nobody saw. Without a ticker
 * every step forward is taken for time that passed.
 *
 * <p>Thread-safe.
 */
final class EngineClock {

    private static final Logger LOG = LoggerFactory.getLogger(EngineClock.class);

    /** A difference between the two clocks that is put down to a clock being set rather than trimmed: 5 seconds. */
    private static final long JUMP_MICROS = 5_000_000;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private long lastWall;
    private long lastNanos;
    private long lastEngine;
    private long offset;
    private long offsetBefore;
    private long jumps;

    EngineClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.lastWall = Micros.of(wall.instant());
        this.lastNanos = nanos.getAsLong();
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
        long jump = nowWall - lastWall - (nowNanos - lastNanos) / 1000;
        lastNanos = nowNanos;
        return advance(nowWall, Math.abs(jump) > JUMP_MICROS ? jump : 0);
    }

    /** Engine time at a wall time that somebody else read; without a ticker. */
    synchronized long at(Instant now) {
        long nowWall = Micros.of(now);
        return advance(nowWall, Math.min(0, nowWall - lastWall));
    }

    private long advance(long nowWall, long jump) {
        if (Math.abs(jump) > JUMP_MICROS) {
            offsetBefore = offset;
            jumps++;
            LOG.warn(
                    "the clock jumped by {}; windows and alerts go on as if it had not",
                    Duration.ofMillis(jump / 1000));
        }
        offset += jump;
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
        return Math.abs(before - lastEngine) < Math.abs(now - lastEngine) ? before : now;
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
