package io.github.slamonitor.benchmarks.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class HandClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-01-05T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Only by one thread. */
    Instant advance(Duration step) {
        Instant moved = now.plus(step);
        now = moved;
        return moved;
    }
}
