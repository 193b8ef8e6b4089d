package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * A fixed number of rows of whole numbers, none negative. A column takes 1, 2, 4 or 8 bytes in each row, as much as its largest number
 * so far needs: a window of a quiet service is small, and the numbers of a row
 * lie side by side. Not thread-safe.
 */
final class PackedRows {

    private final int rows;
    private final int columns;
    /** How many bytes each column takes, then the rows. */
    private byte[] bytes;
    /** How many bytes all columns take. */
    private int rowBytes;

    PackedRows(int rows, int columns) {
        this(rows, columns, columns);
        Arrays.fill(bytes, 0, columns, (byte) 1);
    }

    private PackedRows(int rows, int columns, int rowBytes) {
        this.rows = rows;
        this.columns = columns;
        this.rowBytes = rowBytes;
        this.bytes = new byte[columns + rows * rowBytes];
    }

    long get(int row, int column) {
        return read(position(row, column), bytes[column]);
    }

    void set(int row, int column, long value) {
        if (!fits(value, bytes[column])) {
            widen(column, value);
        }
        write(position(row, column), bytes[column], value);
    }

    /** Adds a number to each column of a row. */
    void add(int row, long[] amounts) {
        int at = position(row, 0);
        for (int column = 0; column < columns; column++) {
            int width = bytes[column];
            if (amounts[column] != 0) {
                long sum = read(at, width) + amounts[column];
                if (fits(sum, width)) {
                    write(at, width, sum);
                } else {
                    set(row, column, sum);
                    width = bytes[column];
                    at = position(row, column);
                }
            }
            at += width;
        }
    }

    /** Takes the numbers of a row out of sums, and clears it. */
    void moveOut(int row, long[] sums) {
        int start = position(row, 0);
        int at = start;
        for (int column = 0; column < columns; column++) {
            int width = bytes[column];
            sums[column] -= read(at, width);
            at += width;
        }
        Arrays.fill(bytes, start, at, (byte) 0);
    }

    private int position(int row, int column) {
        int at = columns + row * rowBytes;
        for (int before = 0; before < column; before++) {
            at += bytes[before];
        }
        return at;
    }

    private long read(int at, int width) {
        return switch (width) {
            case 1 -> bytes[at] & 0xFFL;
            case 2 -> two(at);
            case 4 -> four(at);
            default -> four(at) | four(at + 4) << 32;
        };
    }

    private long two(int at) {
        return (bytes[at] & 0xFFL) | (bytes[at + 1] & 0xFFL) << 8;
    }

    private long four(int at) {
        return two(at) | two(at + 2) << 16;
    }

    private void write(int at, int width, long value) {
        long rest = value;
        for (int i = at; i < at + width; i++) {
            bytes[i] = (byte) rest;
            rest >>>= 8;
        }
    }

    private static boolean fits(long value, int width) {
        return width == Long.BYTES || value >>> (8 * width) == 0;
    }

    private void widen(int widened, long value) {
        int width = value >>> 16 == 0 ? 2 : value >>> 32 == 0 ? 4 : 8;
        PackedRows wider = new PackedRows(rows, columns, rowBytes - bytes[widened] + width);
        System.arraycopy(bytes, 0, wider.bytes, 0, columns);
        wider.bytes[widened] = (byte) width;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                wider.set(row, column, get(row, column));
            }
        }
        bytes = wider.bytes;
        rowBytes = wider.rowBytes;
    }
}
