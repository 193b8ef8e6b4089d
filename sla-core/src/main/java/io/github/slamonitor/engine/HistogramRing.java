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
    /** Each slot's buckets and counts in turn, as 7-bit varints: the distance to the bucket before, then the count. */
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
        forEach(slots[index], (bucket, count) -> total.add(bucket, -count));
        slots[index] = NOTHING;
    }

    /** Adds counts to a slot that is in the window. */
    void add(long slot, BucketChanges changes) {
        changes.forEach(total::add);
        int index = index(slot);
        if (slots[index].length == 0) {
            slots[index] = pack(changes);
        } else {
            BucketChanges both = BOTH.get();
            changes.forEach(both::add);
            forEach(slots[index], both::add);
            slots[index] = pack(both);
            both.clear();
        }
    }

    /** The counts of all slots, to be copied before they are changed. */
    BucketCounts total() {
        return total;
    }

    private static byte[] pack(BucketChanges counts) {
        Packer packer = new Packer();
        counts.forEach(packer);
        return Arrays.copyOf(packer.bytes, packer.length);
    }

    /** Writes buckets in ascending order. */
    private static final class Packer implements BucketChanges.Visitor {
        private byte[] bytes = new byte[64];
        private int length;
        private int before;

        @Override
        public void accept(int bucket, int count) {
            if (length + 2 * Varint.MOST_BYTES > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            length = Varint.put(bytes, length, bucket - before);
            length = Varint.put(bytes, length, count & 0xFFFF_FFFFL);
            before = bucket;
        }
    }

    private static void forEach(byte[] packed, BucketChanges.Visitor visitor) {
        boolean isDistance = true;
        int bucket = 0;
        int number = 0;
        int shift = 0;
        for (byte next : packed) {
            number |= (next & 0x7F) << shift;
            shift += 7;
            if (next >= 0) {
                if (isDistance) {
                    bucket += number;
                } else {
                    visitor.accept(bucket, number);
                }
                isDistance = !isDistance;
                number = 0;
                shift = 0;
            }
        }
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
            forEach(slots[i], total::add);
        }
    }
}
