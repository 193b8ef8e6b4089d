package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A rolling window of response time distributions: the counts of all slots together, and each slot's own in packed form, to be
 * subtracted when it leaves. Not thread-safe.
 */
final class HistogramRing {

    /** So many slots are kept in an array of their own: who looks at all copies eight references, not sixty. */
    private static final int TOGETHER = 8;

    private static final char[] NOTHING = {};
    private static final char[][] NONE = new char[TOGETHER][];

    static {
        Arrays.fill(NONE, NOTHING);
    }

    /** Cleared before each use. */
    private static final ThreadLocal<BucketChanges> BOTH = ThreadLocal.withInitial(BucketChanges::new);

    private final BucketCounts total = new BucketCounts();
    /** Each slot's own, as {@link PackedBuckets}, some together in arrays that are replaced when one of them is. */
    private final char[][][] slots = new char[(Ring.SLOTS + TOGETHER - 1) / TOGETHER][][];

    private long newest = Long.MIN_VALUE;
    /** Changes with the counts. */
    private int version;

    HistogramRing() {
        Arrays.fill(slots, NONE);
    }

    private char[] get(int index) {
        return slots[index / TOGETHER][index % TOGETHER];
    }

    private void set(int index, char[] packed) {
        char[][] replaced = slots[index / TOGETHER].clone();
        replaced[index % TOGETHER] = packed;
        slots[index / TOGETHER] = replaced;
    }

    /** Makes a slot the newest, unless it is older than that; slots that fall out of the window are subtracted. */
    void advanceTo(long slot) {
        if (slot <= newest) {
            return;
        }
        if (slot - newest >= Ring.SLOTS || newest == Long.MIN_VALUE) {
            total.clear();
            Arrays.fill(slots, NONE);
        } else {
            for (long entering = newest + 1; entering <= slot; entering++) {
                vacate(index(entering));
            }
        }
        newest = slot;
        version++;
    }

    private void vacate(int index) {
        char[] leaving = get(index);
        if (leaving.length > 0) {
            new PackedBuckets(leaving).subtractFrom(total);
            set(index, NOTHING);
        }
    }

    /** Adds counts to a slot that is in the window. */
    void add(long slot, BucketChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        version++;
        total.add(changes);
        int index = index(slot);
        char[] before = get(index);
        set(index, before.length == 0 ? PackedBuckets.pack(changes) : merged(before, changes));
    }

    private static char[] merged(char[] slot, BucketChanges changes) {
        BucketChanges both = BOTH.get();
        both.clear();
        both.add(new PackedBuckets(slot));
        both.add(changes);
        return PackedBuckets.pack(both);
    }

    /**
     * The distribution over the window as it is now, for any thread at any time.
     *
     * @param lock held by the caller, and by whoever changes this
     */
    Distribution now(Object lock) {
        return new Snapshot(this, lock);
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, (long) Ring.SLOTS);
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int i = 0; i < Ring.SLOTS; i++) {
            char[] slot = get(i);
            ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * slot.length);
            bytes.asCharBuffer().put(slot);
            Varint.write(out, slot.length);
            out.write(bytes.array());
        }
    }

    void readFrom(DataInput in) throws IOException {
        version++;
        total.clear();
        newest = in.readLong();
        for (int i = 0; i < Ring.SLOTS; i++) {
            char[] slot = new char[(int) Varint.read(in)];
            byte[] bytes = new byte[Character.BYTES * slot.length];
            in.readFully(bytes);
            ByteBuffer.wrap(bytes).asCharBuffer().get(slot);
            set(i, slot);
            total.add(new PackedBuckets(slot));
        }
    }

    /**
     * The distribution at one time: read off the totals as long as they have not changed, and put together from the slots, of which each
     * stays as it is, after that. So nobody has to copy the totals for those who ask at once, as an evaluation does.
     */
    private static final class Snapshot implements Distribution {

        private final HistogramRing ring;
        private final int version;
        private final Object lock;
        private char[][][] slots;
        /** Put together, and the slots let go, when somebody asked too late for the totals. */
        private @Nullable BucketCounts own;

        Snapshot(HistogramRing ring, Object lock) {
            this.ring = ring;
            this.version = ring.version;
            this.slots = ring.slots.clone();
            this.lock = lock;
        }

        @Override
        public long valueAtRank(long rank) {
            synchronized (lock) {
                if (ring.version == version) {
                    return ring.total.valueAtRank(rank);
                }
            }
            return own().valueAtRank(rank);
        }

        private synchronized BucketCounts own() {
            if (own == null) {
                own = new BucketCounts();
                for (char[][] together : slots) {
                    for (char[] slot : together) {
                        own.add(new PackedBuckets(slot));
                    }
                }
                slots = new char[0][][];
            }
            return own;
        }
    }
}
