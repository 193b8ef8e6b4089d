package io.github.slamonitor.csv;

import java.util.Arrays;

/**
 * Some whole lines of a file. The last byte is a line feed, also when the file ends without. Not thread-safe; a thread uses
 * one of its own again and again.
 */
final class LineBlock {

    /** The bytes, with {@link ByteWords#PADDING} after the last one that is in use. */
    byte[] bytes;

    /** Where the first line starts. */
    int start;

    /** Where the last line ends, after its line feed. */
    int end;

    /** Which part of the file this is, for parts that several threads read; else 0. */
    long index;

    /** The number of lines before this block in its part. */
    long firstLine;

    /** Whether the file ends with this block, and without a line feed. */
    boolean unterminated;

    LineBlock(int capacity) {
        this.bytes = new byte[capacity + ByteWords.PADDING];
    }

    int capacity() {
        return bytes.length - ByteWords.PADDING;
    }

    /** Where the last line starts. */
    int lastLine() {
        int line = end - 1;
        while (line > start && bytes[line - 1] != '\n') {
            line--;
        }
        return line;
    }

    /** Makes room for more bytes. */
    void grow(int capacity) {
        bytes = Arrays.copyOf(bytes, capacity + ByteWords.PADDING);
    }
}
