package io.github.slamonitor.engine;

/**
 * Counts of response times in buckets whose width is at most 1/64 of their value, so that a bucket's middle is within 0.8%
 * of every value in it. Values below 128 microseconds have a bucket each. Not thread-safe.
 *
 * <p>The layout is log-linear: each power of two is split into 64 equal buckets, which makes the index one shift and one
 * add (the idea of HdrHistogram, see http://hdrhistogram.org).
 */
public final class Histogram implements Distribution {

    /** The largest value told apart, 2<sup>36</sup> - 1 microseconds, about 19 hours; larger ones share its bucket. */
    public static final long LARGEST = (1L << 36) - 1;

    /** The number of buckets. */
    public static final int BUCKETS = bucketOf(LARGEST) + 1;

    /** The number of buckets that a power of two is split into. */
    static final int OCTAVE = 64;

    static final int OCTAVES = BUCKETS / OCTAVE;

    private static final int SPLIT_BITS = 6;
    /** Values up to this one, 127, have a bucket each. */
    private static final long SMALL = (2L << SPLIT_BITS) - 1;

    private final long[] counts = new long[BUCKETS];

    /** {@return the bucket of a value; values under 0 count as 0 and those over {@link #LARGEST} as that} */
    public static int bucketOf(long micros) {
        return bucketInRange(Math.max(0, Math.min(micros, LARGEST)));
    }

    /** The bucket of a value from 0 to {@link #LARGEST}. */
    static int bucketInRange(long micros) {
        int shift = 63 - SPLIT_BITS - Long.numberOfLeadingZeros(micros | SMALL);
        return (shift << SPLIT_BITS) + (int) (micros >>> shift);
    }

    /** {@return the middle of a bucket, in microseconds} */
    public static long middleOf(int bucket) {
        int shift = Math.max(0, (bucket >>> SPLIT_BITS) - 1);
        long low = (long) (bucket - (shift << SPLIT_BITS)) << shift;
        return low + ((1L << shift) - 1) / 2;
    }

    /** Counts one value in microseconds. */
    public void add(long micros) {
        counts[bucketOf(micros)]++;
    }

    /** Adds to a bucket; a negative count takes away what was added before. */
    public void add(int bucket, long count) {
        counts[bucket] += count;
    }

    /** Adds all that another histogram counted. */
    public void add(Histogram other) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            counts[bucket] += other.counts[bucket];
        }
    }

    /**
     * The middle of the bucket in which the value of a rank lies.
     *
     * @param rank 1 for the smallest value, up to the number of values counted
     * @return microseconds; the last bucket's middle when the rank is over the number of values
     */
    @Override
    public long valueAtRank(long rank) {
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return middleOf(bucket);
            }
        }
        return middleOf(BUCKETS - 1);
    }
}
