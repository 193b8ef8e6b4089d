package io.github.slamonitor;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values to bytes for {@link ByteReader}. Numbers take as many bytes as they need, so that state which is kept for each
 * open alert stays small; text keeps every character, unpaired surrogates too.
 */
final class ByteWriter {

    /** Not a ByteArrayOutputStream, which takes a lock for each byte. */
    private byte[] bytes = new byte[256];

    private int size;

    /** Numbers near zero of either sign are short. */
    ByteWriter number(long value) {
        return unsigned(value << 1 ^ value >> 63);
    }

    /** 7 bits go into each byte, the lowest first; the eighth says that more follow. */
    private ByteWriter unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            add((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        add((byte) rest);
        return this;
    }

    private void add(byte value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = value;
    }

    ByteWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    ByteWriter text(String value) {
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            unsigned(value.charAt(i));
        }
        return this;
    }

    /** By name, so that the constants of an enum can be moved. */
    ByteWriter choice(Enum<?> value) {
        return text(value.name());
    }

    ByteWriter time(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    <T> ByteWriter maybe(@Nullable T value, BiConsumer<ByteWriter, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
        return this;
    }

    <T> ByteWriter list(Collection<T> values, BiConsumer<ByteWriter, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
