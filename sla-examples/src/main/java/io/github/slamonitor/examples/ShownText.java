package io.github.slamonitor.examples;

/** Text for a terminal: harmless, and of a known width. */
final class ShownText {

    private static final int FIRST_COMBINING = 0x300;
    private static final int FIRST_WIDE = 0x1100;

    private ShownText() {}

    /**
     * The text with each character replaced that moves the cursor, turns the direction of reading, cannot be seen or cannot be
     * shown.
     *
     * @param unicode whether characters outside ASCII can be shown
     */
    static String harmless(String text, boolean unicode) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) <= '~') {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> append(harmless, letter, unicode));
        return harmless.toString();
    }

    private static void append(StringBuilder text, int letter, boolean unicode) {
        boolean ascii = letter >= ' ' && letter <= '~';
        if (ascii || (unicode && isHarmless(letter))) {
            text.appendCodePoint(letter);
        } else if (letter == 'µ') {
            text.append('u');
        } else {
            text.append(unicode ? '\uFFFD' : '?');
        }
    }

    private static boolean isHarmless(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The number of columns that a text takes. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i));
        }
        return width;
    }

    private static int width(int letter) {
        if (letter < FIRST_COMBINING) {
            return 1;
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(letter) ? 2 : 1;
    }

    /** East Asian wide and full-width characters and pictures, by Unicode block. */
    private static boolean isWide(int letter) {
        return letter >= FIRST_WIDE
                && (letter <= 0x115F
                        || (letter >= 0x2E80 && letter <= 0xA4CF)
                        || (letter >= 0xAC00 && letter <= 0xD7A3)
                        || (letter >= 0xF900 && letter <= 0xFAFF)
                        || (letter >= 0xFE30 && letter <= 0xFE6F)
                        || (letter >= 0xFF00 && letter <= 0xFF60)
                        || (letter >= 0xFFE0 && letter <= 0xFFE6)
                        || (letter >= 0x1F300 && letter <= 0x1FAFF)
                        || (letter >= 0x20000 && letter <= 0x3FFFD));
    }

    /** The text cut to a width, with an ellipsis in place of what is left out. */
    static String fit(String text, int width, boolean unicode) {
        if (width(text) <= width) {
            return text;
        }
        String ellipsis = unicode ? "…" : "...";
        StringBuilder fitted = new StringBuilder();
        int left = width - ellipsis.length();
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            left -= width(letter);
            if (left < 0) {
                break;
            }
            fitted.appendCodePoint(letter);
            i += Character.charCount(letter);
        }
        return fitted.append(ellipsis).toString();
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text with line breaks at blanks, so that no line is wider unless a word is, each further line indented. */
    static String wrap(String text, int width, String indent) {
        StringBuilder wrapped = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int wide = width(word);
            if (used > 0 && used + 1 + wide > width) {
                wrapped.append('\n').append(indent);
                used = 0;
            } else if (used > 0) {
                wrapped.append(' ');
                used++;
            }
            wrapped.append(word);
            used += wide;
        }
        return wrapped.toString();
    }
}
