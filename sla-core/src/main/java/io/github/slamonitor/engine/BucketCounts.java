package io.github.slamonitor.engine;

/**
 * Counts in the buckets of {@link Histogram}, with room only for the octaves in use: a service whose response times span a factor of a
 * thousand takes 1.3 KB, and three times that once a count is over 16 bits. Not thread-safe.
 */
final class BucketCounts {

    /** The first bucket there is room for. */
    private int low;

    private CompactCounts counts = new CompactCounts(0);
    private long size;

    /** Adds counts. */
    void add(BucketChanges changes) {
        cover(changes.first(), changes.end());
        if (changes.isMarked()) {
            for (int bucket = changes.next(0); bucket < changes.end(); bucket = changes.next(bucket + 1)) {
                counts.add(bucket - low, changes.counts().get(bucket));
            }
        } else {
            addRange(changes);
        }
        size += changes.size();
    }

    private void addRange(BucketChanges changes) {
        int first = changes.first();
        if (size + changes.size() <= Character.MAX_VALUE) {
            counts.addSmall(first - low, changes.counts(), first, changes.end() - first);
        } else {
            for (int bucket = first; bucket < changes.end(); bucket++) {
                counts.add(bucket - low, changes.counts().get(bucket));
            }
        }
    }

    /** Adds counts. */
    void add(PackedBuckets packed) {
        while (packed.next()) {
            int octave = packed.bucket() / Histogram.OCTAVE * Histogram.OCTAVE;
            cover(octave, octave + Histogram.OCTAVE);
            add(packed.bucket(), packed.count());
        }
    }

    /** Adds to one bucket that there is room for; a negative count takes away what was added before. */
    void add(int bucket, long count) {
        counts.add(bucket - low, count);
        size += count;
    }

    /** Takes away counts of a byte each that were added before, in pairs as {@link CompactCounts#pack} makes them. */
    void subtractRow(int first, char[] packed, int at, int pairs, long sum) {
        if (size <= Character.MAX_VALUE) {
            counts.subtractPacked(first - low, packed, at, pairs);
        } else {
            for (int i = 0; i < pairs; i++) {
                counts.add(first - low + i, -(packed[at + i] & 0xFF));
                counts.add(first - low + pairs + i, -(packed[at + i] >>> Byte.SIZE));
            }
        }
        size -= sum;
    }

    /** Makes room for whole octaves. */
    private void cover(int first, int end) {
        int room = counts.length();
        if (first < end && (room == 0 || first < low || end > low + room)) {
            int newLow = room == 0 ? first : Math.min(low, first);
            int newEnd = room == 0 ? end : Math.max(low + room, end);
            counts = room == 0 ? new CompactCounts(end - first) : counts.widened(low - newLow, newEnd - newLow);
            low = newLow;
        }
    }

    void clear() {
        counts.clear(0, counts.length());
        size = 0;
    }

    /** As {@link Distribution#valueAtRank}. */
    long valueAtRank(long rank) {
        // From the end that is nearer: a high percentile is found after a few buckets.
        return Histogram.middleOf(low + (rank > size / 2 ? fromAbove(size - rank) : fromBelow(rank)));
    }

    /** The index of the bucket of a value of a rank up to the number of values. */
    private int fromBelow(long rank) {
        long seen = 0;
        for (int index = 0; index < counts.length(); index++) {
            seen += counts.get(index);
            if (seen >= rank) {
                return index;
            }
        }
        return 0;
    }

    /** The index of the bucket of a value that so many are above; of the last one in use for a negative number. */
    private int fromAbove(long above) {
        long most = Math.max(0, above);
        long seen = 0;
        for (int index = counts.length() - 1; index >= 0; index--) {
            seen += counts.get(index);
            if (seen > most) {
                return index;
            }
        }
        return 0;
    }
}
