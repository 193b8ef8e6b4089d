package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where threads leave what they record about one service until it is collected: the only part of the engine that several
 * threads write at once.
 *
 * <p>A request is <em>one</em> atomic add to one word, so its count, its time, its outcome and whether it was slow are seen
 * together or not at all. The word is chosen by outcome and by how many of the limits the request was over; it holds a count in
 * its upper 24 bits and a sum of microseconds in its lower 40. The content of a word is collected by swapping it with zero.
 * There are no slots here, so nothing that a writer chose can be closed behind its back: no record is lost or counted
 * twice, however long a thread is held up between two instructions. A word that is half full in either part is emptied by the
 * writer who notices; the other half is room for all the threads that add in the meantime.
 *
 * <p>A busy service has several lanes, each with words of its own, and a thread takes the lane of its number: threads that
 * record at the same time seldom touch the same cache line.
 *
 * <p>What limits the speed with many services is how many cache lines of each are touched, one after the other. So all that is
 * written lies in one array, laid out by {@link LaneBlock}, with what the writer must know to find its place at its start; the array
 * hangs directly on this object, and the handle that a program records through is one.
 */
public class Lanes {

    /** Longer response times, over 19 hours, bypass the word: a few of them could fill it. */
    static final long LONGEST_IN_WORD = (1L << 36) - 1;

    static final int SUM_BITS = 40;
    static final long SUM_MASK = (1L << SUM_BITS) - 1;

    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SPILLED;
    private static final long ONE = 1L << SUM_BITS;
    /** The top bits of the count and of the sum. */
    private static final long HALF_FULL = 1L << 63 | 1L << (SUM_BITS - 1);

    static {
        try {
            SPILLED = MethodHandles.lookup().findVarHandle(Lanes.class, "spilled", Spill.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The two shortest limits, and the others if there are more. */
    private final long firstLimit;

    private final long secondLimit;
    private final long @Nullable [] otherLimits;
    private final int words;
    private final boolean distribution;
    /** The cells of the newest block. */
    private volatile long[] cells;

    private final @Nullable RecentRecords recent;
    private volatile @Nullable Spill spilled;
    /** Newest first; replaced under the {@link #lock}. */
    private volatile LaneBlock blocks;

    private final Object lock = new Object();

    /**
     * Empty: one lane, until {@link #widen} is called.
     *
     * @param shape what to count
     */
    public Lanes(WindowShape shape) {
        long[] limits = shape.tally().limitsInOrder();
        firstLimit = limits.length > 0 ? limits[0] : Long.MAX_VALUE;
        secondLimit = limits.length > 1 ? limits[1] : Long.MAX_VALUE;
        otherLimits = limits.length > 2 ? Arrays.copyOfRange(limits, 2, limits.length) : null;
        words = 2 * (limits.length + 1);
        distribution = shape.tally().distribution();
        blocks = new LaneBlock(words, 0, 0, 1, null);
        cells = blocks.cells();
        recent = shape.recent().isEmpty()
                ? null
                : new RecentRecords(shape.recent().last());
    }

    /**
     * Counts one request. Any thread; no lock, and no allocation but for one request in millions.
     *
     * @param micros how long it took, in microseconds, not negative
     * @param failed 1 for a failed request, else 0
     */
    protected final void add(long micros, int failed) {
        long[] block = cells;
        int lane = lane(block[0]);
        if (distribution && !count(block, lane, Math.min(micros, LONGEST_IN_WORD))) {
            cover(Histogram.bucketOf(micros));
            add(micros, failed);
            return;
        }
        int word = 2 * band(micros) + failed;
        if (micros > LONGEST_IN_WORD) {
            spill(word, 1, micros);
        } else if (((long) CELLS.getAndAdd(block, lane + word, ONE + micros) & HALF_FULL) != 0) {
            long content = (long) CELLS.getAndSet(block, lane + word, 0L);
            spill(word, content >>> SUM_BITS, content & SUM_MASK);
        }
        if (recent != null && recent.isKept()) {
            recent.add(micros, failed);
        }
    }

    /** Where the lane of this thread starts. */
    private static int lane(long header) {
        int mask = LaneBlock.laneMask(header);
        return mask == 0 ? 1 : 1 + ((int) Thread.currentThread().getId() & mask) * LaneBlock.stride(header);
    }

    /** How many of the limits a response time is over. The sign of a difference needs no branch that is guessed wrong. */
    private int band(long micros) {
        int band = (int) ((firstLimit - micros) >>> 63) + (int) ((secondLimit - micros) >>> 63);
        return band < 2 || otherLimits == null ? band : band + bandOfOthers(otherLimits, micros);
    }

    private static int bandOfOthers(long[] limits, long micros) {
        int band = 0;
        while (band < limits.length && micros > limits[band]) {
            band++;
        }
        return band;
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
            if (!blocks.covers(bucket)) {
                replace(blocks.covering(bucket));
            }
        }
    }

    /** Gives several threads a lane each. */
    final void widen(int lanes) {
        synchronized (lock) {
            replace(blocks.widened(lanes));
        }
    }

    private void replace(LaneBlock block) {
        blocks = block;
        cells = block.cells();
    }

    final boolean isWide() {
        return blocks.isWide();
    }

    /** Moves all that was counted into some counts. One thread at a time; writers go on meanwhile. */
    final void collectInto(Counts counts) {
        boolean spills = spilled != null;
        for (LaneBlock block = blocks; block != null; block = block.older()) {
            block.collectInto(counts, spills);
        }
        if (spills) {
            for (Spill spill = (Spill) SPILLED.getAndSet(this, null); spill != null; spill = spill.next) {
                counts.add(spill.word >> 1, (spill.word & 1) != 0, spill.records, spill.sumMicros);
            }
        }
    }

    /** Adds the response times counted since the last call to others. */
    final void collectDistribution(BucketChanges changes) {
        synchronized (lock) {
            for (LaneBlock block = blocks; block != null; block = block.older()) {
                block.collectDistribution(changes);
            }
        }
    }

    /** Whether the last records are kept from now on, as soon as each writer sees it. */
    final void keepRecent(boolean keep) {
        if (recent != null) {
            recent.keep(keep);
        }
    }

    final @Nullable RecentRecords recent() {
        return recent;
    }

    private record Spill(
            int word,
            long records,
            long sumMicros,
            @Nullable Spill next) {}
}
