package io.github.slamonitor.examples.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * How far a file has been read, and what there was, so that it is known again under another name and told from another file under its
 * own. Immutable.
 *
 * @param path where it was
 * @param key what the file system calls it, whatever its name; empty when it has no such thing
 * @param offset the bytes that were read
 * @param mark a checksum of bytes at the start and of those before the offset
 * @param header how its rows are written, as its first line said
 */
record FilePosition(String path, String key, long offset, long mark, String header) {

    private static final int AT_START = 1024;
    private static final int BEFORE_OFFSET = 256;

    /** Whether what was read of the file is still there. */
    boolean isStillIn(FileChannel channel) throws IOException {
        return channel.size() >= offset && mark(channel, offset) == mark;
    }

    /** The checksum of a file that was read up to an offset. */
    static long mark(FileChannel channel, long offset) throws IOException {
        CRC32C checksum = new CRC32C();
        add(checksum, channel, 0, (int) Math.min(AT_START, offset));
        int last = (int) Math.min(BEFORE_OFFSET, offset);
        add(checksum, channel, offset - last, last);
        return checksum.getValue();
    }

    private static void add(CRC32C checksum, FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        long at = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        checksum.update(buffer.flip());
    }
}
