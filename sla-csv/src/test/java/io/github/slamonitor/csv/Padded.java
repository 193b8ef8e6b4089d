package io.github.slamonitor.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as bytes with the padding that fields are read with. */
final class Padded {

    private Padded() {}

    static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 2 * ByteWords.PADDING);
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
