package io.github.slamonitor.examples.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be seen: in no log, no error and no list of settings. Immutable. */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * {@return the secret}
     *
     * @param text not blank
     * @throws IllegalArgumentException when blank
     */
    public static Secret of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(text);
    }

    /** Takes as long for any text of the same length, however much of it is right. */
    boolean is(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    char[] toCharArray() {
        return text.toCharArray();
    }

    /** {@return dots} */
    @Override
    public String toString() {
        return "•••";
    }
}
