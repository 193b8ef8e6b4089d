package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A lane that one thread alone writes, with plain adds and without an atomic instruction, and what was taken of it so far.
 *
 * <p>A word only grows, and whoever collects subtracts what it held the last time, modulo 2<sup>64</sup>. That is exact as long as
 * less than 2<sup>24</sup> requests and less than 2<sup>40</sup> microseconds were added in between. So the owner looks, at each add,
 * whether the top bit of either part has turned, which happens at the latest after half of that, and then takes the word itself.
 *
 * <p>All but the cells that the owner writes belongs to the holder of the lock of {@link OwnLanes}.
 */
final class OwnLane {

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    /** A cache line, so that the owners of two lanes do not slow each other down. */
    private static final int GAP = 8;
    /** So many response times are looked for one by one: each takes as long as some ten buckets in a row. */
    private static final int FEW = 32;

    /** Null when the lane is free. */
    private @Nullable Thread owner;

    private final long[] words;
    private final long[] taken;
    /** Null when response times are not counted. */
    private @Nullable OwnBuckets buckets;
    /** How many requests were recorded here since response times were collected last. */
    private long uncollected;

    /** Empty and free. */
    OwnLane(int words, boolean distribution) {
        this.words = new long[words + GAP];
        this.taken = new long[words];
        if (distribution) {
            count(new OwnBuckets(Coverage.NONE));
        }
    }

    private void count(OwnBuckets counted) {
        buckets = counted;
        words[words.length - 1] = counted.first();
    }

    /** The words, then a gap, at whose end is the first bucket that is counted. */
    long[] words() {
        return words;
    }

    /** The counts of {@link OwnBuckets}; null when response times are not counted. */
    char @Nullable [] counts() {
        return buckets == null ? null : buckets.counts();
    }

    /** The first bucket that is counted, which is behind the words. */
    static int firstBucket(long[] words) {
        return (int) words[words.length - 1];
    }

    int firstBucket() {
        return firstBucket(words);
    }

    @Nullable
    Thread owner() {
        return owner;
    }

    /** Frees the lane if its owner has ended; true if it is free. All that a thread did is seen by one that saw its end. */
    boolean isFree() {
        if (owner != null && !owner.isAlive()) {
            owner = null;
        }
        return owner == null;
    }

    void own(@Nullable Thread thread) {
        owner = thread;
    }

    /** Takes what a word got since the last time. */
    long take(int word) {
        long content = (long) WORDS.getOpaque(words, word);
        long added = content - taken[word];
        taken[word] = content;
        uncollected += added >>> Lanes.SUM_BITS;
        return added;
    }

    void collectInto(Counts counts) {
        for (int word = 0; word < taken.length; word++) {
            long added = take(word);
            if (added != 0) {
                counts.add(word >> 1, (word & 1) != 0, added >>> Lanes.SUM_BITS, added & Lanes.SUM_MASK);
            }
        }
    }

    /** Adds the response times counted since the last call to others. */
    void collectDistribution(BucketChanges changes) {
        if (uncollected > 0 && buckets != null) {
            buckets.collect(changes, uncollected <= FEW);
            uncollected = 0;
        }
    }

    /** Takes what a bucket, counted from the first, holds, before it runs over. */
    void carry(int index) {
        if (buckets != null) {
            buckets.carry(index);
        }
    }

    /** Makes room for a bucket. By the owner, which alone may move what it writes. */
    void cover(int bucket) {
        if (buckets != null && !buckets.covers(bucket)) {
            count(buckets.covering(bucket));
        }
    }
}
