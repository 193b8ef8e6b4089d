package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * What came into the buckets of {@link Histogram} in a while: few of them, so those in use are listed, and nobody has to look at the
 * others. Made to be used again and again. Not thread-safe.
 */
final class BucketChanges {

    private final int[] counts = new int[Histogram.BUCKETS];
    private final int[] used = new int[Histogram.BUCKETS];
    private int size;
    private boolean ascending = true;

    /** Adds to a bucket; more than zero. */
    void add(int bucket, int count) {
        if (counts[bucket] == 0) {
            ascending &= size == 0 || used[size - 1] < bucket;
            used[size++] = bucket;
        }
        counts[bucket] += count;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** How many buckets were added to. */
    int size() {
        return size;
    }

    /** The bucket with an index, in the order in which they were added to first. */
    int bucket(int index) {
        return used[index];
    }

    /** What was added to the bucket with an index. */
    int count(int index) {
        return counts[used[index]];
    }

    /** Puts the buckets in ascending order, in which a single lane adds them already. */
    void sort() {
        if (!ascending) {
            Arrays.sort(used, 0, size);
            ascending = true;
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[used[i]] = 0;
        }
        size = 0;
        ascending = true;
    }
}
