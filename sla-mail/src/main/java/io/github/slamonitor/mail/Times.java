package io.github.slamonitor.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words, in one time zone. */
final class Times {

    private static final DateTimeFormatter DAY_AND_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 2026-07-01 14:05 UTC}. */
    String full(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        return DAY_AND_MINUTE.format(time) + " " + zoneName(time);
    }

    /** {@code 14:05}. */
    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** {@code 14:05} on the day of the other time, else with its day. */
    String near(Instant at, Instant other) {
        ZonedDateTime time = at.atZone(zone);
        boolean sameDay = time.toLocalDate().equals(other.atZone(zone).toLocalDate());
        return (sameDay ? MINUTE : DAY_AND_MINUTE).format(time);
    }

    private static String zoneName(ZonedDateTime time) {
        return time.getOffset().equals(ZoneOffset.UTC) ? "UTC" : "UTC" + time.getOffset();
    }

    /** How long something lasted, in its two largest units: {@code 12 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    static String length(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, length.toSeconds()) + " s";
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min";
        }
        if (length.compareTo(Duration.ofDays(1)) < 0) {
            return two(length.toHours(), "h", length.toMinutesPart(), "min");
        }
        return two(length.toDays(), "d", length.toHoursPart(), "h");
    }

    private static String two(long amount, String unit, int rest, String restUnit) {
        return amount + " " + unit + (rest == 0 ? "" : " " + rest + " " + restUnit);
    }
}
