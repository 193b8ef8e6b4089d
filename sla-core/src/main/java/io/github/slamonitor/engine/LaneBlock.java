package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells that threads share to write to, and what was taken of them so far. A header says what the block covers; then come the
 * lanes, each with a word for every outcome and band of response times, followed by counts of response times in the buckets of
 * {@link Histogram}, eight to a cell.
 *
 * <p>The counts only supply the percentile that is shown, so adding to them is plain; two threads in one lane that count into one
 * cell at the same instant may leave one count. Only the octaves in use are covered; for a value outside of them a larger block
 * takes over. A block that was replaced stays, since a thread may be about to add to it, however late; a service goes through two
 * or three in its life.
 */
final class LaneBlock {

    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
    /** Cells between two lanes, a cache line, so that their threads do not slow each other down. */
    private static final int GAP = 8;

    private final int words;
    private final Coverage coverage;
    private final long[] cells;
    private final @Nullable LaneBlock older;
    /** What was taken of each lane's counts of response times. */
    private final TakenBuckets[] taken;
    /** Whether anything was recorded here since response times were collected last. */
    private boolean touched;

    LaneBlock(int words, Coverage coverage, int lanes, @Nullable LaneBlock older) {
        this.words = words;
        this.coverage = coverage;
        this.older = older;
        int buckets = coverage.span() / TakenBuckets.IN_CELL;
        int stride = words + buckets + (lanes == 1 ? 0 : GAP);
        this.cells = new long[1 + lanes * stride];
        this.cells[0] =
                coverage.first() | (long) coverage.span() << 16 | (long) stride << 32 | (long) (lanes - 1) << 48;
        this.taken = new TakenBuckets[lanes];
        Arrays.setAll(taken, lane -> new TakenBuckets(buckets));
    }

    /** The first bucket that a header covers. */
    static int first(long header) {
        return (int) header & 0xFFFF;
    }

    /** The number of buckets that a header covers. */
    static int span(long header) {
        return (int) header >>> 16;
    }

    /** What a thread's number is masked with to find its lane. */
    static int laneMask(long header) {
        return (int) (header >>> 48);
    }

    /** The number of cells from one lane to the next. */
    static int stride(long header) {
        return (int) (header >>> 32) & 0xFFFF;
    }

    long[] cells() {
        return cells;
    }

    @Nullable
    LaneBlock older() {
        return older;
    }

    private long header() {
        return cells[0];
    }

    private int lanes() {
        return laneMask(header()) + 1;
    }

    boolean isWide() {
        return lanes() > 1;
    }

    Coverage coverage() {
        return coverage;
    }

    /** A block that covers a bucket too. */
    LaneBlock covering(int bucket) {
        return new LaneBlock(words, coverage.withSpare(bucket), lanes(), this);
    }

    LaneBlock widened(int lanes) {
        return new LaneBlock(words, coverage, lanes, this);
    }

    /** Moves what the words hold into some counts. */
    void collectInto(Counts counts, boolean spills) {
        touched |= spills;
        int stride = stride(header());
        for (int start = 1; start < cells.length; start += stride) {
            for (int word = 0; word < words; word++) {
                if ((long) CELLS.getOpaque(cells, start + word) != 0) {
                    long content = (long) CELLS.getAndSet(cells, start + word, 0L);
                    counts.add(word >> 1, (word & 1) != 0, content >>> Lanes.SUM_BITS, content & Lanes.SUM_MASK);
                    touched = true;
                }
            }
        }
    }

    /** Notes that a bucket of this block, or of an older one whose cells these are, ran over. */
    @SuppressWarnings("ReferenceEquality") // the very array that was written, not one that looks like it
    void carry(long[] ranOver, int cell, int place) {
        LaneBlock block = this;
        while (block.cells != ranOver && block.older != null) {
            block = block.older;
        }
        int stride = stride(block.header());
        int lane = (cell - 1) / stride;
        int inLane = (cell - 1) % stride - words;
        block.taken[lane].carry(inLane * TakenBuckets.IN_CELL + place);
    }

    /** Adds the response times counted since the last call to others. */
    void collectDistribution(BucketChanges changes) {
        if (touched && coverage.span() > 0) {
            touched = false;
            int stride = stride(header());
            for (int lane = 0; lane < taken.length; lane++) {
                taken[lane].collect(cells, 1 + lane * stride + words, coverage.first(), changes);
            }
        }
    }
}
