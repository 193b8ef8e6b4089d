package io.github.slamonitor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;

/** When maintenance takes place. */
sealed interface MaintenanceTimes {

    boolean cover(Instant at);

    /** From one instant to another. */
    record Once(Instant startInclusive, Instant endExclusive) implements MaintenanceTimes {

        public Once {
            if (!endExclusive.isAfter(startInclusive)) {
                throw new IllegalArgumentException("a maintenance window must end after it starts: startInclusive="
                        + startInclusive + ", endExclusive=" + endExclusive);
            }
        }

        @Override
        public boolean cover(Instant at) {
            return !at.isBefore(startInclusive) && at.isBefore(endExclusive);
        }

        @Override
        public String toString() {
            return "from " + startInclusive + " to " + endExclusive;
        }
    }

    /** Every week: a local start, and a length of true time from there. */
    record Weekly(DayOfWeek day, LocalTime start, Duration length, ZoneId zone) implements MaintenanceTimes {

        private static final Duration LONGEST = Duration.ofDays(7);

        public Weekly {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(zone, "zone");
            if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "a weekly maintenance window must be over zero and at most 7 days long:" + " length=" + length);
            }
        }

        /** The last start can be of today, or of a day up to a week ago; the one before it may still go on until then. */
        @Override
        public boolean cover(Instant at) {
            LocalDate latest = at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(day));
            return coverFrom(latest, at) || coverFrom(latest.minusWeeks(1), at);
        }

        private boolean coverFrom(LocalDate date, Instant at) {
            Instant begin = ZonedDateTime.of(date, start, zone).toInstant();
            return !at.isBefore(begin) && at.isBefore(begin.plus(length));
        }

        @Override
        public String toString() {
            String name = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
            return "every " + name + " at " + start + " for " + Words.period(length) + " (" + zone + ")";
        }
    }
}
