package io.github.slamonitor.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** A date and a time of day as they are written, on their way to microseconds since the epoch. Not thread-safe. */
final class CivilTime {

    /** The offset of a time that names none. */
    static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final int SECONDS_PER_DAY = 86_400;

    private final ZoneRules rules;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int nanos;
    int offsetSeconds;

    CivilTime(ZoneId zone) {
        this.rules = zone.getRules();
    }

    void clear() {
        second = 0;
        nanos = 0;
        offsetSeconds = NO_OFFSET;
    }

    boolean isDate() {
        return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth();
    }

    boolean isTimeOfDay() {
        return hour <= 23 && minute <= 59 && second <= 59;
    }

    int daysInMonth() {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Microseconds since the epoch; a part of one is cut off. */
    long micros() {
        return epochSecond(60 * minute + second) * 1_000_000 + nanos / 1000;
    }

    /** When the hour began, in microseconds since the epoch. */
    long hourMicros() {
        return epochSecond(0) * 1_000_000;
    }

    /** Whether all seconds of this hour follow each other: no change of the clocks falls into it. */
    boolean isHourWhole() {
        return offsetSeconds != NO_OFFSET || rules.isFixedOffset() || epochSecond(3599) - epochSecond(0) == 3599;
    }

    private long epochSecond(int secondOfHour) {
        long local = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY + hour * 3600L + secondOfHour;
        return offsetSeconds == NO_OFFSET ? inZone(local) : local - offsetSeconds;
    }

    private long inZone(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        // In a gap this is the offset before it, in an overlap the earlier one, as in ZonedDateTime.of.
        return local - rules.getOffset(time).getTotalSeconds();
    }
}
