package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Where threads leave what they record about one service until it is collected: the only part of the engine that several
 * threads write at once.
 *
 * <p>A request is <em>one</em> add to one word, so its count, its time, its outcome and whether it was slow are seen together or not
 * at all. The word is chosen by outcome and by how many of the limits the request was over; it holds a count in its upper 24 bits and a
 * sum of microseconds in its lower 40. There are no slots here, so nothing that a writer chose can be closed behind its back.
 *
 * <p>The first thread that comes gets an {@link OwnLane}, which nobody else writes: a plain add takes a third of the time of an atomic
 * one, since it waits for no write before it. The lane is the thread's until the thread ends. The others share {@link SharedLanes}, until
 * they meet a crowded word; then they get lanes of their own too.
 *
 * <p>What limits the speed with many services is how many cache lines of each are touched, one after the other. So what the first
 * threads with lanes of their own need hangs directly on this object, and the handle that a program records through is one.
 */
public class Lanes {

    /** Longer response times, over 19 hours, bypass the word: a few of them could fill it. */
    protected static final long LONGEST_IN_WORD = (1L << 36) - 1;

    static final int SUM_BITS = 40;
    static final long SUM_MASK = (1L << SUM_BITS) - 1;
    static final long ONE = 1L << SUM_BITS;
    /** The top bits of the count and of the sum. */
    static final long HALF_FULL = 1L << 63 | 1L << (SUM_BITS - 1);

    private static final Object[] NOBODY = {};
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long[] NO_WORDS = {};

    /**
     * The thread that has the first lane, and what it writes to. Plain: no thread but the owner finds itself here, and what it finds it
     * has written itself, or another has written again as it was.
     */
    private @Nullable Thread owner;

    private long[] words = NO_WORDS;
    private char @Nullable [] counts;
    private int firstBucket;
    private final Bands bands;

    /** The same of the second lane. */
    private @Nullable Thread secondOwner;

    private long[] secondWords = NO_WORDS;
    private char @Nullable [] secondCounts;
    private int secondFirstBucket;

    /** The other threads that have a lane, each followed by its words and its counts of response times. */
    private volatile Object[] others = NOBODY;

    private final SharedLanes shared;
    private final OwnLanes lanes;

    /**
     * Empty.
     *
     * @param shape what to count
     */
    public Lanes(WindowShape shape) {
        bands = shape.tally().bands();
        shared = new SharedLanes(shape);
        lanes = new OwnLanes(
                2 * (shape.tally().limits() + 1),
                shape.tally().distribution(),
                shape.recent().isEmpty() ? SharedLanes.LANES : 0);
    }

    /**
     * Counts one request if the calling thread has a lane of its own that need not change for it. Small, so that a compiler makes it
     * part of whoever calls it: what is seldom is for {@code addOtherwise}.
     *
     * @param micros how long it took, in microseconds, from zero to {@link #LONGEST_IN_WORD}
     * @param failed 1 for a failed request, else 0
     * @return whether it was counted
     */
    protected final boolean addAlone(long micros, int failed) {
        Thread thread = Thread.currentThread();
        long[] lane;
        char[] buckets;
        int first;
        if (owner == thread) {
            lane = words;
            buckets = counts;
            first = firstBucket;
        } else if (secondOwner == thread) {
            lane = secondWords;
            buckets = secondCounts;
            first = secondFirstBucket;
        } else {
            Object[] triples = others;
            int mine = indexOf(thread, triples);
            if (mine < 0) {
                return false;
            }
            lane = (long[]) triples[mine + 1];
            buckets = (char[]) triples[mine + 2];
            first = OwnLane.firstBucket(lane);
        }
        return add(lane, buckets, first, micros, failed);
    }

    private static int indexOf(Thread thread, Object[] triples) {
        for (int i = 0; i < triples.length; i += 3) {
            if (triples[i] == thread) {
                return i;
            }
        }
        return -1;
    }

    /** Counts one request in a lane of this thread's own; returns false when the lane does not cover it yet. */
    private boolean add(long[] lane, char @Nullable [] buckets, int first, long micros, int failed) {
        if (buckets != null && !count(buckets, Histogram.bucketInRange(micros) - first)) {
            return false;
        }
        int word = word(micros, failed);
        long before = (long) WORDS.getOpaque(lane, word);
        long after = before + (ONE + micros);
        WORDS.setOpaque(lane, word, after);
        if (((before ^ after) & HALF_FULL) != 0) {
            empty(word);
        }
        return true;
    }

