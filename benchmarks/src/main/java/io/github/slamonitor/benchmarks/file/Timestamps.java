package io.github.slamonitor.benchmarks.file;

import java.time.LocalDate;

/**
 * Parses timestamps such as {@code 2025-06-01T07:56:12Z} for the peers that hand out text.
 *
 * <p>The JDK parses the day, which is remembered; the time of day is six digits. {@code Instant.parse} for every row
 * would add seconds to ten million of them, and to remember the minute instead costs more: rows are not quite in order,
 * so around each full minute the remembered one changes several times. Not for use by several threads.
 */
final class Timestamps {
    private static final int DAY_LENGTH = "2025-06-01T".length();

    private String day = "none";
    private long dayEpochSecond;

    /** Returns the seconds since the epoch. */
    long epochSecond(String timestamp) {
        if (!timestamp.startsWith(day)) {
            day = timestamp.substring(0, DAY_LENGTH);
            dayEpochSecond = LocalDate.parse(day.substring(0, DAY_LENGTH - 1)).toEpochDay() * 86_400;
        }
        return dayEpochSecond
                + twoDigits(timestamp, DAY_LENGTH) * 3_600L
                + twoDigits(timestamp, DAY_LENGTH + 3) * 60L
                + twoDigits(timestamp, DAY_LENGTH + 6);
    }

    private static int twoDigits(String text, int position) {
        return text.charAt(position) * 10 + text.charAt(position + 1) - '0' * 11;
    }
}
