package io.github.slamonitor.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A fixed number of whole numbers, none negative, that takes 1, 2, 4 or 8 bytes for each, as much as the largest so far needs:
 * a window of a quiet service is small. Not thread-safe.
 */
final class PackedLongs {

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private final int length;
    private int bytesEach;
    private byte[] bytes;

    PackedLongs(int length) {
        this(length, 1);
    }

    private PackedLongs(int length, int bytesEach) {
        this.length = length;
        this.bytesEach = bytesEach;
        this.bytes = new byte[bytesEach * length];
    }

    long get(int index) {
        return switch (bytesEach) {
            case 1 -> bytes[index] & 0xFFL;
            case 2 -> (short) SHORTS.get(bytes, 2 * index) & 0xFFFFL;
            case 4 -> (int) INTS.get(bytes, 4 * index) & 0xFFFF_FFFFL;
            default -> (long) LONGS.get(bytes, 8 * index);
        };
    }

    void set(int index, long value) {
        if (bytesEach < 8 && value >>> (8 * bytesEach) != 0) {
            widen(value);
        }
        switch (bytesEach) {
            case 1 -> bytes[index] = (byte) value;
            case 2 -> SHORTS.set(bytes, 2 * index, (short) value);
            case 4 -> INTS.set(bytes, 4 * index, (int) value);
            default -> LONGS.set(bytes, 8 * index, value);
        }
    }

    private void widen(long value) {
        PackedLongs wider = new PackedLongs(length, value >>> 16 == 0 ? 2 : value >>> 32 == 0 ? 4 : 8);
        for (int i = 0; i < length; i++) {
            wider.set(i, get(i));
        }
        bytesEach = wider.bytesEach;
        bytes = wider.bytes;
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.nativeOrder());
    }
}
