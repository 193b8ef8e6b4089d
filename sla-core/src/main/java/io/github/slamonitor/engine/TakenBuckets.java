package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * What was taken so far of response times that writers count in bytes, one for each bucket of {@link Histogram}, eight to a cell.
 *
 * <p>The bytes only grow: whoever collects subtracts what was there before, and so takes nothing away from under a writer. One that
 * runs over is carried to a wide number here. They only supply the percentile that is shown, never a verdict. For one thread at a
 * time.
 */
final class TakenBuckets {

    static final int IN_CELL = 8;

    private final long[] taken;
    /** For each bucket how often it ran over since the last collection; empty as long as none did. */
    private int[] carries = {};

    TakenBuckets(int cells) {
        taken = new long[cells];
    }

    /** Notes that a bucket, counted from the first of the first cell, ran over. */
    void carry(int bucket) {
        if (carries.length == 0) {
            carries = new int[taken.length * IN_CELL];
        }
        carries[bucket]++;
    }

    /**
     * Adds the response times counted since the last call to others.
     *
     * @param cells what writers count in
     * @param start where the cells of this begin
     * @param first the first bucket of them
     */
    void collect(long[] cells, int start, int first, BucketChanges changes) {
        for (int at = nextChanged(cells, start, 0); at < taken.length; at = nextChanged(cells, start, at + 1)) {
            long count = cells[start + at];
            taken[at] = carries.length == 0
                    ? collect(count, taken[at], first + at * IN_CELL, changes)
                    : collectCarried(at, count, first + at * IN_CELL, changes);
        }
    }

    /** The next cell that may have changed: after a carry any, since a count may be the same again. */
    private int nextChanged(long[] cells, int start, int from) {
        if (carries.length > 0 || from >= taken.length) {
            return from;
        }
        int same = Arrays.mismatch(cells, start + from, start + taken.length, taken, from, taken.length);
        return same < 0 ? taken.length : from + same;
    }

    /** Adds what eight buckets that never ran over have counted since they were taken; returns what is taken of them now. */
    private static long collect(long count, long before, int first, BucketChanges changes) {
        long left = count;
        for (long differing = count ^ before; differing != 0; ) {
            int shift = Long.numberOfTrailingZeros(differing) & ~7;
            int added = (int) (count >>> shift & 0xFF) - (int) (before >>> shift & 0xFF);
            if (added > 0) {
                changes.add(first + (shift >>> 3), added);
            } else {
                left = keep(left, before, shift);
            }
            differing &= ~(0xFFL << shift);
        }
        return left;
    }

    private long collectCarried(int index, long count, int first, BucketChanges changes) {
        long before = taken[index];
        long left = count;
        for (int place = 0; place < IN_CELL; place++) {
            int shift = place * 8;
            int carried = index * IN_CELL + place;
            int added = (int) (count >>> shift & 0xFF) - (int) (before >>> shift & 0xFF) + (carries[carried] << 8);
            if (added > 0) {
                changes.add(first + place, added);
                carries[carried] = 0;
            } else if (added < 0) {
                left = keep(left, before, shift);
            }
        }
        return left;
    }

    /** A bucket that ran over and is not carried yet lacks 256; it is left for the next time. */
    private static long keep(long left, long before, int shift) {
        return (left & ~(0xFFL << shift)) | (before & (0xFFL << shift));
    }
}
