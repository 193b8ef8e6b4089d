package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * What came into the buckets of {@link Histogram} in a while: few of them, so those in use are marked by a bit each, and found in
 * ascending order without looking at the others. Made to be used again and again. Not thread-safe.
 */
final class BucketChanges {

    private final int[] counts = new int[Histogram.BUCKETS];
    private final long[] used = new long[(Histogram.BUCKETS + 63) / 64];

    void add(int bucket, int count) {
        counts[bucket] += count;
        used[bucket >>> 6] |= 1L << bucket; // the shift takes the lower 6 bits of its distance
    }

    boolean isEmpty() {
        for (long bits : used) {
            if (bits != 0) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        forEach((bucket, count) -> counts[bucket] = 0);
        Arrays.fill(used, 0);
    }

    /** Calls a visitor for each bucket that was added to, in ascending order. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < used.length; i++) {
            for (long bits = used[i]; bits != 0; bits &= bits - 1) {
                int bucket = (i << 6) + Long.numberOfTrailingZeros(bits);
                visitor.accept(bucket, counts[bucket]);
            }
        }
    }

    /** Takes a bucket and its count. */
    @FunctionalInterface
    interface Visitor {
        void accept(int bucket, int count);
    }
}
