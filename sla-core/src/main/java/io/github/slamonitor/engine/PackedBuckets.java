package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Counts of a few buckets as bytes: for each in ascending order the distance to the bucket before, then the count, as {@link Varint}s. An
 * object of this class reads one after the other. Not thread-safe.
 */
final class PackedBuckets {

    /** For packing; grown once and kept, for the thread that evaluates. */
    private static final ThreadLocal<byte[]> ROOM =
            ThreadLocal.withInitial(() -> new byte[2 * Varint.MOST_BYTES * Histogram.BUCKETS]);

    private final byte[] bytes;
    private int position;
    private int bucket;
    private int count;

    /** Before the first bucket. */
    PackedBuckets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Packs counts, and puts them in order for it. */
    static byte[] pack(BucketChanges counts) {
        counts.sort();
        byte[] room = ROOM.get();
        int length = 0;
        int before = 0;
        for (int i = 0; i < counts.size(); i++) {
            length = Varint.put(room, length, counts.bucket(i) - before);
            length = Varint.put(room, length, counts.count(i) & 0xFFFF_FFFFL);
            before = counts.bucket(i);
        }
        return Arrays.copyOf(room, length);
    }

    /** Goes to the next bucket; false if there is none. */
    boolean next() {
        if (position == bytes.length) {
            return false;
        }
        bucket += number();
        count = number();
        return true;
    }

    private int number() {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[position++];
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    int bucket() {
        return bucket;
    }

    int count() {
        return count;
    }
}
