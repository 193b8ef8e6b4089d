package io.github.slamonitor.examples.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password that can be checked but not read back: PBKDF2 with HMAC-SHA-256. Immutable.
 *
 * @param iterations how much work each check takes
 * @param salt of its own for each password, in hexadecimal
 * @param hash in hexadecimal
 */
record PasswordHash(int iterations, String salt, String hash) {

    /** What OWASP's Password Storage Cheat Sheet asks for with PBKDF2-HMAC-SHA256. */
    static final int ITERATIONS = 600_000;

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** Compared with when a name is not known, so that this takes as long as a wrong password. */
    static final PasswordHash OF_NOBODY =
            new PasswordHash(ITERATIONS, "00".repeat(SALT_BYTES), "00".repeat(HASH_BITS / 8));

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when they cannot be of a password
     */
    PasswordHash {
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "iterations must be from 1 to " + MOST_ITERATIONS + ": iterations=" + iterations);
        }
        if (HexFormat.of().parseHex(hash).length != HASH_BITS / 8
                || HexFormat.of().parseHex(salt).length < 8) {
            throw new IllegalArgumentException("the salt or the hash is not whole");
        }
    }

    /**
     * Hashes a new password.
     *
     * @throws IllegalArgumentException when it is too short or too long
     */
    static PasswordHash of(char[] password) {
        if (password.length < SHORTEST || password.length > LONGEST) {
            throw new IllegalArgumentException("a password must have from " + SHORTEST + " to " + LONGEST
                    + " characters; this one has " + password.length);
        }
        byte[] salt = RandomText.bytes(SALT_BYTES);
        return new PasswordHash(
                ITERATIONS,
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(derive(password, salt, ITERATIONS)));
    }

    boolean matches(char[] password) {
        if (password.length == 0 || password.length > LONGEST) {
            return false;
        }
        byte[] derived = derive(password, HexFormat.of().parseHex(salt), iterations);
        return MessageDigest.isEqual(derived, HexFormat.of().parseHex(hash));
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(password, '\0');
        }
    }

    /** {@return nothing that helps to guess the password} */
    @Override
    public String toString() {
        return "a password";
    }
}
