package io.github.slamonitor.store.sqlite;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of a day as text: JSON arrays with a comma between them, one for each step from the start of the day on, null where there is
 * none; zeros at the end of an array are left out. So any tool that knows JSON can read them, and a year of them is read in
 * milliseconds.
 */
final class Points {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private Points() {}

    /** Takes the points of a text. */
    @FunctionalInterface
    interface Each {

        /**
         * Takes a point.
         *
         * @param slot the number of the step in the day
         * @param numbers overwritten by the next point
         */
        void point(int slot, long[] numbers);
    }

    /** The text of steps from one to another. */
    static String encode(Map<Integer, long[]> slots, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int slot = from; slot < to; slot++) {
            if (slot > from) {
                text.append(',');
            }
            append(text, slots.get(slot));
        }
        return text.toString();
    }

    static void append(StringBuilder text, long @Nullable [] numbers) {
        if (numbers == null) {
            text.append("null");
            return;
        }
        int last = numbers.length - 1;
        while (last > 0 && numbers[last] == 0) {
            last--;
        }
        text.append('[');
        for (int i = 0; i <= last; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(numbers[i]);
        }
        text.append(']');
    }

    /** Reads what {@link #encode} wrote, in its order; returns the number of steps. */
    static int decode(byte[] text, int fields, Each each) {
        long[] numbers = new long[fields];
        int slot = 0;
        int at = 0;
        while (at < text.length) {
            if (text[at] == NULL[0]) {
                at += NULL.length;
            } else {
                at = readArray(text, at + 1, numbers);
                each.point(slot, numbers);
            }
            slot++;
            at++; // the comma
        }
        return slot;
    }

    /** Reads numbers up to the end of an array; returns where the text goes on. */
    static int readArray(byte[] text, int start, long[] numbers) {
        int at = start;
        int field = 0;
        long number = 0;
        boolean negative = false;
        for (byte c = text[at]; ; c = text[++at]) {
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
            } else if (c == '-') {
                negative = true;
            } else {
                numbers[field++] = negative ? -number : number;
                number = 0;
                negative = false;
                if (c == ']') {
                    break;
                }
            }
        }
        while (field < numbers.length) {
            numbers[field++] = 0;
        }
        return at + 1;
    }
}
