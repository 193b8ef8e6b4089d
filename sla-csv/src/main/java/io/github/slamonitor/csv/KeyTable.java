package io.github.slamonitor.csv;

import org.jspecify.annotations.Nullable;

/** Values found by a piece of text as bytes, without making a string of it. Not thread-safe. */
final class KeyTable<V> {

    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;
    private static final int FIRST_SIZE = 256;

    private @Nullable Entry<V>[] entries = table(FIRST_SIZE);
    private int size;

    private static final class Entry<V> {
        private final long hash;
        private final int length;
        private final long[] words;
        private final V value;

        Entry(long hash, int length, long[] words, V value) {
            this.hash = hash;
            this.length = length;
            this.words = words;
            this.value = value;
        }

        boolean isFor(byte[] bytes, int start) {
            int last = words.length - 1;
            for (int i = 0; i < last; i++) {
                if (words[i] != ByteWords.at(bytes, start + (i << 3))) {
                    return false;
                }
            }
            return words[last] == (ByteWords.at(bytes, start + (last << 3)) & ByteWords.first(length - (last << 3)));
        }
    }

    /** The hash of a text's bytes: {@link #mix} of each whole word, and last of the bytes that are left, which may be none. */
    static long hash(byte[] bytes, int start, int end) {
        long hash = 0;
        int position = start;
        for (; end - position >= Long.BYTES; position += Long.BYTES) {
            hash = mix(hash, ByteWords.at(bytes, position));
        }
        return mix(hash, ByteWords.at(bytes, position) & ByteWords.first(end - position));
    }

    static long mix(long hash, long word) {
        long mixed = (hash ^ word) * GOLDEN_RATIO;
        return mixed ^ mixed >>> 32;
    }

    @Nullable
    V find(byte[] bytes, int start, int end) {
        return find(hash(bytes, start, end), bytes, start, end);
    }

    /** Finds a text whose hash is known. The array must have {@link ByteWords#PADDING} after it. */
    @Nullable
    V find(long hash, byte[] bytes, int start, int end) {
        int mask = entries.length - 1;
        int index = (int) (hash >>> 40) & mask;
        for (Entry<V> entry = entries[index]; entry != null; entry = entries[index]) {
            if (entry.hash == hash && entry.length == end - start && entry.isFor(bytes, start)) {
                return entry.value;
            }
            index = (index + 1) & mask;
        }
        return null;
    }

    /** Adds a text that is not there yet. */
    void add(byte[] bytes, int start, int end, V value) {
        if (2 * ++size > entries.length) {
            grow();
        }
        place(new Entry<>(hash(bytes, start, end), end - start, words(bytes, start, end), value));
    }

    int size() {
        return size;
    }

    private static long[] words(byte[] bytes, int start, int end) {
        long[] words = new long[(end - start) / Long.BYTES + 1];
        for (int i = 0; i < words.length; i++) {
            int position = start + (i << 3);
            words[i] = ByteWords.at(bytes, position) & ByteWords.first(end - position);
        }
        return words;
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
        int index = (int) (entry.hash >>> 40) & mask;
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
