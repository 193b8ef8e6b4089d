package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Where the threads that have no lane of their own leave what they record about one service until it is collected.
 *
 * <p>A request is <em>one</em> atomic add to one word. The content of a word is collected by swapping it with zero, so no record is
 * lost or counted twice, however long a thread is held up between two instructions. A word that is half full in either part is
 * emptied by the writer who notices; the other half is room for all the threads that add in the meantime.
 *
 * <p>There is one lane at first. When many threads are busy there are several, each with words of its own, and a thread takes the lane
 * of its number: threads that record at the same time seldom touch the same cache line. All that is written lies in one array, laid
 * out by {@link LaneBlock}, with what the writer must know to find its place at its start.
 */
final class SharedLanes {

    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SPILLED;
    /** A word with this many requests since the last collection is crowded. */
    private static final long CROWDED = 1024;
    /** A word has one of these bits if it is crowded, or its sum is half full. */
    private static final long NOTEWORTHY = -CROWDED << Lanes.SUM_BITS | Lanes.HALF_FULL;
    /** With more records than this between two collections there are several lanes. */
    private static final int MANY_RECORDS = 5_000;
    /** At least as many as cores, a power of two so that a thread finds its own by masking its number. */
    static final int LANES =
            Math.min(16, Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1) * 2);

    static {
        try {
            SPILLED = MethodHandles.lookup().findVarHandle(SharedLanes.class, "spilled", Spill.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int words;
    private final boolean distribution;
    /** The cells of the newest block. */
    private volatile long[] cells;

    /** Whether anything was ever left here. With many services it takes time to look where nothing is. */
    private volatile boolean used;

    private final @Nullable RecentRecords recent;
    private volatile @Nullable Spill spilled;
    /** Newest first; replaced under the {@link #lock}. */
    private volatile LaneBlock blocks;

    private final Object lock = new Object();

    /** Empty: one lane. */
    SharedLanes(WindowShape shape) {
        words = 2 * (shape.tally().limits() + 1);
        distribution = shape.tally().distribution();
        blocks = new LaneBlock(words, Coverage.NONE, 1, null);
        cells = blocks.cells();
        recent = shape.recent().isEmpty()
                ? null
                : new RecentRecords(shape.recent().last());
    }

    /**
     * Counts one request. Any thread; no lock, and no allocation but for one request in millions.
     *
     * @param word chosen by outcome and limits
     * @param micros how long it took, in microseconds, not negative
     * @param failed 1 for a failed request, else 0
     * @return whether the word that was added to is crowded
     */
    boolean add(int word, long micros, int failed) {
        use();
        long[] block = cells;
        int lane = lane(block[0]);
        if (distribution && !count(block, lane, Math.min(micros, Lanes.LONGEST_IN_WORD))) {
            cover(Histogram.bucketOf(micros));
            return add(word, micros, failed);
        }
        if (recent != null && recent.isKept()) {
            recent.add(micros, failed);
        }
        if (micros > Lanes.LONGEST_IN_WORD) {
            spill(word, 1, micros);
            return false;
        }
        long before = (long) CELLS.getAndAdd(block, lane + word, Lanes.ONE + micros);
        return (before & NOTEWORTHY) != 0 && isCrowded(block, lane, word, before);
    }

    private void use() {
        if (!used) {
            used = true;
        }
    }

    private boolean isCrowded(long[] block, int lane, int word, long before) {
        if ((before & Lanes.HALF_FULL) != 0) {
            spill(word, (long) CELLS.getAndSet(block, lane + word, 0L));
        }
        return before >>> Lanes.SUM_BITS >= CROWDED;
    }

    /** Where the lane of this thread starts. */
    private static int lane(long header) {
        int mask = LaneBlock.laneMask(header);
        return mask == 0 ? 1 : 1 + ((int) Thread.currentThread().getId() & mask) * LaneBlock.stride(header);
    }

    /** Counts a response time in its bucket; returns false when the block does not cover it. */
    private boolean count(long[] block, int lane, long micros) {
        long header = block[0];
        int index = Histogram.bucketInRange(micros) - LaneBlock.first(header);
        if (index < 0 || index >= LaneBlock.span(header)) {
            return false;
        }
        int at = lane + words + (index >>> 3);
        int shift = (index & 7) << 3;
        long eight = block[at];
        if ((eight >>> shift & 0xFF) != 0xFF) {
            block[at] = eight + (1L << shift);
        } else {
            block[at] = eight - (0xFFL << shift);
            carry(block, at, index & 7);
        }
        return true;
    }

    /** Counts what a word held apart from the lanes, until it is collected. */
    void spill(int word, long content) {
        use();
        spill(word, content >>> Lanes.SUM_BITS, content & Lanes.SUM_MASK);
    }

    private void spill(int word, long records, long sumMicros) {
        Spill top;
        do {
            top = spilled;
        } while (!SPILLED.compareAndSet(this, top, new Spill(word, records, sumMicros, top)));
    }

    private void carry(long[] block, int at, int place) {
        synchronized (lock) {
            blocks.carry(block, at, place);
        }
    }

    /** Seldom: at the first value, and whenever one falls outside the octaves so far. */
    private void cover(int bucket) {
        synchronized (lock) {
            if (!blocks.coverage().covers(bucket)) {
                replace(blocks.covering(bucket));
            }
        }
    }

    private void replace(LaneBlock block) {
        blocks = block;
        cells = block.cells();
    }

    /** Moves all that was counted into some counts. One thread at a time; writers go on meanwhile. */
    void collectInto(Counts counts) {
        if (!used) {
            return;
        }
        long before = counts.get(Counts.RECORDS);
        boolean spills = spilled != null;
        for (LaneBlock block = blocks; block != null; block = block.older()) {
            block.collectInto(counts, spills);
        }
        if (spills) {
            for (Spill spill = (Spill) SPILLED.getAndSet(this, null); spill != null; spill = spill.next) {
                counts.add(spill.word >> 1, (spill.word & 1) != 0, spill.records, spill.sumMicros);
            }
        }
        if (counts.get(Counts.RECORDS) - before > MANY_RECORDS && !blocks.isWide()) {
            synchronized (lock) {
                replace(blocks.widened(LANES));
            }
        }
    }

    /** Adds the response times counted since the last call to others. */
    void collectDistribution(BucketChanges changes) {
        if (!used) {
            return;
        }
        synchronized (lock) {
            for (LaneBlock block = blocks; block != null; block = block.older()) {
                block.collectDistribution(changes);
            }
        }
    }

    @Nullable
    RecentRecords recent() {
        return recent;
    }

    private record Spill(
            int word,
            long records,
            long sumMicros,
            @Nullable Spill next) {}
}
