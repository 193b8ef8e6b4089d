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
    private long size;

    /** Adds counts, which are put in order. */
    void add(BucketChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        changes.sort();
        cover(changes.bucket(0));
        cover(changes.bucket(changes.size() - 1));
        long added = 0;
        for (int i = 0; i < changes.size(); i++) {
            int count = changes.count(i);
            counts[changes.bucket(i) - low] += count;
            added += count;
        }
        size += added;
    }

    /** Adds counts. */
    void add(PackedBuckets packed) {
        while (packed.next()) {
            cover(packed.bucket());
            counts[packed.bucket() - low] += packed.count();
            size += packed.count();
        }
    }

    /** Takes away counts that were added before. */
    void subtract(PackedBuckets packed) {
        long taken = 0;
        while (packed.next()) {
            counts[packed.bucket() - low] -= packed.count();
            taken += packed.count();
        }
        size -= taken;
    }

    private void cover(int bucket) {
        if (bucket < low || bucket >= low + counts.length) {
            widen(bucket);
        }
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
        size = 0;
    }

    BucketCounts copy() {
        BucketCounts copy = new BucketCounts();
        copy.low = low;
        copy.counts = counts.clone();
        copy.size = size;
        return copy;
    }

    @Override
    public long valueAtRank(long rank) {
        // From the end that is nearer: a high percentile is found after a few buckets.
        return Histogram.middleOf(low + (rank > size / 2 ? fromAbove(size - rank) : fromBelow(rank)));
    }

    private int fromBelow(long rank) {
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
        return last;
    }

    /** The index of the bucket of a value that so many are above; of the last one in use for a negative number. */
    private int fromAbove(long above) {
        long seen = 0;
        int last = 0;
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] != 0) {
                seen += counts[i];
                last = i;
                if (seen > above) {
                    break;
                }
            }
        }
        return last;
    }
}
