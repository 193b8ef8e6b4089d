package io.github.slamonitor.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands a file to the CSV parser one line at a time, so that it is known on which line a row starts, and what its text is:
 * the parser asks for the next line only when it has used up the one before. Each byte becomes the character of the same
 * number, whatever the charset, and back again afterwards; all that CSV gives a meaning is ASCII. Not thread-safe.
 */
final class LineFeeder extends Reader {

    private static final long LINE_FEEDS = ByteWords.of((byte) '\n');
    private static final long CARRIAGE_RETURNS = ByteWords.of((byte) '\r');

    private final StreamLines lines;
    private final LineBlock block;
    private final int longestRow;
    private final boolean keepText;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private int position;
    private int lineEnd;
    private long line = -1;
    private boolean ended;
    private @Nullable LineTooLong failure;

    private long rowLine;
    private int rowLength;
    private int lengthBeforeLine;

    /**
     * A feeder of a file's lines.
     *
     * @param keepText whether the text of a row will be asked for
     */
    LineFeeder(StreamLines lines, ReaderLimits limits, boolean keepText) {
        this.lines = lines;
        this.block = lines.block();
        this.longestRow = limits.longestLine() + 1;
        this.keepText = keepText;
    }

    /** Says that the line that was handed out last is the first of a new row. */
    void startRow() {
        rowLine = line;
        rowLength -= lengthBeforeLine;
        if (keepText) {
            byte[] last = text.toByteArray();
            text.reset();
            text.write(last, lengthBeforeLine, last.length - lengthBeforeLine);
        }
        lengthBeforeLine = 0;
    }

    /** The number of lines before the row that was started. */
    long rowLine() {
        return rowLine;
    }

    /** The text of the row that has just ended, without its line end; empty unless texts are kept. */
    byte[] rowText() {
        byte[] all = text.toByteArray();
        int length = ended ? all.length : Math.min(lengthBeforeLine, all.length);
        while (length > 0 && (all[length - 1] == '\n' || all[length - 1] == '\r')) {
            length--;
        }
        return Arrays.copyOf(all, length);
    }

    boolean isAtEnd() {
        return ended;
    }

    /** The line that is too long, if there was one. */
    @Nullable
    LineTooLong failure() {
        return failure;
    }

    /** Whether the row that has just ended is the last one, and has no line feed. */
    boolean endsUnterminated() {
        return ended && block.unterminated;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (position == lineEnd && (ended || !nextLine())) {
            ended = true;
            return -1;
        }
        int count = Math.min(length, lineEnd - position);
        byte[] bytes = block.bytes;
        new String(bytes, position, count, StandardCharsets.ISO_8859_1).getChars(0, count, target, offset);
        position += count;
        if (position == lineEnd && bytes[position - 1] == '\r') {
            target[offset + count - 1] = '\n';
        }
        return count;
    }

    private boolean nextLine() throws IOException {
        if (rowLength > longestRow) {
            failure = LineTooLong.row(rowLine);
            return false;
        }
        if (position == block.end && !nextBlock()) {
            return false;
        }
        lineEnd = endOfLine(position);
        line++;
        lengthBeforeLine = rowLength;
        rowLength += lineEnd - position;
        if (keepText) {
            text.write(block.bytes, position, lineEnd - position);
        }
        return true;
    }

    /** A line that is too long ends the text too, so that the row before it is still read. */
    private boolean nextBlock() throws IOException {
        block.firstLine = line + 1;
        try {
            position = 0;
            lineEnd = 0;
            return lines.next();
        } catch (LineTooLong e) {
            failure = e;
            return false;
        }
    }

    /** After a line feed, or after a carriage return that none follows. */
    private int endOfLine(int start) {
        byte[] bytes = block.bytes;
        int end = start;
        long found = lineEnds(ByteWords.at(bytes, end));
        while (found == 0) {
            end += Long.BYTES;
            found = lineEnds(ByteWords.at(bytes, end));
        }
        end += Long.numberOfTrailingZeros(found) >>> 3;
        return end + (bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1);
    }

    private static long lineEnds(long word) {
        return ByteWords.zeroBytes(word ^ LINE_FEEDS) | ByteWords.zeroBytes(word ^ CARRIAGE_RETURNS);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
