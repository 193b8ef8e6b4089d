package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
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

    /** Adds the response times counted since the last call to others. */
    void collectDistribution(BucketChanges changes) {
        if (!touched || taken.length == 0) {
            return;
        }
        touched = false;
        long header = header();
        int inLane = span(header) / BUCKETS_IN_CELL;
        for (int lane = 0; lane <= laneMask(header); lane++) {
            int start = 1 + lane * stride(header) + words;
            collectLane(start, lane * inLane, inLane, first(header), changes);
        }
    }

    private void collectLane(int start, int takenStart, int length, int first, BucketChanges changes) {
        for (int at = nextChanged(start, takenStart, 0, length);
                at < length;
                at = nextChanged(start, takenStart, at + 1, length)) {
            long count = cells[start + at];
            taken[takenStart + at] = carries.length == 0
                    ? collect(count, taken[takenStart + at], first + at * BUCKETS_IN_CELL, changes)
                    : collectCarried(takenStart + at, count, first + at * BUCKETS_IN_CELL, changes);
        }
    }

    /** The next cell that may have changed: after a carry any, since a count may be the same again. */
    private int nextChanged(int start, int takenStart, int from, int length) {
        if (carries.length > 0 || from >= length) {
            return from;
        }
        int same = Arrays.mismatch(cells, start + from, start + length, taken, takenStart + from, takenStart + length);
        return same < 0 ? length : from + same;
    }

    /** Adds what eight buckets that never ran over have counted since they were taken; returns what is taken of them now. */
    private static long collect(long count, long before, int first, BucketChanges changes) {
        long left = count;
        for (long differing = count ^ before; differing != 0; ) {
            int shift = Long.numberOfTrailingZeros(differing) & ~7;
            int added = (int) (count >>> shift & 0xFF) - (int) (before >>> shift & 0xFF);
            if (added > 0) {
                changes.add(first + (shift >>> 3), added);
            } else {
                left = keep(left, before, shift);
            }
            differing &= ~(0xFFL << shift);
        }
        return left;
    }

    private long collectCarried(int index, long count, int first, BucketChanges changes) {
        long before = taken[index];
        long left = count;
        for (int place = 0; place < BUCKETS_IN_CELL; place++) {
            int shift = place * 8;
            int carried = index * BUCKETS_IN_CELL + place;
            int added = (int) (count >>> shift & 0xFF) - (int) (before >>> shift & 0xFF) + (carries[carried] << 8);
            if (added > 0) {
                changes.add(first + place, added);
                carries[carried] = 0;
            } else if (added < 0) {
                left = keep(left, before, shift);
            }
        }
        return left;
    }

    /** A bucket that ran over and is not carried yet lacks 256; it is left for the next time. */
    private static long keep(long left, long before, int shift) {
        return (left & ~(0xFFL << shift)) | (before & (0xFFL << shift));
    }
}
