package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The last records in the order in which they arrived, written by any thread and read by one. An entry carries the lap of the
 * ring in which it was written, so one that is claimed but not yet written is told from an old one and left out.
 */
final class RecentRecords {

    private static final VarHandle ENTRIES = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle NEXT;
    private static final int LAP_BITS = 16;
    private static final long LAP_MASK = (1L << LAP_BITS) - 1;
    /** Room beyond the longest window, so that threads that are writing do not overwrite what is being read. */
    private static final int ROOM = 64;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(RecentRecords.class, "next", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Microseconds in the upper bits, then the outcome in one bit, then the lap. */
    private final long[] entries;

    private final int bits;
    private volatile long next;
    /** Plain: a writer that sees a change late is as right as one that came before it. */
    private boolean kept = true;

    RecentRecords(int longest) {
        bits = 64 - Long.numberOfLeadingZeros((long) longest + ROOM - 1);
        entries = new long[1 << bits];
        next = entries.length;
    }

    void keep(boolean keep) {
        kept = keep;
    }

    /** Whether requests that happen now are to be added. */
    boolean isKept() {
        return kept;
    }

    /** Adds a record. Any thread. */
    void add(long micros, int failed) {
        long position = (long) NEXT.getAndAdd(this, 1L);
        long entry = (micros << 1 | failed) << LAP_BITS | ((position >>> bits) & LAP_MASK);
        ENTRIES.setRelease(entries, (int) position & entries.length - 1, entry);
    }

    /** Adds up the last records, fewer when there are not so many yet. */
    Tally tally(TallyShape shape, int length, long lastMicros) {
        Tally tally = new Tally(shape);
        long end = next;
        for (long position = Math.max(entries.length, end - length); position < end; position++) {
            long entry = (long) ENTRIES.getAcquire(entries, (int) position & entries.length - 1);
            if ((entry & LAP_MASK) == (position >>> bits & LAP_MASK)) {
                long record = entry >>> LAP_BITS;
                tally.add(lastMicros, record >>> 1, (record & 1) == 0);
            }
        }
        return tally;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(entries.length);
        out.writeLong(next);
        for (long entry : entries) {
            Varint.write(out, entry);
        }
    }

    /** Takes over what was written by a ring of the same length; another length is read and left. */
    void readFrom(DataInput in) throws IOException {
        int length = in.readInt();
        long end = in.readLong();
        boolean same = length == entries.length;
        for (int i = 0; i < length; i++) {
            long entry = Varint.read(in);
            if (same) {
                entries[i] = entry;
            }
        }
        if (same) {
            next = end;
        }
    }
}
