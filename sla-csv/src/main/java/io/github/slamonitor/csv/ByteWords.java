package io.github.slamonitor.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Text as bytes, eight at a time: the first byte is the lowest of a word. */
final class ByteWords {

    /** Readable bytes that an array must have after its last byte of text, so that a word may begin at any byte. */
    static final int PADDING = 3 * Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private ByteWords() {}

    static long at(byte[] bytes, int position) {
        return (long) WORDS.get(bytes, position);
    }

    /** A word of one byte eight times. */
    static long of(byte each) {
        return (each & 0xFF) * EACH_BYTE;
    }

    /** The high bits of bytes that are zero; the lowest bit that is set is the first of them, others may be wrong. */
    static long zeroBytes(long word) {
        return (word - EACH_BYTE) & ~word & HIGH_BITS;
    }

    /** A mask of the first bytes of a word. */
    static long first(int bytes) {
        return bytes >= Long.BYTES ? -1L : (1L << (bytes << 3)) - 1;
    }

    /** A mask of the bytes before the first one that {@link #zeroBytes} found and the low seven bits of that, or all bits. */
    static long through(long found) {
        return (found & -found) - 1;
    }

    /** All bits when a word is zero, else none. */
    static long ifZero(long word) {
        return ((word | -word) >>> 63) - 1;
    }
}
