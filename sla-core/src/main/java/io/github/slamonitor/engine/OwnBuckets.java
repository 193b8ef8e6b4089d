package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Response times of one thread, a count for each bucket of {@link Histogram}, and what was taken of them so far. A count has two bytes:
 * the lower ones of all buckets, which are written for each request, lie together, so that they fill few cache lines; the upper ones
 * follow.
 *
 * <p>Counts only grow: whoever collects subtracts what was there before, and so takes nothing away from under the writer. What runs over
 * is carried to a wide number here. One that is caught between its two bytes is too low, and made up for the next time.
 */
final class OwnBuckets {

    private final Coverage coverage;
    private final byte[] counts;
    private final byte[] taken;
    /** For each bucket how often it ran over since the last collection; empty as long as none did. */
    private int[] carries = {};

    OwnBuckets(Coverage coverage) {
        this.coverage = coverage;
        counts = new byte[2 * coverage.span()];
        taken = new byte[2 * coverage.span()];
    }

    /** The first bucket. */
    int first() {
        return coverage.first();
    }

    /** The lower byte for each bucket from the first on, then the upper ones. */
    byte[] counts() {
        return counts;
    }

    boolean covers(int bucket) {
        return coverage.covers(bucket);
    }

    /** The same, with room for another bucket. */
    OwnBuckets covering(int bucket) {
        OwnBuckets wider = new OwnBuckets(coverage.with(bucket));
        int before = coverage.span() == 0 ? 0 : coverage.first() - wider.coverage.first();
        copy(counts, wider.counts, before);
        copy(taken, wider.taken, before);
        if (carries.length > 0) {
            wider.carries = new int[wider.coverage.span()];
            System.arraycopy(carries, 0, wider.carries, before, carries.length);
        }
        return wider;
    }

    private static void copy(byte[] from, byte[] to, int before) {
        System.arraycopy(from, 0, to, before, from.length / 2);
        System.arraycopy(from, from.length / 2, to, to.length / 2 + before, from.length / 2);
    }

    /** Notes that a bucket ran over. */
    void carry(int bucket) {
        if (carries.length == 0) {
            carries = new int[coverage.span()];
        }
        carries[bucket - coverage.first()]++;
    }

    /** Adds the response times counted since the last call to others. */
    void collect(BucketChanges changes) {
        int span = coverage.span();
        boolean any = carries.length > 0 || !Arrays.equals(counts, span, 2 * span, taken, span, 2 * span);
        for (int at = nextChanged(0, any); at < span; at = nextChanged(at + 1, any)) {
            collect(at, changes);
        }
    }

    /** The next bucket that may have changed: any, when a lower byte may be the same again. */
    private int nextChanged(int from, boolean any) {
        int span = coverage.span();
        if (any || from >= span) {
            return from;
        }
        int same = Arrays.mismatch(counts, from, span, taken, from, span);
        return same < 0 ? span : from + same;
    }

    private void collect(int at, BucketChanges changes) {
        int upperAt = at + coverage.span();
        byte upper = counts[upperAt]; // before the lower one, which is written first
        byte lower = counts[at];
        int added = number(upper, lower) - number(taken[upperAt], taken[at]);
        if (carries.length > 0) {
            added += carries[at] << 16;
        }
        if (added > 0) {
            changes.add(coverage.first() + at, added);
            taken[upperAt] = upper;
            taken[at] = lower;
            if (carries.length > 0) {
                carries[at] = 0;
            }
        }
    }

    private static int number(byte upper, byte lower) {
        return (upper & 0xFF) << 8 | (lower & 0xFF);
    }
}
