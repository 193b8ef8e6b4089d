package io.github.slamonitor;

import java.time.Duration;

/** The time of deliveries: tests move it by hand. */
interface DeliveryTimer {

    /** {@return nanoseconds since some moment; wraps around like {@link System#nanoTime}} */
    long nanoTime();

    /**
     * Runs a task once, later, on a thread that many share: it must be quick.
     *
     * @return cancels it
     */
    Runnable after(Duration delay, Runnable task);

    /** Drops all tasks, those still to come included. */
    void close();
}
