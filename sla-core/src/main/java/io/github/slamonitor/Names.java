package io.github.slamonitor;

import java.util.Objects;

/** The names that users give to policies, rules and indicators: they stand in texts, mails and tables, on one line. */
final class Names {

    private static final int MAXIMUM_LENGTH = 200;

    /** Controls, line and paragraph separators, and what turns the direction of the text that follows. */
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]";

    private Names() {}

    static String check(String what, String name) {
        Objects.requireNonNull(name, what);
        if (name.isBlank() || name.length() > MAXIMUM_LENGTH || hasControlCharacter(name)) {
            throw new IllegalArgumentException(what + " must have 1 to " + MAXIMUM_LENGTH
                    + " characters, not all blank and no control characters: " + what + "=\"" + name + "\"");
        }
        return name;
    }

    private static boolean hasControlCharacter(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A name that came from outside, as it may stand in a line of a log: cut when long, and without a line break to forge another. */
    static String shown(String name) {
        boolean cut = name.codePointCount(0, name.length()) > MAXIMUM_LENGTH;
        String shown = cut ? name.substring(0, name.offsetByCodePoints(0, MAXIMUM_LENGTH)) + "..." : name;
        return shown.replaceAll(UNPRINTABLE, "\uFFFD");
    }
}
