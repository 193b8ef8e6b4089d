package io.github.slamonitor;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to pause after a failed attempt: doubling, bounded, and half of it random. */
final class Backoff {

    private static final int MOST_DOUBLINGS = 40;

    private final long firstNanos;
    private final long maximumNanos;
    private final DoubleSupplier random;

    /** With random numbers from 0 inclusive to 1 exclusive. */
    Backoff(ListenerOptions options, DoubleSupplier random) {
        this.firstNanos = options.firstBackoff().toNanos();
        this.maximumNanos = options.maximumBackoff().toNanos();
        this.random = random;
    }

    /** The pause after so many failures in a row, at least 1. */
    Duration after(int failures) {
        long full = maximumNanos;
        int doublings = failures - 1;
        if (doublings < MOST_DOUBLINGS && firstNanos <= maximumNanos >> doublings) {
            full = firstNanos << doublings;
        }
        long half = full / 2;
        return Duration.ofNanos(full - (long) (half * random.getAsDouble()));
    }
}
