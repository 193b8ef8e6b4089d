package io.github.slamonitor.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values found by the bytes of a field, without making a string of them. A field of up to 23 bytes is three words: its bytes,
 * the delimiter, and zeros. Not thread-safe.
 */
final class KeyTable<V> {

    /** The longest field that {@link #findShort} takes. */
    static final int LONGEST_SHORT = 3 * Long.BYTES - 1;

    private static final long FIRST_RATIO = 0x9E37_79B9_7F4A_7C15L;
    private static final long SECOND_RATIO = 0xBF58_476D_1CE4_E5B9L;
    private static final long THIRD_RATIO = 0x94D0_49BB_1331_11EBL;
    private static final int FIRST_SIZE = 256;

    private final byte delimiter;
    private @Nullable Entry<V>[] entries = table(FIRST_SIZE);
    private int size;

    KeyTable(byte delimiter) {
        this.delimiter = delimiter;
    }

    private static final class Entry<V> {
        private final long first;
        private final long second;
        private final long third;
        private final long hash;
        private final byte[] text;
        private final V value;

        Entry(long first, long second, long third, long hash, byte[] text, V value) {
            this.first = first;
            this.second = second;
            this.third = third;
            this.hash = hash;
            this.text = text;
            this.value = value;
        }
    }

    /** The value of a short field by its three words. */
    @Nullable
    V findShort(long first, long second, long third) {
        int mask = entries.length - 1;
        int index = (int) hash(first, second, third) & mask;
        for (Entry<V> entry = entries[index]; entry != null; entry = entries[index]) {
            if (entry.first == first && entry.second == second && entry.third == third) {
                return entry.value;
            }
            index = (index + 1) & mask;
        }
        return null;
    }

    /** The value of any field. The array must have {@link ByteWords#PADDING} after it. */
    @Nullable
    V find(byte[] bytes, int start, int end) {
        return end - start <= LONGEST_SHORT
                ? findShort(word(bytes, start, end), word(bytes, start + 8, end), word(bytes, start + 16, end))
                : findLong(bytes, start, end);
    }

    /** The value of a field that is not short. */
    @Nullable
    V findLong(byte[] bytes, int start, int end) {
        long hash = longHash(bytes, start, end);
        int mask = entries.length - 1;
        int index = (int) hash & mask;
        for (Entry<V> entry = entries[index]; entry != null; entry = entries[index]) {
            if (entry.hash == hash && Arrays.equals(entry.text, 0, entry.text.length, bytes, start, end)) {
                return entry.value;
            }
            index = (index + 1) & mask;
        }
        return null;
    }

    /** Adds a field that is not there yet. */
    void add(byte[] bytes, int start, int end, V value) {
        if (2 * ++size > entries.length) {
            grow();
        }
        byte[] text = Arrays.copyOfRange(bytes, start, end);
        if (text.length <= LONGEST_SHORT) {
            long first = word(bytes, start, end);
            long second = word(bytes, start + 8, end);
            long third = word(bytes, start + 16, end);
            place(new Entry<>(first, second, third, hash(first, second, third), text, value));
        } else {
            // Three times the same byte eight times is no short field: it has no delimiter before its zeros.
            place(new Entry<>(-1, -1, -1, longHash(bytes, start, end), text, value));
        }
    }

    int size() {
        return size;
    }

    /** A word of a field whose end is given, with the delimiter after it and then zeros. */
    private long word(byte[] bytes, int position, int end) {
        int length = end - position;
        if (length >= Long.BYTES) {
            return ByteWords.at(bytes, position);
        }
        return length < 0
                ? 0
                : (ByteWords.at(bytes, position) & ByteWords.first(length)) | (long) delimiter << (length << 3);
    }

    private static long hash(long first, long second, long third) {
        long mixed = first * FIRST_RATIO ^ second * SECOND_RATIO ^ third * THIRD_RATIO;
        return mixed ^ mixed >>> 32;
    }

    private long longHash(byte[] bytes, int start, int end) {
        long hash = 0;
        for (int position = start; position <= end; position += Long.BYTES) {
            hash = hash(hash, word(bytes, position, end), 0);
        }
        return hash;
    }

    private void grow() {
        @Nullable Entry<V>[] old = entries;
        entries = table(2 * old.length);
        for (Entry<V> entry : old) {
            if (entry != null) {
                place(entry);
            }
        }
    }

    private void place(Entry<V> entry) {
        int mask = entries.length - 1;
        int index = (int) entry.hash & mask;
        while (entries[index] != null) {
            index = (index + 1) & mask;
        }
        entries[index] = entry;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> @Nullable Entry<V>[] table(int length) {
        return new Entry[length];
    }
}
