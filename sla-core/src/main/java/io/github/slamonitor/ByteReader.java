package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. Whatever the bytes are, the worst that comes of them is an IllegalArgumentException. */
final class ByteReader {

    private final byte[] bytes;
    private int position;
    private long version;

    private ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a version number and then all the rest.
     *
     * @param newest the version that is written now; all from 1 to this can be read
     * @throws IllegalArgumentException when the bytes are of a newer version, cut off, or broken
     */
    static <T> T readAll(String what, int newest, byte[] bytes, Function<ByteReader, T> read) {
        ByteReader reader = new ByteReader(bytes);
        T value;
        try {
            reader.version = reader.number();
            value = reader.version >= 1 && reader.version <= newest ? read.apply(reader) : null;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not the bytes of " + what + ": " + e.getMessage(), e);
        }
        if (value == null) {
            throw new IllegalArgumentException("the bytes of " + what + " must have version "
                    + (newest == 1 ? "1" : "1 to " + newest) + ": version=" + reader.version);
        }
        if (reader.left() > 0) {
            throw new IllegalArgumentException("not the bytes of " + what + ": " + reader.left() + " too many");
        }
        return value;
    }

    /** Of what is being read. */
    long version() {
        return version;
    }

    long number() {
        long zigzag = unsigned();
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    private long unsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            check(left() > 0 && shift < 64);
            next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    boolean flag() {
        return number() != 0;
    }

    String text() {
        int length = size();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) unsigned());
        }
        return text.toString();
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    Instant time() {
        return Instant.ofEpochSecond(number(), number());
    }

    <T> @Nullable T maybe(Function<ByteReader, T> read) {
        return flag() ? read.apply(this) : null;
    }

    <T> List<T> list(Function<ByteReader, T> read) {
        int size = size();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    /** Every part takes a byte or more, so a size that is broken is found before memory is taken for it. */
    private int size() {
        long size = number();
        check(size >= 0 && size <= left());
        return (int) size;
    }

    private int left() {
        return bytes.length - position;
    }

    private void check(boolean readable) {
        if (!readable) {
            throw new IllegalArgumentException("cut off or broken at byte " + position + " of " + bytes.length);
        }
    }
}
