package io.github.slamonitor.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text in any charset as the bytes of UTF-8; what is malformed becomes the replacement character. Not thread-safe. */
final class Utf8Stream extends InputStream {

    private static final int BUFFER = 32 * 1024;

    private final Reader text;
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * BUFFER).flip();
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});
    private boolean ended;

    Utf8Stream(InputStream in, Charset charset) {
        this.text = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!bytes.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(target, offset, count);
        return count;
    }

    private void fill() throws IOException {
        chars.compact();
        ended = text.read(chars) < 0;
        chars.flip();
        bytes.clear();
        encoder.encode(chars, bytes, ended);
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
