package io.github.slamonitor;

import java.util.regex.Pattern;

/** A service name with {@code *} for any characters and {@code ?} for one. */
final class ServicePattern {

    private final String glob;
    private final boolean literal;
    private final Pattern regex;

    private ServicePattern(String glob) {
        this.glob = glob;
        this.literal = glob.indexOf('*') < 0 && glob.indexOf('?') < 0;
        this.regex = Pattern.compile(toRegex(glob), Pattern.DOTALL);
    }

    static ServicePattern of(String glob) {
        if (glob.isBlank()) {
            throw new IllegalArgumentException("a service name or pattern must not be blank");
        }
        return new ServicePattern(glob);
    }

    private static String toRegex(String glob) {
        StringBuilder regex = new StringBuilder();
        // Runs of stars are one star: it means the same and keeps matching from trying every way to split a name.
        for (String part : glob.replaceAll("\\*+", "*").split("(?<=[*?])|(?=[*?])")) {
            regex.append(
                    switch (part) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(part);
                    });
        }
        return regex.toString();
    }

    /** Whether this names one service rather than a pattern. */
    boolean isLiteral() {
        return literal;
    }

    boolean matches(String service) {
        return literal ? glob.equals(service) : regex.matcher(service).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServicePattern that && glob.equals(that.glob);
    }

    @Override
    public int hashCode() {
        return glob.hashCode();
    }

    @Override
    public String toString() {
        return glob;
    }
}
