package io.github.slamonitor.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Timestamps of one form that the user gave. Not thread-safe. */
final class PatternTimestamps {

    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private String lastText = "";
    private long lastMicros;

    PatternTimestamps(String pattern, ZoneId zone) {
        this.formatter = check(pattern);
        this.zone = zone;
    }

    /** The formatter of a pattern: strict, so that the 31st of February is none, and with years of our era. */
    static DateTimeFormatter check(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a pattern for timestamps: timestampPattern=" + pattern + ": " + e.getMessage(), e);
        }
    }

    /**
     * Microseconds since the epoch.
     *
     * @throws DateTimeException when the text has another form or names no date
     */
    long micros(String text) {
        if (!text.equals(lastText)) {
            Instant instant = instant(formatter.parse(text));
            lastMicros =
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
            lastText = text;
        }
        return lastMicros;
    }

    private Instant instant(TemporalAccessor time) {
        if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(time);
        }
        if (time.isSupported(ChronoField.HOUR_OF_DAY)) {
            LocalDateTime local = LocalDateTime.from(time);
            return time.isSupported(ChronoField.OFFSET_SECONDS)
                    ? local.toInstant(java.time.ZoneOffset.from(time))
                    : ZonedDateTime.of(local, zone).toInstant();
        }
        return LocalDate.from(time).atStartOfDay(zone).toInstant();
    }
}
