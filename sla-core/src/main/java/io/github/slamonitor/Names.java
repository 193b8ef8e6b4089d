package io.github.slamonitor;

import java.util.Objects;

/** The names that users give to policies, rules and indicators: they stand in texts, mails and tables, on one line. */
final class Names {

    private static final int MAXIMUM_LENGTH = 200;

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
}
