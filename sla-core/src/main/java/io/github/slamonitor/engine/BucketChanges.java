package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * What came into the buckets of {@link Histogram} in a while: few of them, so those in use are marked by a bit each, and found in
 * ascending order without looking at the others. Made to be used again and again. Not thread-safe.
 *
 * <p>Those who read it loop over {@link #next}.
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
        for (int bucket = next(0); bucket >= 0; bucket = next(bucket + 1)) {
            counts[bucket] = 0;
        }
        Arrays.fill(used, 0);
    }

    /** The first bucket that was added to of those from one on; -1 if there is none. */
    int next(int from) {
        if (from >= Histogram.BUCKETS) {
            return -1;
        }
        int i = from >>> 6;
        long bits = used[i] & -1L << from; // the shift takes the lower 6 bits of its distance
        while (bits == 0) {
            if (++i == used.length) {
                return -1;
            }
            bits = used[i];
        }
        return (i << 6) + Long.numberOfTrailingZeros(bits);
    }

    int count(int bucket) {
        return counts[bucket];
    }
}
