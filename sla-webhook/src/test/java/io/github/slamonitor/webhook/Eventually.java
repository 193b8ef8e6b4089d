package io.github.slamonitor.webhook;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
final class Eventually {

    private static final long LONGEST_SECONDS = 60;

    private Eventually() {}

    static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + LONGEST_SECONDS + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
