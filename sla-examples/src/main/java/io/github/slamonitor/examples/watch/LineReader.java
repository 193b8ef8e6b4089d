package io.github.slamonitor.examples.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads whole lines of a file that may grow, from any place on. A line that has no end yet is left for later. Not thread-safe. */
final class LineReader {

    private static final int BLOCK = 64 * 1024;
    /** A longer line is no request: it is passed over as far as it has come. */
    static final int LONGEST = 1 << 20;

    private final FileChannel channel;
    private byte[] bytes = new byte[BLOCK];
    /** Where in the file the buffer begins. */
    private long offset;

    private int filled;
    private int lineStart;
    private int lineEnd;
    private int searched;
    private int afterLine;
    private boolean tooLong;

    LineReader(FileChannel channel, long offset) {
        this.channel = channel;
        this.offset = offset;
    }

    /** Begins anew at another place. */
    void seek(long newOffset) {
        offset = newOffset;
        filled = 0;
        lineStart = 0;
        lineEnd = 0;
        searched = 0;
        afterLine = 0;
        tooLong = false;
    }

    /**
     * Goes on to the next line; false when there is none that has an end.
     *
     * @param evenUnended whether what is left at the end of the file is a line, because nothing will be added to it
     */
    boolean next(boolean evenUnended) throws IOException {
        while (true) {
            lineStart = afterLine;
            searched = Math.max(searched, lineStart);
            while (searched < filled && bytes[searched] != '\n') {
                searched++;
            }
            if (searched < filled) {
                endLine(searched, searched + 1);
                if (!tooLong) {
                    return true;
                }
                tooLong = false;
            } else if (!fill()) {
                if (!evenUnended || lineStart == filled || tooLong) {
                    return false;
                }
                endLine(filled, filled);
                return true;
            }
        }
    }

    private void endLine(int end, int after) {
        lineEnd = end;
        afterLine = after;
        searched = after;
    }

    private boolean fill() throws IOException {
        if (lineStart > 0) {
            System.arraycopy(bytes, lineStart, bytes, 0, filled - lineStart);
            offset += lineStart;
            filled -= lineStart;
            searched -= lineStart;
            afterLine = 0;
            lineStart = 0;
        }
        if (filled >= LONGEST) {
            offset += filled;
            filled = 0;
            searched = 0;
            tooLong = true;
        } else if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int count = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled), offset + filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return lineStart;
    }

    int end() {
        return lineEnd;
    }

    /** The place in the file after the line. */
    long afterLine() {
        return offset + afterLine;
    }
}
