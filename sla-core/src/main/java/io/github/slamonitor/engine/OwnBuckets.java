package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Response times of one thread, a count of 16 bits for each bucket of {@link Histogram}, and what was taken of them so far.
 *
 * <p>Counts only grow: whoever collects subtracts what was there before, and so takes nothing away from under the writer. What runs over
 * is carried to a wide number here.
 */
final class OwnBuckets {

    private static final int CARRY = 1 << Character.SIZE;

    private final Coverage coverage;
    private final char[] counts;
    private final char[] taken;
    /** For each bucket how often it ran over since the last collection; empty as long as none did. */
    private int[] carries = {};

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
        if (carries.length > 0) {
            wider.carries = new int[wider.coverage.span()];
            System.arraycopy(carries, 0, wider.carries, before, carries.length);
        }
        return wider;
    }

    /** Notes that a bucket, counted from the first, ran over. */
    void carry(int index) {
        if (carries.length == 0) {
            carries = new int[coverage.span()];
        }
        carries[index]++;
    }

    /** Adds the response times counted since the last call to others. */
    void collect(BucketChanges changes) {
        // After a carry a count may be the same again.
        int first = carries.length > 0 ? 0 : Arrays.mismatch(counts, taken);
        for (int at = first; at >= 0 && at < counts.length; at++) {
            if (counts[at] != taken[at] || carries.length > 0) {
                collect(at, changes);
            }
        }
    }

    private void collect(int at, BucketChanges changes) {
        char count = counts[at];
        int added = count - taken[at];
        if (carries.length > 0) {
            added += carries[at] * CARRY;
        }
        if (added > 0) { // one that ran over and is not carried yet waits for the next time
            changes.add(coverage.first() + at, added);
            taken[at] = count;
            if (carries.length > 0) {
                carries[at] = 0;
            }
        }
    }
}
