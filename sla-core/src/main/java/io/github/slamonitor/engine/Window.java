package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rolling window of a service: its counts and, if a percentile is to be shown, its distribution. Not thread-safe. */
final class Window {

    private final long length;
    private final long finest;
    private final Ring ring;
    private final @Nullable HistogramRing distribution;

    /** A window of a length, filled from slots that are a sixtieth of the finest length long; both in microseconds. */
    Window(long length, long finest, int limits, boolean distribution) {
        this.length = length;
        this.finest = finest;
        this.ring = new Ring(Counts.SLOW + limits);
        this.distribution = distribution ? new HistogramRing() : null;
    }

    long length() {
        return length;
    }

    /** The slot of this window that a finest slot falls into: the one that holds its start. */
    long slotOf(long finestSlot) {
        return slotOf(finestSlot, length, finest);
    }

    /** The slot of a window of a length that a finest slot falls into. */
    static long slotOf(long finestSlot, long length, long finest) {
        return length == finest ? finestSlot : Math.floorDiv(finestSlot * finest, length);
    }

    /** The first finest slot that falls into a slot of a window of a length. */
    static long firstOf(long slot, long length, long finest) {
        return length == finest ? slot : -Math.floorDiv(-slot * length, finest);
    }

    /** The first finest slot that falls into the slot of this window after that of another. */
    long firstOfNextSlot(long finestSlot) {
        return firstOf(slotOf(finestSlot) + 1, length, finest);
    }

    void advanceTo(long finestSlot) {
        ring.advanceTo(slotOf(finestSlot));
    }

    /** Adds to a slot that is in the window. */
    void add(long finestSlot, Counts counts) {
        ring.add(slotOf(finestSlot), counts);
    }

    void addDistribution(long finestSlot, BucketChanges changes) {
        if (distribution != null) {
            distribution.advanceTo(slotOf(finestSlot));
            distribution.add(slotOf(finestSlot), changes);
        }
    }

    /** Adds one record to the slot where it belongs; false when that has left the window. */
    boolean addLate(long finestSlot, Counts one, BucketChanges bucket) {
        long slot = slotOf(finestSlot);
        if (!ring.covers(slot)) {
            return false;
        }
        ring.add(slot, one);
        if (distribution != null) {
            distribution.advanceTo(ring.newest());
            distribution.add(slot, bucket);
        }
        return true;
    }

    long total(int column) {
        return ring.total(column);
    }

    /**
     * The figures of the whole window as it is now.
     *
     * @param lock held by the caller, and by whoever changes this window
     */
    Tally tally(TallyShape shape, Object lock, long lastMicros) {
        return new Tally(shape, ring.totals(), distribution(lock), lastMicros);
    }

    /** All slots of the window, oldest first. */
    List<Slot> slots(TallyShape shape) {
        List<Slot> slots = new ArrayList<>(Ring.SLOTS);
        for (long slot = ring.newest() - Ring.SLOTS + 1; slot <= ring.newest(); slot++) {
            Counts counts = new Counts(shape.limits());
            for (int column = 0; column < counts.size(); column++) {
                counts.add(column, ring.get(slot, column));
            }
            slots.add(new Slot(
                    startOf(slot), startOf(slot + 1), new Tally(shape, counts.columns(), null, startOf(slot))));
        }
        return slots;
    }

    private long startOf(long slot) {
        return -Math.floorDiv(-slot * length, (long) Ring.SLOTS);
    }

    private @Nullable Distribution distribution(Object lock) {
        if (distribution == null) {
            return null;
        }
        distribution.advanceTo(ring.newest());
        return distribution.now(lock);
    }

    boolean keepsDistribution() {
        return distribution != null;
    }

    void writeTo(DataOutput out) throws IOException {
        ring.writeTo(out);
        if (distribution != null) {
            distribution.writeTo(out);
        }
    }

    void readFrom(DataInput in) throws IOException {
        ring.readFrom(in);
        if (distribution != null) {
            distribution.readFrom(in);
        }
    }
}
