package io.github.slamonitor.benchmarks.live;

/** Stops a benchmark whose contender does not keep what it is compared for. */
final class Expect {

    private Expect() {}

    /** Fails unless a figure that was read back is the true one. */
    static void equal(String what, long expected, long actual) {
        that(what + " must be " + expected + ": " + actual, actual == expected);
    }

    /** Fails unless a figure that was read back is the true one within a relative error. */
    static void near(String what, double expected, double actual, double error) {
        that(what + " must be " + expected + ": " + actual, Math.abs(actual - expected) <= error * expected);
    }

    /** Fails unless a condition holds. */
    static void that(String what, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("not a fair comparison: " + what);
        }
    }
}
