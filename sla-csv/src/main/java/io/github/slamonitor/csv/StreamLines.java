package io.github.slamonitor.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream, a block at a time. Not thread-safe. */
final class StreamLines implements Closeable {

    private final InputStream in;
    private final ReaderLimits limits;
    private final LineBlock block;
    private int filled;
    private boolean ended;

    StreamLines(InputStream in, ReaderLimits limits) {
        this.in = in;
        this.limits = limits;
        this.block = new LineBlock(Math.min(limits.blockSize(), limits.longestLine() + 1));
    }

    LineBlock block() {
        return block;
    }

    /**
     * Fills the block with the next lines; false when there are none. The number of lines in the block before must have been
     * added to its {@code firstLine}.
     *
     * @throws LineTooLong when a line is longer than the limit
     */
    boolean next() throws IOException {
        keepRest();
        while (block.end == 0 && !ended) {
            if (filled == block.capacity()) {
                makeRoom();
            }
            int searched = filled;
            fill();
            findLastLine(searched);
        }
        if (block.end == 0 && filled > 0) {
            terminate();
        }
        return block.end > 0;
    }

    private void keepRest() {
        filled -= block.end;
        System.arraycopy(block.bytes, block.end, block.bytes, 0, filled);
        block.end = 0;
    }

    private void fill() throws IOException {
        while (!ended && filled < block.capacity()) {
            int count = in.read(block.bytes, filled, block.capacity() - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
        }
    }

    private void findLastLine(int from) {
        int position = filled;
        while (position > from && block.bytes[position - 1] != '\n') {
            position--;
        }
        block.end = position > from ? position : 0;
    }

    private void makeRoom() {
        int longest = limits.longestLine() + 1;
        if (filled >= longest) {
            throw new LineTooLong(block.index, block.firstLine);
        }
        block.grow(Math.min(2 * block.capacity(), longest));
    }

    /** The last line has no line feed: it gets one. */
    private void terminate() {
        if (filled > limits.longestLine()) {
            throw new LineTooLong(block.index, block.firstLine);
        }
        if (filled == block.capacity()) {
            block.grow(filled + 1);
        }
        block.bytes[filled++] = '\n';
        block.end = filled;
        block.unterminated = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
