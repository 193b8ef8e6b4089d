package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A rolling window of {@value #SLOTS} slots with the totals of all of them. The newest slot is the one that is being filled; a slot
 * that leaves is subtracted, so whole numbers never drift. Takes memory only while it holds something. Not thread-safe.
 */
final class Ring {

    /** The number of slots of a window: its edge is exact to 1/60 of its length. */
    static final int SLOTS = 60;

    private final int columns;
    private final long[] totals;
    /** What came into the newest slot, which is packed when it is over: a long window's is added to many times. */
    private final long[] open;
    /** The others; null as long as there is nothing in them. */
    private @Nullable PackedRows slots;

    private long newest = Long.MIN_VALUE;

    Ring(int columns) {
        this.columns = columns;
        this.totals = new long[columns];
        this.open = new long[columns];
    }

    /** Makes a slot the newest, unless it is older than that; slots that fall out of the window are subtracted. */
    void advanceTo(long slot) {
        if (slot <= newest) {
            return;
        }
        if (slot - newest >= SLOTS || newest == Long.MIN_VALUE) {
            clear();
        }
        pack();
        for (long entering = newest + 1; slots != null && entering <= slot; entering++) {
            vacate(slots, index(entering));
        }
        newest = slot;
    }

    private void vacate(PackedRows packed, int index) {
        if (packed.get(index, Counts.RECORDS) != 0) {
            packed.moveOut(index, totals);
            if (totals[Counts.RECORDS] == 0) {
                clear();
            }
        }
    }

    private void clear() {
        slots = null;
        Arrays.fill(open, 0);
        Arrays.fill(totals, 0);
    }

    /** Moves what came into the newest slot to the others. */
    private void pack() {
        if (open[Counts.RECORDS] > 0) {
            packed().add(index(newest), open);
            Arrays.fill(open, 0);
        }
    }

    private PackedRows packed() {
        if (slots == null) {
            slots = new PackedRows(SLOTS, columns);
        }
        return slots;
    }

    /** Whether a slot is in the window. */
    boolean covers(long slot) {
        return slot <= newest && newest - slot < SLOTS;
    }

    /** Adds to a slot that is in the window. */
    void add(long slot, Counts counts) {
        long[] amounts = counts.columns();
        for (int column = 0; column < columns; column++) {
            totals[column] += amounts[column];
        }
        if (slot == newest) {
            for (int column = 0; column < columns; column++) {
                open[column] += amounts[column];
            }
        } else {
            packed().add(index(slot), amounts);
        }
    }

    /** The totals of all columns, not copied. */
    long[] totals() {
        return totals;
    }

    long total(int column) {
        return totals[column];
    }

    /** The newest slot. */
    long newest() {
        return newest;
    }

    /** The figure of a slot in the window. */
    long get(long slot, int column) {
        long packed = slots == null ? 0 : slots.get(index(slot), column);
        return slot == newest ? packed + open[column] : packed;
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    void writeTo(DataOutput out) throws IOException {
        pack();
        out.writeLong(newest);
        out.writeBoolean(slots != null);
        byte[] bytes = new byte[Varint.MOST_BYTES * SLOTS]; // single bytes take long to write to a stream
        for (int column = 0; slots != null && column < columns; column++) {
            int length = 0;
            for (int i = 0; i < SLOTS; i++) {
                length = Varint.put(bytes, length, slots.get(i, column));
            }
            out.write(bytes, 0, length);
        }
    }

    void readFrom(DataInput in) throws IOException {
        clear();
        newest = in.readLong();
        if (in.readBoolean()) {
            for (int column = 0; column < columns; column++) {
                for (int i = 0; i < SLOTS; i++) {
                    long value = Varint.read(in);
                    packed().set(i, column, value);
                    totals[column] += value;
                }
            }
        }
    }
}
