package io.github.slamonitor.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times in words that are the same everywhere. */
final class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_PARTS = 2;

    private Times() {}

    /** {@code 2026-05-04 12:00:00 UTC}. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** {@code 12:00:00}. */
    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** {@code 2 d 3 h}, {@code 12 min}, {@code under 1 s}. */
    static String period(Duration period) {
        List<String> parts = new ArrayList<>();
        addPart(parts, period.toDays(), "d");
        addPart(parts, period.toHoursPart(), "h");
        addPart(parts, period.toMinutesPart(), "min");
        addPart(parts, period.toSecondsPart(), "s");
        return parts.isEmpty() ? "under 1 s" : String.join(" ", parts);
    }

    /** A limit as it was set: {@code 10 s}, {@code 250 ms}. */
    static String limit(Duration limit) {
        return limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static void addPart(List<String> parts, long amount, String unit) {
        if (amount > 0 && parts.size() < MOST_PARTS) {
            parts.add(amount + " " + unit);
        }
    }
}
