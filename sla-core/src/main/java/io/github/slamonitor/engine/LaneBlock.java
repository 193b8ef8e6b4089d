package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The cells that {@link Lanes} write, and what was taken of them so far. A header says what the block covers; then come the
 * lanes, each with a word for every outcome and band of response times, followed by counts of response times in the buckets of
 * {@link Histogram}, eight to a cell.
 *
 * <p>The counts only supply the percentile that is shown, never a verdict, so adding to them is plain; two threads in one lane that
 * count into one cell at the same instant may leave one count. They only grow: whoever collects subtracts what was there before,
 * and so takes nothing away from under a writer. One that runs over is carried to a wide number here. Only the octaves in use are
 * covered; for a value outside of them a larger block takes over. A block that was replaced stays, since a thread may be about to
 * add to it, however late; a service goes through two or three in its life.
 */
final class LaneBlock {

    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int OCTAVE = 64;
    private static final int BUCKETS_IN_CELL = 8;
    /** Cells between two lanes, a cache line, so that their threads do not slow each other down. */
    private static final int GAP = 8;

    private final int words;
    private final long[] cells;
    private final @Nullable LaneBlock older;
    /** What was taken of each cell with counts of response times. */
    private final long[] taken;
    /** For each bucket of each lane how often it ran over since the last collection; empty as long as none did. */
    private int[] carries = {};
    /** Whether anything was recorded here since response times were collected last. */
    private boolean touched;

    LaneBlock(int words, int first, int span, int lanes, @Nullable LaneBlock older) {
        this.words = words;
        this.older = older;
        int stride = words + span / BUCKETS_IN_CELL + (lanes == 1 ? 0 : GAP);
        long header = first | (long) span << 16 | (long) stride << 32 | (long) (lanes - 1) << 48;
        this.cells = new long[1 + lanes * stride];
        this.cells[0] = header;
        this.taken = new long[lanes * span / BUCKETS_IN_CELL];
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

    boolean covers(int bucket) {
        return bucket >= first(header()) && bucket < first(header()) + span(header());
    }

    /** A block that covers a bucket too, with an octave to spare on its side. */
    LaneBlock covering(int bucket) {
        int octave = bucket / OCTAVE;
        int low = Math.max(0, octave - 1);
        int high = Math.min(octave + 1, (Histogram.BUCKETS - 1) / OCTAVE);
        if (span(header()) > 0) {
            int first = first(header()) / OCTAVE;
            int last = first + span(header()) / OCTAVE - 1;
            low = octave < first ? low : first;
            high = octave > last ? high : last;
        }
        return new LaneBlock(words, low * OCTAVE, (high - low + 1) * OCTAVE, lanes(), this);
    }

    LaneBlock widened(int lanes) {
        return new LaneBlock(words, first(header()), span(header()), lanes, this);
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
        if (block.carries.length == 0) {
            block.carries = new int[block.taken.length * BUCKETS_IN_CELL];
        }
        int stride = stride(block.header());
        int lane = (cell - 1) / stride;
        int inLane = (cell - 1) % stride - words;
        block.carries[(lane * (span(block.header()) / BUCKETS_IN_CELL) + inLane) * BUCKETS_IN_CELL + place]++;
    }

    /** Adds the response times counted since the last call to some others, null for none yet. */
    @Nullable
    BucketCounts collectDistribution(@Nullable BucketCounts others) {
        if (!touched || taken.length == 0) {
            return others;
        }
        touched = false;
        BucketCounts found = others;
        int inLane = span(header()) / BUCKETS_IN_CELL;
        int stride = stride(header());
        for (int i = 0; i < taken.length; i++) {
            long count = cells[1 + i / inLane * stride + words + i % inLane];
            if (count != taken[i] || carries.length > 0) {
                found = found != null ? found : new BucketCounts(first(header()), span(header()));
                taken[i] = collect(i, count, first(header()) + i % inLane * BUCKETS_IN_CELL, found);
            }
        }
        return found;
    }

    /** Adds what eight buckets have counted since they were taken; returns what is taken of them now. */
    private long collect(int index, long count, int first, BucketCounts found) {
        long before = taken[index];
        long left = count;
        for (int place = 0; place < BUCKETS_IN_CELL; place++) {
            int shift = place * 8;
            int carried = index * BUCKETS_IN_CELL + place;
            int more = carries.length == 0 ? 0 : carries[carried];
            int added = (int) (count >>> shift & 0xFF) - (int) (before >>> shift & 0xFF) + (more << 8);
            if (added > 0) {
                found.add(first + place, added);
                if (more > 0) {
                    carries[carried] = 0;
                }
            } else if (added < 0) {
                // It ran over and is not carried yet, so it lacks 256; it is left for the next time.
                left = (left & ~(0xFFL << shift)) | (before & (0xFFL << shift));
            }
        }
        return left;
    }
}
