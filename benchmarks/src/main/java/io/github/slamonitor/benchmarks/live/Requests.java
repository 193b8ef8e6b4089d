package io.github.slamonitor.benchmarks.live;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Requests made in advance, the same in every run: response times are log-normal with a median of 100 ms and a p99 of 320 ms, and 1%
 * of them failed. One number each, so that the table stays in the fastest cache.
 */
final class Requests {

    /** The number of requests, a power of two. */
    static final int COUNT = 2048;

    /** Every tool here counts requests over 500 ms as slow, if it can. */
    static final long SLOW_NANOS = 500_000_000;

    private static final double MEDIAN_NANOS = 100e6;
    private static final double SIGMA = 0.5;
    private static final long LONGEST_NANOS = 1_000_000_000;

    private Requests() {}

    /** A new table, to be read by one thread. */
    static int[] table() {
        SplittableRandom random = new SplittableRandom(42);
        int[] table = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            double nanos = MEDIAN_NANOS * Math.exp(SIGMA * random.nextGaussian());
            int failed = random.nextInt(100) == 0 ? 1 : 0;
            table[i] = ((int) Math.min(nanos, LONGEST_NANOS) << 1) | failed;
        }
        return table;
    }

    /** How long a request took, in nanoseconds. */
    static long nanos(int request) {
        return (long) request >>> 1;
    }

    /** 1 for a failed request, else 0. */
    static int failed(int request) {
        return request & 1;
    }

    /** How many of the table failed. */
    static int failures() {
        return Arrays.stream(table()).map(Requests::failed).sum();
    }

    /** How many of the table were slow. */
    static long slow() {
        return Arrays.stream(table())
                .filter(request -> nanos(request) > SLOW_NANOS)
                .count();
    }

    /** The 99th percentile of the table by nearest rank, in nanoseconds. */
    static double p99Nanos() {
        return nanos(Arrays.stream(table()).sorted().toArray()[(COUNT * 99 + 99) / 100 - 1]);
    }
}
