package io.github.slamonitor.examples.http;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess. */
final class RandomText {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** 256 random bits in 43 letters, digits, dashes and underscores. */
    static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
