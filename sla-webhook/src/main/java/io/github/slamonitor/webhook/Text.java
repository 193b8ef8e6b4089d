package io.github.slamonitor.webhook;

import java.util.function.IntFunction;

/** Foreign text, such as the name of a service, made fit to be shown in a message. */
final class Text {

    private static final String ELLIPSIS = "…";
    private static final char REPLACEMENT = '\uFFFD';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Text() {}

    /** With each half of a character, which is no text and cannot be sent, replaced. */
    static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append(REPLACEMENT);
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /**
     * One line that shows what it holds: well-formed, without control characters and without those that turn the direction of the
     * text around them. Right-to-left text is kept, shut off from what stands beside it. Never empty.
     */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        wellFormed(text).codePoints().forEach(c -> {
            if (turnsDirection(c)) {
                return;
            }
            out.appendCodePoint(isBreak(c) ? ' ' : c);
        });
        String line = out.toString().strip();
        if (isInvisible(line)) {
            return "(no name)";
        }
        return line.codePoints().anyMatch(Text::isRightToLeft) ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE : line;
    }

    private static boolean isBreak(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED;
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }

    private static boolean isInvisible(String line) {
        return line.codePoints().allMatch(c -> Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** The text as it is when it has at most so many characters, else cut between two of them, and marked as cut. */
    static String cut(String text, int most) {
        return cut(text, most, Character::toString);
    }

    /** The text escaped character by character; what is counted is what is sent, and no escape is cut apart. */
    static String cut(String text, int most, IntFunction<String> escape) {
        StringBuilder out = new StringBuilder();
        int kept = 0; // as much as leaves room for the mark
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            out.append(escape.apply(c));
            if (out.length() > most) {
                out.setLength(kept);
                return closed(out.append(ELLIPSIS));
            }
            if (out.length() <= most - 2) {
                kept = out.length();
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static String closed(StringBuilder cut) {
        return cut.indexOf(String.valueOf(FIRST_STRONG_ISOLATE)) >= 0
                ? cut.append(POP_ISOLATE).toString()
                : cut.toString();
    }
}
