package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 * record at the same time seldom touch the same cache line. An array that is replaced by a larger one is still collected, since a
 * thread may be about to add to it.
 *
 * <p>The distribution is counted by {@link LaneBuckets}.
 */
public final class Lanes {

    /** Longer response times, over 19 hours, bypass the word: a few of them could fill it. */
    static final long LONGEST_IN_WORD = (1L << 36) - 1;

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SPILLED;
    private static final int SUM_BITS = 40;
    private static final long ONE = 1L << SUM_BITS;
    private static final long SUM_MASK = ONE - 1;
    /** The top bits of the count and of the sum. */
    private static final long HALF_FULL = 1L << 63 | 1L << (SUM_BITS - 1);
    /** A lane takes at least a cache line: 8 words. */
    private static final int LEAST_STRIDE_BITS = 3;

    static {
        try {
            SPILLED = MethodHandles.lookup().findVarHandle(Lanes.class, "spilled", Spill.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] limits;
    private final int strideBits;
    private final @Nullable LaneBuckets buckets;
    private final @Nullable RecentRecords recent;
    private volatile long[] words;
    private volatile long @Nullable [] wordsBefore;
    private volatile @Nullable Spill spilled;

    Lanes(WindowShape shape) {
        limits = shape.tally().limitsInOrder();
        int used = 2 * (limits.length + 1);
        strideBits = Math.max(LEAST_STRIDE_BITS, 32 - Integer.numberOfLeadingZeros(used - 1));
        words = new long[1 << strideBits];
        buckets = shape.tally().distribution() ? new LaneBuckets() : null;
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
    public void add(long micros, int failed) {
        int thread = (int) Thread.currentThread().getId();
        LaneBuckets distribution = buckets;
        if (distribution != null) {
            distribution.add(micros, thread);
        }
        int band = 0;
        for (long limit : limits) {
            if (micros <= limit) {
                break;
            }
            band++;
        }
        long[] lanes = words;
        int word = ((thread << strideBits) & (lanes.length - 1)) + 2 * band + failed;
        if (micros > LONGEST_IN_WORD) {
            spill(2 * band + failed, 1, micros);
        } else if (((long) WORDS.getAndAdd(lanes, word, ONE + micros) & HALF_FULL) != 0) {
            long content = (long) WORDS.getAndSet(lanes, word, 0L);
            spill(2 * band + failed, content >>> SUM_BITS, content & SUM_MASK);
        }
        if (recent != null && recent.isKept()) {
            recent.add(micros, failed);
        }
    }

    private void spill(int word, long records, long sumMicros) {
        Spill top;
        do {
            top = spilled;
        } while (!SPILLED.compareAndSet(this, top, new Spill(word, records, sumMicros, top)));
    }

    /** Gives several threads a lane each. Once, by the thread that collects. */
    void widen(int lanes) {
        wordsBefore = words;
        words = new long[lanes << strideBits];
        if (buckets != null) {
            buckets.widen(lanes);
        }
    }

    boolean isWide() {
        return wordsBefore != null;
    }

    /** Moves all that was counted into some counts. One thread at a time; writers go on meanwhile. */
    void collectInto(Counts counts) {
        collect(words, counts);
        long[] before = wordsBefore;
        if (before != null) {
            collect(before, counts);
        }
        if (spilled != null) {
            for (Spill spill = (Spill) SPILLED.getAndSet(this, null); spill != null; spill = spill.next) {
                counts.add(spill.word >> 1, (spill.word & 1) != 0, spill.records, spill.sumMicros);
            }
        }
    }

    private void collect(long[] lanes, Counts counts) {
        int inLane = (1 << strideBits) - 1;
        for (int i = 0; i < lanes.length; i++) {
            if ((long) WORDS.getOpaque(lanes, i) != 0) {
                long content = (long) WORDS.getAndSet(lanes, i, 0L);
                int word = i & inLane;
                counts.add(word >> 1, (word & 1) != 0, content >>> SUM_BITS, content & SUM_MASK);
            }
        }
    }

    /** Whether the last records are kept from now on, as soon as each writer sees it. */
    void keepRecent(boolean keep) {
        if (recent != null) {
            recent.keep(keep);
        }
    }

    @Nullable
    RecentRecords recent() {
        return recent;
    }

    @Nullable
    LaneBuckets buckets() {
        return buckets;
    }

    private record Spill(
            int word,
            long records,
            long sumMicros,
            @Nullable Spill next) {}
}
