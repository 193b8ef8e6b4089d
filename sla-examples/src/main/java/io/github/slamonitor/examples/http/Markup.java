package io.github.slamonitor.examples.http;

/** Text as it may stand in HTML and SVG, within elements and quoted attributes. */
final class Markup {

    private Markup() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** What XML has no characters for, and what turns the direction of the text around it. */
    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> c == '\t' || c == '\n';
            default -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
        };
    }

    /** The text, cut when it is long. */
    static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
