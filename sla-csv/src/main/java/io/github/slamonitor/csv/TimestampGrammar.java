package io.github.slamonitor.csv;

/**
 * The forms in which a date and a time of day are written: {@code 2025-06-01T07:56:12.345Z} and
 * {@code 01-06-2025 07:56:12}, with {@code -}, {@code /} or {@code .} in the date, and seconds, their fraction and a zone
 * left out at will. Not thread-safe.
 */
final class TimestampGrammar {

    private static final int MOST_FRACTION_DIGITS = 9;

    private byte[] bytes = {};
    private int position;
    private int end;
    private int digits;

    /** The numbers of the date in the order in which they are written. */
    int first;

    int second;
    int third;

    boolean yearFirst;
    boolean hasSeconds;
    int fractionDigits;
    int minuteEnd;
    int zoneStart;

    /** Reads a text into a time, all but its date, which takes knowing the order; false when it has another form. */
    boolean parse(byte[] text, int start, int textEnd, CivilTime time) {
        bytes = text;
        position = start;
        end = textEnd;
        time.clear();
        return date() && dateEnd() && timeOfDay(time) && zone(time);
    }

    private boolean date() {
        first = number(4);
        yearFirst = digits == 4;
        if (digits == 0 || digits == 3 || position == end) {
            return false;
        }
        byte separator = bytes[position];
        if (separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        position++;
        second = number(2);
        if (digits == 0 || !skip(separator)) {
            return false;
        }
        third = number(yearFirst ? 2 : 4);
        return yearFirst ? digits > 0 : digits == 4;
    }

    private boolean dateEnd() {
        if (skip((byte) 'T') || skip((byte) 't')) {
            return true;
        }
        int before = position;
        skipBlanks();
        return position > before;
    }

    private boolean timeOfDay(CivilTime time) {
        time.hour = number(2);
        if (digits == 0 || !skip((byte) ':')) {
            return false;
        }
        time.minute = number(2);
        minuteEnd = position;
        hasSeconds = digits == 2 && skip((byte) ':');
        fractionDigits = 0;
        if (!hasSeconds) {
            return digits == 2;
        }
        time.second = number(2);
        return digits == 2 && (!(skip((byte) '.') || skip((byte) ',')) || fraction(time));
    }

    private boolean fraction(CivilTime time) {
        time.nanos = number(MOST_FRACTION_DIGITS);
        fractionDigits = digits;
        for (int i = digits; i < MOST_FRACTION_DIGITS; i++) {
            time.nanos *= 10;
        }
        return digits > 0;
    }

    private boolean zone(CivilTime time) {
        zoneStart = position;
        skipBlanks();
        if (position == end) {
            return true;
        }
        byte sign = bytes[position];
        if (sign == '+' || sign == '-') {
            position++;
            return offset(time, sign);
        }
        time.offsetSeconds = 0;
        return isWord("Z") || isWord("UTC") || isWord("GMT");
    }

    private boolean offset(CivilTime time, byte sign) {
        int hours = number(2);
        if (digits != 2) {
            return false;
        }
        int minutes = 0;
        if (position < end) {
            skip((byte) ':');
            minutes = number(2);
            if (digits != 2) {
                return false;
            }
        }
        time.offsetSeconds = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return position == end && hours <= 18 && minutes <= 59;
    }

    private boolean isWord(String word) {
        boolean same = end - position == word.length();
        for (int i = 0; same && i < word.length(); i++) {
            same = (bytes[position + i] & ~0x20) == word.charAt(i);
        }
        return same;
    }

    private boolean skip(byte expected) {
        boolean there = position < end && bytes[position] == expected;
        position += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (position < end && bytes[position] == ' ') {
            position++;
        }
    }

    private int number(int mostDigits) {
        int value = 0;
        int start = position;
        while (position < end && position - start < mostDigits && bytes[position] >= '0' && bytes[position] <= '9') {
            value = value * 10 + bytes[position++] - '0';
        }
        digits = position - start;
        return value;
    }
}
