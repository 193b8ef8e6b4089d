package io.github.slamonitor.benchmarks.file;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the Java peers do with the fields that their libraries hand them as characters: no strings are made, which is
 * a third off the time of FastCSV with strings and a {@code HashMap}. Not for use by several threads.
 */
final class RowTotals {
    private static final int DAY_LENGTH = "2025-06-01T".length();
    private static final int TABLE_SIZE = 1 << 12;

    private final @Nullable Entry[] table = new Entry[TABLE_SIZE];

    private final char[] day = new char[DAY_LENGTH];
    private long dayEpochSecond;

    private long epochSecond;
    private boolean failed;
    private ServiceTotals service = new ServiceTotals();

    private static final class Entry {
        private final char[] name;
        private final ServiceTotals totals = new ServiceTotals();

        private Entry(char[] name) {
            this.name = name;
        }
    }

    /** Takes a timestamp such as {@code 2025-06-01T07:56:12Z}. */
    void timestamp(char[] text, int offset) {
        // The JDK parses the day, which is remembered. To remember the minute instead costs more: rows are not quite in
        // order, so around each full minute the remembered one changes several times.
        if (!Arrays.equals(day, 0, DAY_LENGTH, text, offset, offset + DAY_LENGTH)) {
            System.arraycopy(text, offset, day, 0, DAY_LENGTH);
            dayEpochSecond = LocalDate.parse(new String(day, 0, DAY_LENGTH - 1)).toEpochDay() * 86_400;
        }
        int time = offset + DAY_LENGTH;
        epochSecond = dayEpochSecond
                + twoDigits(text, time) * 3_600L
                + twoDigits(text, time + 3) * 60L
                + twoDigits(text, time + 6);
    }

    /** Takes the name of the service. */
    void service(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        int index = (hash ^ (hash >>> 16)) & (TABLE_SIZE - 1);
        Entry entry = table[index];
        while (entry != null && !Arrays.equals(entry.name, 0, entry.name.length, text, offset, offset + length)) {
            index = (index + 1) & (TABLE_SIZE - 1);
            entry = table[index];
        }
        if (entry == null) {
            entry = new Entry(Arrays.copyOfRange(text, offset, offset + length));
            table[index] = entry;
        }
        service = entry.totals;
    }

    /** Takes the status. */
    void status(char[] text, int offset) {
        failed = text[offset] == 'f';
    }

    /** Takes the response time and with it the row. */
    void responseMillis(char[] text, int offset, int length) {
        int millis = 0;
        for (int i = offset; i < offset + length; i++) {
            millis = millis * 10 + text[i] - '0';
        }
        service.add(epochSecond, failed, millis);
    }

    /** Returns the sums by service. */
    Map<String, ServiceTotals> byService() {
        Map<String, ServiceTotals> services = new HashMap<>();
        for (Entry entry : table) {
            if (entry != null) {
                services.put(new String(entry.name), entry.totals);
            }
        }
        return services;
    }

    private static int twoDigits(char[] text, int position) {
        return text[position] * 10 + text[position + 1] - '0' * 11;
    }
}
