package io.github.slamonitor.engine;

/** Tells how many of some limits a response time is over. One object for all services of a policy. Immutable. */
final class Bands {

    /** The two lowest limits. */
    private final long first;

    private final long second;
    private final long[] limits;

    /** Limits in ascending order, in microseconds; not copied. */
    Bands(long[] limits) {
        this.limits = limits;
        first = limits.length > 0 ? limits[0] : Long.MAX_VALUE;
        second = limits.length > 1 ? limits[1] : Long.MAX_VALUE;
    }

    /** How many of the limits a response time is over. The sign of a difference needs no branch that is guessed wrong. */
    int of(long micros) {
        int band = (int) ((first - micros) >>> 63) + (int) ((second - micros) >>> 63);
        return band < 2 ? band : ofOthers(micros);
    }

    private int ofOthers(long micros) {
        int band = 2;
        while (band < limits.length && micros > limits[band]) {
            band++;
        }
        return band;
    }
}
