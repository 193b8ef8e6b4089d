package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * What came into the buckets of {@link Histogram} in a while: one by one, so that each is marked, or whole octaves at once. Made to be used
 * again and again. Not thread-safe.
 */
final class BucketChanges {

    /** The most by which a count of a lane grows between two looks at it. */
    private static final int MOST_AT_ONCE = OwnBuckets.CARRY_MASK + 1;

    private final CompactCounts counts = new CompactCounts(Histogram.BUCKETS);
    /** By octave, a bit for each bucket that was added to alone. */
    private final long[] used = new long[Histogram.OCTAVES];

    /** What {@link #addOctaves} is about, as it was at one time. */
    private final char[] now = new char[Histogram.BUCKETS];
    /** The buckets in use are from here, the first of an octave. */
    private int first = Histogram.BUCKETS;
    /** And up to here, the first of another octave, exclusive. */
    private int end;
    /** Whether all buckets were added to alone. */
    private boolean marked = true;

    private long size;
    /** All counts, bit by bit. */
    private long bits;

    /** Adds to one bucket; more than zero. */
    void add(int bucket, long count) {
        int octave = bucket / Histogram.OCTAVE;
        use(octave * Histogram.OCTAVE, (octave + 1) * Histogram.OCTAVE);
        used[octave] |= 1L << bucket % Histogram.OCTAVE;
        counts.add(bucket, count);
        bits |= counts.get(bucket);
        size += count;
    }

    private void use(int from, int to) {
        first = Math.min(first, from);
        end = Math.max(end, to);
    }

    /**
     * Adds to whole octaves what was counted beyond what was taken before, modulo 2<sup>16</sup>, and takes that too.
     *
     * @param at the first bucket of the first octave
     * @param counted counts that may grow meanwhile, so each is read once
     * @param taken what was taken of each, which has grown by at most {@value #MOST_AT_ONCE} since
     * @param from where the octaves begin in both
     * @param length how many buckets they have
     */
    void addOctaves(int at, char[] counted, char[] taken, int from, int length) {
        use(at, at + length);
        marked = false;
        System.arraycopy(counted, from, now, 0, length);
        if (bits + MOST_AT_ONCE <= Character.MAX_VALUE) {
            counts.addSmallDifferences(at, now, taken, from, length);
        } else {
            for (int i = 0; i < length; i++) {
                counts.add(at + i, (char) (now[i] - taken[from + i]));
            }
        }
        System.arraycopy(now, 0, taken, from, length);
        recount();
    }

    private void recount() {
        size = counts.sum(first, end);
        bits = counts.bits(first, end);
    }

    /** Adds what was packed. */
    void add(PackedBuckets packed) {
        while (packed.next()) {
            add(packed.bucket(), packed.count());
        }
    }

    /** Adds all that another has. */
    void add(BucketChanges other) {
        for (int bucket = other.next(0); bucket < other.end; bucket = other.next(bucket + 1)) {
            add(bucket, other.counts.get(bucket));
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first bucket of the first octave in use. */
    int first() {
        return first;
    }

    /** The first bucket of the octave after the last one in use. */
    int end() {
        return end;
    }

    /** The sum of all counts. */
    long size() {
        return size;
    }

    CompactCounts counts() {
        return counts;
    }

    /** Whether no count is larger than this number, which is one less than a power of two. */
    boolean isAtMost(int most) {
        return (bits & ~most) == 0;
    }

    /** Whether it is best to look at all buckets between the first and the last, since many may be in use, none with more than a byte holds. */
    boolean isDense() {
        return isAtMost(0xFF) && size >= end - first;
    }

    /** Whether each bucket in use is marked, so that {@link #next} need not look at the others. */
    boolean isMarked() {
        return marked;
    }

    /** The next bucket in use from one on; the {@link #end} if there is none. */
    int next(int from) {
        int bucket = Math.max(from, first);
        return marked ? nextMarked(bucket) : nextCounted(bucket);
    }

    private int nextMarked(int from) {
        int octave = from / Histogram.OCTAVE;
        long rest = from < end ? used[octave] >>> from << from : 0;
        while (rest == 0 && (octave + 1) * Histogram.OCTAVE < end) {
            octave++;
            rest = used[octave];
        }
        return rest == 0 ? end : octave * Histogram.OCTAVE + Long.numberOfTrailingZeros(rest);
    }

    private int nextCounted(int from) {
        int bucket = from;
        while (bucket < end && counts.get(bucket) == 0) {
            bucket++;
        }
        return bucket;
    }

    void clear() {
        if (first < end) {
            counts.clear(first, end);
            Arrays.fill(used, first / Histogram.OCTAVE, end / Histogram.OCTAVE, 0);
        }
        first = Histogram.BUCKETS;
        end = 0;
        marked = true;
        size = 0;
        bits = 0;
    }
}
