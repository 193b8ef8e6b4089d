package io.github.slamonitor.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes at the start of a text that tell its charset. */
final class ByteOrderMark {

    private ByteOrderMark() {}

    /** The charset that a mark tells, else the one that was chosen. */
    static Charset charset(byte[] start, Charset chosen) {
        if (length(start) > 0) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(start, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : chosen;
    }

    /** The length of a mark in UTF-8: 3 or 0. */
    static int length(byte[] start) {
        return startsWith(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    private static boolean startsWith(byte[] start, int... mark) {
        boolean same = start.length >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (start[i] & 0xFF) == mark[i];
        }
        return same;
    }
}
