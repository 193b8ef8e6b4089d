package io.github.slamonitor.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The lines of a file for several threads, each of which takes the next part that nobody has. A part is as long as a block;
 * a line belongs to the part in which it starts. Thread-safe, the blocks are not.
 */
final class FileLines {

    private final FileChannel channel;
    private final CsvInput input;
    private final ReaderLimits limits;
    private final long firstRow;
    private final int extra;
    private final AtomicLong nextPart = new AtomicLong();

    /**
     * The lines of a file.
     *
     * @param firstRow the bytes before the first line that is wanted
     */
    FileLines(FileChannel channel, CsvInput input, ReaderLimits limits, long firstRow) {
        this.channel = channel;
        this.input = input;
        this.limits = limits;
        this.firstRow = firstRow;
        this.extra = limits.blockSize() / 128;
    }

    LineBlock newBlock() {
        return new LineBlock(1 + limits.blockSize() + extra);
    }

    /** The number of parts that the file has. */
    long parts() {
        return (input.size() - firstRow + limits.blockSize() - 1) / limits.blockSize();
    }

    /** Lets no thread take another part. */
    void stop() {
        nextPart.set(Long.MAX_VALUE / 2);
    }

    /**
     * Fills a block with the lines of the next part, which may be none; false when there are no more parts.
     *
     * @throws LineTooLong when the last line of the part is longer than the limit
     */
    boolean next(LineBlock block) throws IOException {
        long part = nextPart.getAndIncrement();
        if (part >= parts()) {
            return false;
        }
        block.index = part;
        block.start = 0;
        block.end = 0;
        block.unterminated = false;
        fill(block, firstRow + part * limits.blockSize());
        return true;
    }

    private void fill(LineBlock block, long from) throws IOException {
        // The byte before the part tells whether a line starts at its first byte.
        int before = block.index == 0 ? 0 : 1;
        int length = before + (int) Math.min(limits.blockSize(), input.size() - from);
        int filled = read(block, from - before, 0, length + extra);
        input.progress().add(length - before);
        if (before == 1) {
            block.start = afterLineFeed(block.bytes, 0, length - 1);
            if (block.start < 0) {
                block.start = 0;
                return;
            }
        }
        completeLastLine(block, from - before, length, filled);
    }

    /** Finds the end of the last line that starts in the part, and reads on for it if need be. */
    private void completeLastLine(LineBlock block, long offset, int length, int filled) throws IOException {
        int lastLine = lastLineStart(block, length);
        int searched = length - 1;
        int read = filled;
        int end = afterLineFeed(block.bytes, searched, read);
        while (end < 0 && offset + read < input.size() && read - lastLine <= limits.longestLine()) {
            searched = read;
            int more = Math.max(limits.blockSize(), 64);
            if (read + more > block.capacity()) {
                block.grow(read + more);
            }
            read += read(block, offset + read, read, more);
            end = afterLineFeed(block.bytes, searched, read);
        }
        if ((end < 0 ? read : end - 1) - lastLine > limits.longestLine()) {
            throw new LineTooLong(block.index, linesBetween(block, lastLine));
        }
        block.end = end < 0 ? terminate(block, read) : end;
    }

    private static int lastLineStart(LineBlock block, int length) {
        int start = length - 1;
        while (start > block.start && block.bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int linesBetween(LineBlock block, int end) {
        int lines = 0;
        for (int i = block.start; i < end; i++) {
            lines += block.bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static int terminate(LineBlock block, int end) {
        if (end == block.capacity()) {
            block.grow(end + 1);
        }
        block.bytes[end] = '\n';
        block.unterminated = true;
        return end + 1;
    }

    /** The position after the first line feed, or -1 when there is none. */
    private static int afterLineFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Reads as much as is there, up to a length, and returns where it ends in the block. */
    private int read(LineBlock block, long offset, int at, int length) throws IOException {
        int wanted = (int) Math.min(length, input.size() - offset);
        ByteBuffer target = ByteBuffer.wrap(block.bytes, at, wanted);
        while (target.hasRemaining()) {
            if (channel.read(target, offset + target.position() - at) < 0) {
                throw FileBytes.shrunk(input);
            }
        }
        return wanted;
    }
}
