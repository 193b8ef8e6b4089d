package io.github.slamonitor.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file up to the size that it had at first. Not thread-safe. */
final class FileBytes extends InputStream {

    private final FileChannel channel;
    private final CsvInput input;
    private long position;

    FileBytes(FileChannel channel, CsvInput input) {
        this.channel = channel;
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, input.size() - position);
        if (wanted <= 0) {
            return length == 0 ? 0 : -1;
        }
        int count = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
        if (count < 0) {
            throw shrunk(input);
        }
        position += count;
        input.progress().add(count);
        return count;
    }

    @Override
    public void skipNBytes(long count) {
        position += count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static CsvException shrunk(CsvInput input) {
        return new CsvException(
                input.file() + " became shorter while it was read; read it again when nothing writes to it");
    }
}