    /** Counts a response time in this thread's own lane; returns false when the bucket at an index is not there. */
    private boolean count(char[] buckets, int index) {
        if (index < 0 || index >= buckets.length) {
            return false;
        }
        char count = (char) (buckets[index] + 1);
        buckets[index] = count;
        if ((count & OwnBuckets.CARRY_MASK) == 0) {
            carry(index);
        }
        return true;
    }

    private int word(long micros, int failed) {
        return 2 * bands.of(micros) + failed;
    }

    /**
     * Counts one request. Any thread; a lock or an allocation only for one request in tens of thousands, which is about to make a count run
     * over, and for the first ones.
     *
     * @param micros how long it took, in microseconds, not negative
     * @param failed 1 for a failed request, else 0
     */
    final void add(long micros, int failed) {
        if (micros > LONGEST_IN_WORD || !addAlone(micros, failed)) {
            addOtherwise(micros, failed);
        }
    }

    /** Counts one request that {@link #addAlone} does not: of a thread without a lane of its own, or with one that must change. */
    final void addOtherwise(long micros, int failed) {
        if (lanes.hasOne(false)) {
            claim(false);
        }
        if (micros > LONGEST_IN_WORD || !cover(Histogram.bucketInRange(micros)) || !addAlone(micros, failed)) {
            addShared(micros, failed);
        }
    }

    private void addShared(long micros, int failed) {
        if (shared.add(word(micros, failed), micros, failed) && lanes.hasOne(true)) {
            claim(true);
        }
    }

    /** Gives the calling thread a lane of its own, if there is one to be had. */
    final void claim(boolean crowded) {
        synchronized (lanes) {
            lanes.claim(Thread.currentThread(), crowded);
            publish();
        }
    }

    private void publish() {
        OwnLane first = lanes.get(0);
        if (first != null) {
            words = first.words();
            counts = first.counts();
            firstBucket = first.firstBucket();
        }
        owner = first == null ? null : first.owner();
        OwnLane second = lanes.get(1);
        if (second != null) {
            secondWords = second.words();
            secondCounts = second.counts();
            secondFirstBucket = second.firstBucket();
        }
        secondOwner = second == null ? null : second.owner();
        others = lanes.from(2);
    }

    /** How many threads have or had a lane of their own at the same time. */
    final int numberOfOwnLanes() {
        synchronized (lanes) {
            return lanes.size();
        }
    }

    /** Takes what a word of this thread's own lane holds before it runs over. */
    private void empty(int word) {
        long content;
        synchronized (lanes) {
            content = lanes.of(Thread.currentThread()).take(word);
        }
        shared.spill(word, content);
    }

    /** Takes what a bucket of this thread's own lane holds before it runs over. */
    private void carry(int index) {
        synchronized (lanes) {
            lanes.of(Thread.currentThread()).carry(index);
        }
    }

    /** Makes room for a bucket in the lane of this thread; returns false if it has none. */
    private boolean cover(int bucket) {
        Thread thread = Thread.currentThread();
        if (owner != thread && secondOwner != thread && indexOf(thread, others) < 0) {
            return false;
        }
        synchronized (lanes) {
            lanes.of(thread).cover(bucket);
            publish();
        }
        return true;
    }

    /** Lets all threads share from now on, as soon as each writer sees it. */
    final void share() {
        synchronized (lanes) {
            lanes.close();
            publish();
        }
    }

    /** Moves all that was counted into some counts. One thread at a time; writers go on meanwhile. */
    final void collectInto(Counts counts) {
        shared.collectInto(counts);
        synchronized (lanes) {
            if (lanes.collectInto(counts)) {
                publish();
            }
        }
    }

    /** Adds the response times counted since the last call to others. */
    final void collectDistribution(BucketChanges changes) {
        shared.collectDistribution(changes);
        synchronized (lanes) {
            lanes.collectDistribution(changes);
        }
    }

    /** Whether the last records are kept from now on, as soon as each writer sees it. */
    final void keepRecent(boolean keep) {
        RecentRecords recent = shared.recent();
        if (recent != null) {
            recent.keep(keep);
        }
    }

    final @Nullable RecentRecords recent() {
        return shared.recent();
    }
}
