package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A rolling window of response time distributions: the counts of all slots together, and each slot's own in packed form, to be
 * subtracted when it leaves. Not thread-safe.
 */
final class HistogramRing {

    private static final byte[] NOTHING = {};
    /** Empty between uses. */
    private static final ThreadLocal<BucketChanges> BOTH = ThreadLocal.withInitial(BucketChanges::new);

    private final BucketCounts total = new BucketCounts();
    /** Each slot's own, as {@link PackedBuckets}. */
    private final byte[][] slots = new byte[Ring.SLOTS][];

    private long newest = Long.MIN_VALUE;

    HistogramRing() {
        Arrays.fill(slots, NOTHING);
    }

    /** Makes a slot the newest, unless it is older than that; slots that fall out of the window are subtracted. */
    void advanceTo(long slot) {
        if (slot <= newest) {
            return;
        }
        if (slot - newest >= Ring.SLOTS || newest == Long.MIN_VALUE) {
            total.clear();
            Arrays.fill(slots, NOTHING);
        } else {
            for (long entering = newest + 1; entering <= slot; entering++) {
                vacate(index(entering));
            }
        }
        newest = slot;
    }

    private void vacate(int index) {
        total.subtract(new PackedBuckets(slots[index]));
        slots[index] = NOTHING;
    }

    /** Adds counts, which are put in order, to a slot that is in the window. */
    void add(long slot, BucketChanges changes) {
        total.add(changes);
        int index = index(slot);
        slots[index] = slots[index].length == 0 ? PackedBuckets.pack(changes) : merged(slots[index], changes);
    }

    private static byte[] merged(byte[] slot, BucketChanges changes) {
        BucketChanges both = BOTH.get();
        PackedBuckets before = new PackedBuckets(slot);
        while (before.next()) {
            both.add(before.bucket(), before.count());
        }
        for (int i = 0; i < changes.size(); i++) {
            both.add(changes.bucket(i), changes.count(i));
        }
        byte[] packed = PackedBuckets.pack(both);
        both.clear();
        return packed;
    }

    /** The counts of all slots, to be copied before they are changed. */
    BucketCounts total() {
        return total;
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, (long) Ring.SLOTS);
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (byte[] slot : slots) {
            Varint.write(out, slot.length);
            if (slot.length > 0) {
                out.write(slot);
            }
        }
    }

    void readFrom(DataInput in) throws IOException {
        total.clear();
        newest = in.readLong();
        for (int i = 0; i < Ring.SLOTS; i++) {
            slots[i] = new byte[(int) Varint.read(in)];
            in.readFully(slots[i]);
            total.add(new PackedBuckets(slots[i]));
        }
    }
}
