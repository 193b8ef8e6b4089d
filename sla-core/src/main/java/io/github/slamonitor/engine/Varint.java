package io.github.slamonitor.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers in as few bytes as they need, 7 bits a byte, lowest first, the top bit set while more follow. */
final class Varint {

    /** The most bytes that a number takes. */
    static final int MOST_BYTES = 10;

    private Varint() {}

    static void write(DataOutput out, long value) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        out.write(bytes, 0, put(bytes, 0, value));
    }

    /** Writes a number into bytes; returns where the next one goes. */
    static int put(byte[] into, int at, long value) {
        int next = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            into[next++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        into[next++] = (byte) rest;
        return next;
    }

    static long read(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is longer than 64 bits");
    }
}
