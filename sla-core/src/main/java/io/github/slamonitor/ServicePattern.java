package io.github.slamonitor;

/** A service name with {@code *} for any characters and {@code ?} for one. */
record ServicePattern(String glob) {

    ServicePattern {
        if (glob.isBlank()) {
            throw new IllegalArgumentException("a service name or pattern must not be blank");
        }
    }

    /** Whether this names one service rather than a pattern. */
    boolean isLiteral() {
        return glob.indexOf('*') < 0 && glob.indexOf('?') < 0;
    }

    /** Goes through the name once and, on a mismatch, back to the last star only: no pattern makes it try every split. */
    boolean matches(String service) {
        int inGlob = 0;
        int inName = 0;
        int lastStar = -1;
        int afterStar = 0;
        while (inName < service.length()) {
            if (inGlob < glob.length() && glob.charAt(inGlob) == '*') {
                lastStar = inGlob++;
                afterStar = inName;
            } else if (inGlob < glob.length() && matchesOne(glob.charAt(inGlob), service.charAt(inName))) {
                inGlob++;
                inName++;
            } else if (lastStar >= 0) {
                inGlob = lastStar + 1;
                inName = ++afterStar;
            } else {
                return false;
            }
        }
        while (inGlob < glob.length() && glob.charAt(inGlob) == '*') {
            inGlob++;
        }
        return inGlob == glob.length();
    }

    private static boolean matchesOne(char pattern, char name) {
        return pattern == '?' || pattern == name;
    }

    @Override
    public String toString() {
        return glob;
    }
}
