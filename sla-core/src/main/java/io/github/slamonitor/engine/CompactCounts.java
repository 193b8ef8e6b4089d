package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Counts of 16 bits each, and what does not fit into them apart. Not thread-safe.
 *
 * <p>The loops over many counts that are small have no branch, and read and write numbers of one size alone, so that a compiler turns them into
 * instructions that take many counts at a time. Where a sum could run over, that is for the caller to know.
 */
final class CompactCounts {

    private static final int[] NOTHING = {};

    private final char[] counts;
    /** The bits of each count above the lower 16; empty while they are zero. */
    private int[] above = NOTHING;

    /** Counts of zero. */
    CompactCounts(int length) {
        counts = new char[length];
    }

    int length() {
        return counts.length;
    }

    long get(int index) {
        return above.length == 0 ? counts[index] : counts[index] + ((long) above[index] << Character.SIZE);
    }

    /** Adds to a count; a negative amount takes away what was added before. */
    void add(int index, long amount) {
        long sum = counts[index] + amount;
        counts[index] = (char) sum;
        if (sum >>> Character.SIZE != 0) {
            carry(index, (int) (sum >> Character.SIZE));
        }
    }

    private void carry(int index, int carried) {
        if (above.length == 0) {
            above = new int[counts.length];
        }
        above[index] += carried;
    }

    /** The sum of some counts. */
    long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i];
        }
        for (int i = from; i < to && above.length > 0; i++) {
            sum += (long) above[i] << Character.SIZE;
        }
        return sum;
    }

    /** All bits that any of some counts has. */
    long bits(int from, int to) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            bits |= counts[i];
        }
        int bitsAbove = 0;
        for (int i = from; i < to && above.length > 0; i++) {
            bitsAbove |= above[i];
        }
        return ((long) bitsAbove << Character.SIZE) | bits;
    }

    /** Adds some of other counts from an index on. No sum may be over 16 bits. */
    void addSmall(int at, CompactCounts others, int from, int length) {
        char[] to = counts;
        char[] amounts = others.counts;
        for (int i = 0; i < length; i++) {
            to[at + i] = (char) (to[at + i] + amounts[from + i]);
        }
    }

    /**
     * Adds some numbers modulo 2<sup>16</sup>, less what they were before, from an index on. No sum may be over 16 bits.
     *
     * @param now the numbers, the first of them first
     * @param before what they were, the first of them at {@code from}
     */
    void addSmallDifferences(int at, char[] now, char[] before, int from, int length) {
        char[] to = counts;
        for (int i = 0; i < length; i++) {
            to[at + i] = (char) (to[at + i] + now[i] - before[from + i]);
        }
    }

    /**
     * Writes those of some counts that are not zero, and all of which are at most 15, with their index in the lower 11 bits.
     *
     * @return where the next one would be written
     */
    int list(int from, int to, char[] into, int at) {
        int next = at;
        for (int i = from; i < to; i++) { // without a branch: which are zero cannot be foreseen
            into[next] = (char) (i | (counts[i] << PackedBuckets.BUCKET_BITS));
            next += -counts[i] >>> 31;
        }
        return next;
    }

    /** Writes some counts of up to 8 bits in pairs: the first half of them into the lower bytes, the others into the upper ones. */
    void pack(int from, char[] into, int at, int pairs) {
        char[] some = counts;
        for (int i = 0; i < pairs; i++) {
            into[at + i] = (char) (some[from + i] | (some[from + pairs + i] << Byte.SIZE));
        }
    }

    /** Takes away counts that were added before, which are in pairs. None here may be over 16 bits. */
    void subtractPacked(int from, char[] packed, int at, int pairs) {
        char[] some = counts;
        for (int i = 0; i < pairs; i++) {
            some[from + i] = (char) (some[from + i] - (packed[at + i] & 0xFF));
        }
        for (int i = 0; i < pairs; i++) {
            some[from + pairs + i] = (char) (some[from + pairs + i] - (packed[at + i] >>> Byte.SIZE));
        }
    }

    /** The same with so many more before them, and so many in all. */
    CompactCounts widened(int before, int length) {
        CompactCounts wider = new CompactCounts(length);
        System.arraycopy(counts, 0, wider.counts, before, counts.length);
        if (above.length > 0) {
            wider.above = new int[length];
            System.arraycopy(above, 0, wider.above, before, above.length);
        }
        return wider;
    }

    void clear(int from, int to) {
        Arrays.fill(counts, from, to, (char) 0);
        if (above.length > 0) {
            Arrays.fill(above, from, to, 0);
        }
    }
}
