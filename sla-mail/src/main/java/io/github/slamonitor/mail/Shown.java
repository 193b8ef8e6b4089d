package io.github.slamonitor.mail;

/** Text from outside, as it may stand in a mail: names of services and rules can be anything. */
final class Shown {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char FIRST_STRONG = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private Shown() {}

    /**
     * The text on one line, without what breaks a line, starts a header, or turns the direction of the text around it, and without
     * half characters; cut after so many characters.
     */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), 2 * Math.min(most, 10_000)));
        int index = 0;
        for (int count = 0; index < text.length(); count++) {
            if (count == most) {
                return line.append('…').toString();
            }
            int character = text.codePointAt(index);
            line.appendCodePoint(printable(character) ? character : REPLACEMENT);
            index += Character.charCount(character);
        }
        return line.toString();
    }

    /** A subject of the library's or the user's own making: with blanks for line breaks, and the marks that {@link #isolated} sets. */
    static String subject(String text, int most) {
        StringBuilder subject = new StringBuilder();
        text.replaceAll("\\R", " ")
                .codePoints()
                .limit(most)
                .forEach(character -> subject.appendCodePoint(
                        printable(character) || isIsolate(character) ? character : REPLACEMENT));
        return text.codePoints().count() > most ? subject.append('…').toString() : subject.toString();
    }

    private static boolean isIsolate(int character) {
        return character == FIRST_STRONG || character == END_OF_ISOLATE;
    }

    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> !turnsDirection(character);
        };
    }

    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    /** As text in HTML, be it in an attribute. */
    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
        return html.toString();
    }

    /** In plain text beside text of the other direction: set apart if it is written from right to left. */
    static String isolated(String text) {
        return text.chars().anyMatch(Shown::fromRightToLeft)
                ? Character.toString(FIRST_STRONG) + text + Character.toString(END_OF_ISOLATE)
                : text;
    }

    private static boolean fromRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
