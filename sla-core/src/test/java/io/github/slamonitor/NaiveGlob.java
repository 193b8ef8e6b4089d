package io.github.slamonitor;

/** Matches a pattern by trying every split at a star: right, obvious, and slow. */
final class NaiveGlob {

    private NaiveGlob() {}

    static boolean matches(String glob, String name) {
        if (glob.isEmpty()) {
            return name.isEmpty();
        }
        if (glob.charAt(0) == '*') {
            return matches(glob.substring(1), name) || (!name.isEmpty() && matches(glob, name.substring(1)));
        }
        return !name.isEmpty()
                && (glob.charAt(0) == '?' || glob.charAt(0) == name.charAt(0))
                && matches(glob.substring(1), name.substring(1));
    }
}
