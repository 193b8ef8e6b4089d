package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Response times of one thread, a count of 16 bits for each bucket of {@link Histogram}, and what was taken of them so far.
 *
 * <p>Counts only grow: whoever collects subtracts what was there before, modulo 2<sup>16</sup>, and so takes nothing away from under the
 * writer. That is exact as long as a count grows by less than 2<sup>16</sup> in between. So the writer
 * {@linkplain #carry takes} it itself at each 2<sup>15</sup>th request of a bucket.
 */
final class OwnBuckets {

    /** The writer takes a count when these bits of it are zero. */
    static final int CARRY_MASK = (1 << 15) - 1;

    private static final long[] NONE = {};

    private final Coverage coverage;
    private final char[] counts;
    private final char[] taken;
    /** What was taken of each bucket before it ran over, since the last collection; empty as long as none was about to. */
    private long[] carried = NONE;

    OwnBuckets(Coverage coverage) {
        this.coverage = coverage;
        counts = new char[coverage.span()];
        taken = new char[coverage.span()];
    }

    /** The first bucket. */
    int first() {
        return coverage.first();
    }

    /** From the first bucket on. */
    char[] counts() {
        return counts;
    }

    boolean covers(int bucket) {
        return coverage.covers(bucket);
    }

    /** The same, with room for another bucket. */
    OwnBuckets covering(int bucket) {
        OwnBuckets wider = new OwnBuckets(coverage.with(bucket));
        int before = coverage.span() == 0 ? 0 : coverage.first() - wider.coverage.first();
        System.arraycopy(counts, 0, wider.counts, before, counts.length);
        System.arraycopy(taken, 0, wider.taken, before, taken.length);
        if (carried.length > 0) {
            wider.carried = new long[wider.coverage.span()];
            System.arraycopy(carried, 0, wider.carried, before, carried.length);
        }
        return wider;
    }

    /** Takes what a bucket, counted from the first, holds, before it runs over. */
    void carry(int index) {
        if (carried.length == 0) {
            carried = new long[coverage.span()];
        }
        carried[index] += (char) (counts[index] - taken[index]);
        taken[index] = counts[index];
    }

    /**
     * Adds the response times counted since the last call to others.
     *
     * @param few whether they are about few enough to be looked for one by one
     */
    void collect(BucketChanges changes, boolean few) {
        for (int at = 0; at < carried.length; at++) {
            if (carried[at] > 0) {
                changes.add(coverage.first() + at, carried[at]);
            }
        }
        carried = NONE;
        if (few) {
            collectFew(changes);
        } else {
            collectMany(changes);
        }
    }

    private void collectFew(BucketChanges changes) {
        for (int at = nextChanged(0); at < counts.length; at = nextChanged(at + 1)) {
            char count = counts[at];
            changes.add(coverage.first() + at, (char) (count - taken[at]));
            taken[at] = count;
        }
    }

    private int nextChanged(int from) {
        int same = Arrays.mismatch(counts, from, counts.length, taken, from, counts.length);
        return same < 0 ? counts.length : from + same;
    }

    /** From the first octave that has changed to the last one. */
    private void collectMany(BucketChanges changes) {
        int from = nextChanged(0) / Histogram.OCTAVE * Histogram.OCTAVE;
        int to = counts.length;
        while (to > from && Arrays.equals(counts, to - Histogram.OCTAVE, to, taken, to - Histogram.OCTAVE, to)) {
            to -= Histogram.OCTAVE;
        }
        if (from < to) {
            changes.addOctaves(coverage.first() + from, counts, taken, from, to - from);
        }
    }
}
