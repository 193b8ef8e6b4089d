package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Counts in the buckets of {@link Histogram}, with room only for the octaves in use: a service whose response times span a
 * factor of a thousand takes 2.5 KB. Not thread-safe.
 */
final class BucketCounts implements Distribution {

    private static final int OCTAVE = 64;

    private int low;
    private int[] counts = {};

    BucketCounts() {}

    /** With room for some buckets. */
    BucketCounts(int first, int span) {
        low = first;
        counts = new int[span];
    }

    /** Adds all that others counted. */
    void add(BucketCounts others) {
        if (others.low < low || others.low + others.counts.length > low + counts.length) {
            others.forEach(this::add);
            return;
        }
        int offset = others.low - low;
        for (int i = 0; i < others.counts.length; i++) {
            counts[offset + i] += others.counts[i];
        }
    }

    /** Adds to a bucket; a negative count takes away what was added before. */
    void add(int bucket, int count) {
        if (bucket < low || bucket >= low + counts.length) {
            widen(bucket);
        }
        counts[bucket - low] += count;
    }

    private void widen(int bucket) {
        int octave = bucket / OCTAVE * OCTAVE;
        int newLow = counts.length == 0 ? octave : Math.min(low, octave);
        int newEnd = counts.length == 0 ? octave + OCTAVE : Math.max(low + counts.length, octave + OCTAVE);
        int[] wider = new int[newEnd - newLow];
        if (counts.length > 0) {
            System.arraycopy(counts, 0, wider, low - newLow, counts.length);
        }
        low = newLow;
        counts = wider;
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    BucketCounts copy() {
        BucketCounts copy = new BucketCounts();
        copy.low = low;
        copy.counts = counts.clone();
        return copy;
    }

    @Override
    public long valueAtRank(long rank) {
        long seen = 0;
        int last = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                seen += counts[i];
                last = i;
                if (seen >= rank) {
                    break;
                }
            }
        }
        return Histogram.middleOf(low + last);
    }

    /** Calls a visitor for each bucket that has a count. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                visitor.accept(low + i, counts[i]);
            }
        }
    }

    /** Takes a bucket and its count. */
    @FunctionalInterface
    interface Visitor {
        void accept(int bucket, int count);
    }
}
