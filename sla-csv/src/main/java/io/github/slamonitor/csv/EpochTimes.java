package io.github.slamonitor.csv;

/**
 * Numbers since 1970, whose unit shows in their number of digits for all times from 1973 to 2286: 9 or 10 for seconds, 12 or
 * 13 for milliseconds, 15 or 16 for microseconds, 18 or 19 for nanoseconds, each with decimals or without.
 */
final class EpochTimes {

    /** The answer for a text that is no such number. */
    static final long NONE = Long.MIN_VALUE;

    private EpochTimes() {}

    /** Whether a text is a number without sign, whatever its length. */
    static boolean isNumber(byte[] bytes, int start, int end) {
        int digits = digitsEnd(bytes, start, end);
        return digits > start && (digits == end || isFraction(bytes, digits, end));
    }

    /** Microseconds since the epoch, what is finer cut off, or {@link #NONE} when the number of digits names no unit. */
    static long micros(byte[] bytes, int start, int end) {
        int pointOrEnd = digitsEnd(bytes, start, end);
        int digits = pointOrEnd - start;
        if (digits < 9 || digits > 19 || digits % 3 == 2) {
            return NONE;
        }
        // Nanoseconds lose their last three digits here, which also keeps 19 digits in range.
        int decimals = 6 - (digits - 9) / 3 * 3;
        long value = 0;
        for (int i = start; i < pointOrEnd + Math.min(decimals, 0); i++) {
            value = value * 10 + bytes[i] - '0';
        }
        for (int i = 1; i <= decimals; i++) {
            int position = pointOrEnd + i;
            value = value * 10 + (position < end ? bytes[position] - '0' : 0);
        }
        return value;
    }

    private static boolean isFraction(byte[] bytes, int point, int end) {
        return (bytes[point] == '.' || bytes[point] == ',')
                && point + 1 < end
                && digitsEnd(bytes, point + 1, end) == end;
    }

    private static int digitsEnd(byte[] bytes, int start, int end) {
        int position = start;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        return position;
    }
}
