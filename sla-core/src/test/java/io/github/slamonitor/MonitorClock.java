package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The two clocks of a monitor, moved by hand. */
final class MonitorClock implements InstantSource, LongSupplier {

    static final Instant START = Instant.parse("2026-05-04T12:00:00Z");

    private volatile Instant wall = START;
    private volatile long nanos;

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public long getAsLong() {
        return nanos;
    }

    /** Time goes by. */
    synchronized void pass(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    /** Somebody sets the clock, or the computer slept. */
    synchronized void jump(Duration by) {
        wall = wall.plus(by);
    }
}
