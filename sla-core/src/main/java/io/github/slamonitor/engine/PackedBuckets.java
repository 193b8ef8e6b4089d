package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * The counts of one slot in the buckets of {@link Histogram}, packed into numbers of 16 bits. An object of this class reads one bucket in
 * use after the other. Not thread-safe.
 *
 * <p>Few counts, or large ones, are a list: after a zero, for each bucket in use its number in the lower 11 bits and the count in the
 * others, or if that is too large in three more numbers. Many small counts are a row: after the number of buckets, the first of them
 * and the sum in two come the counts of all, a byte each, those of the first half in the lower bytes.
 */
final class PackedBuckets {

    /** For packing; kept for the thread that evaluates. */
    private static final ThreadLocal<char[]> ROOM = ThreadLocal.withInitial(() -> new char[4 * Histogram.BUCKETS + 1]);

    static final int BUCKET_BITS = 11;
    private static final int BUCKET_MASK = (1 << BUCKET_BITS) - 1;
    /** Marks a count from this one on, which follows. */
    private static final int LARGE = (1 << (Character.SIZE - BUCKET_BITS)) - 1;

    /** Counts up to this one, all bits of which are set, can be listed without a look at each. */
    private static final int SMALL = LARGE >> 1;

    private static final int ROW = 4;

    private final char[] packed;
    /** 0 for a list. */
    private final int buckets;
    /** Where the next one of a list is, or which is the next one of a row. */
    private int position;

    private int bucket;
    private long count;

    /** Before the first bucket in use. */
    PackedBuckets(char[] packed) {
        this.packed = packed;
        this.buckets = packed.length == 0 ? 0 : packed[0];
        this.position = buckets == 0 ? 1 : 0;
    }

    /** Packs counts. */
    static char[] pack(BucketChanges changes) {
        return changes.isDense() ? packRow(changes) : packList(changes);
    }

    private static char[] packRow(BucketChanges changes) {
        int buckets = changes.end() - changes.first();
        char[] packed = new char[ROW + buckets / 2];
        packed[0] = (char) buckets;
        packed[1] = (char) changes.first();
        packed[2] = (char) (changes.size() >>> Character.SIZE);
        packed[3] = (char) changes.size();
        changes.counts().pack(changes.first(), packed, ROW, buckets / 2);
        return packed;
    }

    private static char[] packList(BucketChanges changes) {
        char[] room = ROOM.get();
        int length = changes.isAtMost(SMALL) && !changes.isMarked()
                ? changes.counts().list(changes.first(), changes.end(), room, 1)
                : listOneByOne(changes, room);
        return Arrays.copyOf(room, length);
    }

    private static int listOneByOne(BucketChanges changes, char[] room) {
        int length = 1;
        int bucket = changes.next(0);
        while (bucket < changes.end()) {
            long count = changes.counts().get(bucket);
            room[length++] = (char) (bucket | (Math.min(count, LARGE) << BUCKET_BITS));
            if (count >= LARGE) {
                room[length++] = (char) (count >>> (2 * Character.SIZE));
                room[length++] = (char) (count >>> Character.SIZE);
                room[length++] = (char) count;
            }
            bucket = changes.next(bucket + 1);
        }
        return length;
    }

    /** Goes to the next bucket in use; false if there is none. */
    boolean next() {
        return buckets == 0 ? nextOfList() : nextOfRow();
    }

    private boolean nextOfList() {
        if (position >= packed.length) {
            return false;
        }
        bucket = packed[position] & BUCKET_MASK;
        int inline = packed[position++] >>> BUCKET_BITS;
        count = inline;
        if (inline == LARGE) {
            count = ((long) packed[position] << (2 * Character.SIZE)) + twoFrom(position + 1);
            position += 3;
        }
        return true;
    }

    private boolean nextOfRow() {
        int pairs = buckets / 2;
        do {
            if (position == buckets) {
                return false;
            }
            bucket = packed[1] + position;
            int pair = packed[ROW + (position < pairs ? position : position - pairs)];
            count = position < pairs ? pair & 0xFF : pair >>> Byte.SIZE;
            position++;
        } while (count == 0);
        return true;
    }

    private long twoFrom(int at) {
        return ((long) packed[at] << Character.SIZE) + packed[at + 1];
    }

    int bucket() {
        return bucket;
    }

    long count() {
        return count;
    }

    /** Takes all counts away from others, to which they were added before. */
    void subtractFrom(BucketCounts counts) {
        if (buckets > 0) {
            counts.subtractRow(packed[1], packed, ROW, buckets / 2, twoFrom(2));
        } else {
            while (nextOfList()) {
                counts.add(bucket, -count);
            }
        }
    }
}
