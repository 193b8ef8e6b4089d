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
 * <p>At first all threads share {@link SharedLanes}, with atomic adds. A thread that meets a crowded word gets an {@link OwnLane}, which
 * nobody else writes: a plain add takes a third of the time, since it waits for no write before it. The lane is the thread's until
 * the thread ends.
 *
 * <p>What limits the speed with many services is how many cache lines of each are touched, one after the other. So what the first
 * thread with a lane of its own needs hangs directly on this object, and the handle that a program records through is one.
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
     * The thread that has the first lane of its own, and its cells. Plain: no thread but the owner finds itself here, and what it finds
     * it has written itself. One that sees late that the lane was taken from it adds to cells that nobody else gets.
     */
    private @Nullable Thread owner;

    private long[] words = NO_WORDS;
    private byte @Nullable [] counts;
    private int firstBucket;
    private final Bands bands;

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
     * Counts one request if the calling thread has a lane of its own; small, so that it becomes part of whoever calls it.
     *
     * @param micros how long it took, in microseconds, from zero to {@link #LONGEST_IN_WORD}
     * @param failed 1 for a failed request, else 0
     * @return whether it was counted
     */
    protected final boolean addAlone(long micros, int failed) {
        Thread thread = Thread.currentThread();
        long[] lane;
        byte[] buckets;
        int first;
        if (owner == thread) {
            lane = words;
            buckets = counts;
            first = firstBucket;
        } else {
            Object[] triples = others;
            int mine = indexOf(thread, triples);
            if (mine < 0) {
                return false;
            }
            lane = (long[]) triples[mine + 1];
            buckets = (byte[]) triples[mine + 2];
            first = (int) lane[OwnLane.FIRST_BUCKET];
        }
        add(lane, buckets, first, micros, failed);
        return true;
    }

    private static int indexOf(Thread thread, Object[] triples) {
        for (int i = 0; i < triples.length; i += 3) {
            if (triples[i] == thread) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Counts one request. Any thread; no lock, and no allocation but for one request in millions.
     *
     * @param micros how long it took, in microseconds, not negative
     * @param failed 1 for a failed request, else 0
     */
    final void add(long micros, int failed) {
        if (micros > LONGEST_IN_WORD || !addAlone(micros, failed)) {
            addShared(micros, failed);
        }
    }

    /** Counts one request of any thread where all do that have no lane of their own. */
    final void addShared(long micros, int failed) {
        if (shared.add(word(micros, failed), micros, failed) && lanes.isOpen()) {
            claim();
        }
    }

    /** Counts one request in a lane of this thread's own. */
    private void add(long[] lane, byte @Nullable [] buckets, int first, long micros, int failed) {
        if (buckets != null) {
            int bucket = Histogram.bucketInRange(micros);
            int at = bucket - first;
            if (at < 0 || at >= buckets.length >> 1) {
                cover(bucket);
                add(micros, failed);
                return;
            }
            byte count = (byte) (buckets[at] + 1);
            buckets[at] = count;
            if (count == 0) {
                carry(buckets, at, bucket);
            }
        }
        int word = word(micros, failed);
        long before = (long) WORDS.getOpaque(lane, OwnLane.FIRST_WORD + word);
        long after = before + (ONE + micros);
        WORDS.setOpaque(lane, OwnLane.FIRST_WORD + word, after);
        if (((before ^ after) & HALF_FULL) != 0) {
            empty(word);
        }
    }

    private int word(long micros, int failed) {
        return 2 * bands.of(micros) + failed;
    }

    /** Gives the calling thread a lane of its own, unless all are taken. */
    final void claim() {
        synchronized (lanes) {
            lanes.claim(Thread.currentThread(), shared.coverage());
            publish();
        }
    }

    private void publish() {
        OwnLane first = lanes.first();
        if (first != null) {
            words = first.words();
            counts = first.counts();
            firstBucket = (int) words[OwnLane.FIRST_BUCKET];
        }
        owner = lanes.firstOwner();
        others = lanes.others();
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

    /** A count of 256 goes to the second half of the counts, and one of 65,536 to whoever collects. */
    private void carry(byte[] buckets, int at, int bucket) {
        int upper = at + (buckets.length >> 1);
        byte count = (byte) (buckets[upper] + 1);
        buckets[upper] = count;
        if (count == 0) {
            synchronized (lanes) {
                lanes.of(Thread.currentThread()).carry(bucket);
            }
        }
    }

    /** Seldom: when a value falls outside the octaves so far. */
    private void cover(int bucket) {
        synchronized (lanes) {
            lanes.of(Thread.currentThread()).cover(bucket);
            publish();
        }
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
