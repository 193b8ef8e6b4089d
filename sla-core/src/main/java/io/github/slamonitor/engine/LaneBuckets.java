package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts of response times in the buckets of {@link Histogram} that many threads add to. It only supplies the percentile that
 * is shown, never a verdict, so its adds are plain ones; two threads in one lane that count into one bucket at the same instant
 * may leave one count.
 *
 * <p>What limits the speed with many services is how many cache lines they take, so a bucket is one byte, and a whole octave of
 * 64 buckets one line; the byte that runs over is carried to a wide count beside it. The counts only grow: whoever collects
 * subtracts what was there before, and so takes nothing away from under a writer. Only the octaves in use are covered; for a
 * value outside of them a wider table takes over, and the one before is still read.
 */
final class LaneBuckets {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int OCTAVE = 64;
    /** A table starts with four-byte numbers: the first bucket, the number of buckets in a lane, the number of lanes less one. */
    private static final int FIRST = 0;

    private static final int SPAN = 4;
    private static final int LANE_MASK = 8;
    private static final int HEADER = 16;

    /** The bytes of the newest table, so that a writer reaches them in one step. */
    private volatile byte[] current = empty(0, 0, 1);

    private Table tables = new Table(current, null);

    private static byte[] empty(int first, int span, int lanes) {
        byte[] bytes = new byte[HEADER + span * lanes];
        INTS.set(bytes, FIRST, first);
        INTS.set(bytes, SPAN, span);
        INTS.set(bytes, LANE_MASK, lanes - 1);
        return bytes;
    }

    /** A table that was replaced is let go after so many collections in a row that found nothing new in it. */
    private static final int QUIET_COLLECTIONS = 3;

    /** Counts one value in microseconds. Any thread. */
    void add(long micros, int thread) {
        int bucket = Histogram.bucketOf(micros);
        byte[] bytes = current;
        int index = bucket - (int) INTS.get(bytes, FIRST);
        int span = (int) INTS.get(bytes, SPAN);
        if (index < 0 || index >= span) {
            cover(bucket);
            add(micros, thread);
            return;
        }
        int at = HEADER + (thread & (int) INTS.get(bytes, LANE_MASK)) * span + index;
        if (++bytes[at] == 0) {
            carry(bytes, at);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very array that was written, not one that looks like it
    private synchronized void carry(byte[] bytes, int at) {
        for (Table table = tables; table != null; table = table.older) {
            if (table.bytes == bytes) {
                table.carry(at);
            }
        }
    }

    /** Seldom: at the first value, and whenever one falls outside the octaves so far. */
    private synchronized void cover(int bucket) {
        int first = tables.first();
        int end = first + tables.span();
        int octave = bucket / OCTAVE * OCTAVE;
        if (first == end) {
            replace(empty(octave, OCTAVE, tables.lanes()));
        } else if (bucket < first || bucket >= end) {
            int newFirst = Math.min(first, octave);
            replace(empty(newFirst, Math.max(end, octave + OCTAVE) - newFirst, tables.lanes()));
        }
    }

    /** Gives several threads a lane each. */
    synchronized void widen(int lanes) {
        replace(empty(tables.first(), tables.span(), lanes));
    }

    private void replace(byte[] bytes) {
        tables = new Table(bytes, tables.span() == 0 ? null : tables);
        current = bytes;
    }

    /** The counts since the last {@link #collect}; they stay. */
    synchronized BucketCounts open() {
        BucketCounts open = new BucketCounts();
        for (Table table = tables; table != null; table = table.older) {
            table.addOpen(open, false);
        }
        return open;
    }

    /** Takes the counts since the last collection. */
    synchronized BucketCounts collect() {
        BucketCounts open = new BucketCounts();
        tables.addOpen(open, true);
        Table newer = tables;
        for (Table table = tables.older; table != null; table = table.older) {
            table.quietCollections = table.addOpen(open, true) ? 0 : table.quietCollections + 1;
            if (table.quietCollections >= QUIET_COLLECTIONS) {
                newer.older = table.older;
            } else {
                newer = table;
            }
        }
        return open;
    }

    /** The bytes of one table and how often each ran over, in the order of their making. */
    private static final class Table {
        private final byte[] bytes;
        private @Nullable Table older;
        /** What was taken of each byte, and of its carries. */
        private final byte[] taken;

        private int[] takenCarries = {};
        private int[] carries = {};
        private boolean carried;
        private int quietCollections;

        Table(byte[] bytes, @Nullable Table older) {
            this.bytes = bytes;
            this.older = older;
            this.taken = bytes.clone();
        }

        int first() {
            return (int) INTS.get(bytes, FIRST);
        }

        int span() {
            return (int) INTS.get(bytes, SPAN);
        }

        int lanes() {
            return (int) INTS.get(bytes, LANE_MASK) + 1;
        }

        void carry(int at) {
            if (carries.length == 0) {
                carries = new int[bytes.length];
                takenCarries = new int[bytes.length];
            }
            carries[at]++;
            carried = true;
        }

        /** Adds what is new since it was last taken; returns whether anything is. */
        boolean addOpen(BucketCounts open, boolean take) {
            boolean found = false;
            for (int at = nextChanged(HEADER); at < bytes.length; at = nextChanged(at + 1)) {
                byte count = bytes[at];
                int more = carries.length == 0 ? 0 : carries[at] - takenCarries[at];
                int added = (count & 0xFF) - (taken[at] & 0xFF) + (more << 8);
                // A byte that ran over but is not carried yet lacks 256; it is left for the next time.
                if (added > 0) {
                    found = true;
                    open.add(first() + (at - HEADER) % span(), added);
                    if (take) {
                        taken[at] = count;
                        takeCarry(at);
                    }
                }
            }
            carried &= !take;
            return found;
        }

        private void takeCarry(int at) {
            if (carries.length > 0) {
                takenCarries[at] = carries[at];
            }
        }

        /** The next byte that may have changed: after a carry any, since a byte may be the same again. */
        private int nextChanged(int from) {
            if (carried || from >= bytes.length) {
                return from;
            }
            int same = Arrays.mismatch(bytes, from, bytes.length, taken, from, bytes.length);
            return same < 0 ? bytes.length : from + same;
        }
    }
}
