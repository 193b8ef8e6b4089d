package io.github.slamonitor.webhook;

import java.util.Locale;
import java.util.Set;

/** What the user's own headers may be. No message quotes a value. */
final class HeaderRules {

    /** Those that the client sets, and refuses to be given. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "content-type", "expect", "host", "upgrade", "transfer-encoding");

    private HeaderRules() {}

    static void checkName(String name) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")) {
            throw new IllegalArgumentException("a header must be named by letters, digits and dashes: header=" + name);
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("this header is set already: header=" + name);
        }
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException when it cannot be sent
     */
    static String check(String name, Secret value) {
        String text = value.get();
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "the header " + name + " must have a value of printable ASCII characters");
        }
        return text;
    }
}
