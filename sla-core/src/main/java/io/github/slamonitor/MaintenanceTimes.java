package io.github.slamonitor;

import io.github.slamonitor.Maintenance.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** When maintenance takes place. */
sealed interface MaintenanceTimes {

    boolean cover(Instant at);

    /** What of it lies between two times, the second of which is later. */
    List<Span> spans(Instant from, Instant until);

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
        public List<Span> spans(Instant from, Instant until) {
            boolean apart = !startInclusive.isBefore(until) || !endExclusive.isAfter(from);
            return apart ? List.of() : List.of(Span.between(startInclusive, endExclusive, from, until));
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
            LocalDate latest = latestDay(at);
            return from(latest).cover(at) || from(latest.minusWeeks(1)).cover(at);
        }

        @Override
        public List<Span> spans(Instant from, Instant until) {
            List<Span> spans = new ArrayList<>();
            LocalDate last = latestDay(until);
            for (LocalDate date = latestDay(from).minusWeeks(1); !date.isAfter(last); date = date.plusWeeks(1)) {
                spans.addAll(from(date).spans(from, until));
            }
            return spans;
        }

        private LocalDate latestDay(Instant at) {
            return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(day));
        }

        private Once from(LocalDate date) {
            Instant begin = ZonedDateTime.of(date, start, zone).toInstant();
            return new Once(begin, begin.plus(length));
        }

        @Override
        public String toString() {
            String name = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
            return "every " + name + " at " + start + " for " + Words.period(length) + " (" + zone + ")";
        }
    }
}
