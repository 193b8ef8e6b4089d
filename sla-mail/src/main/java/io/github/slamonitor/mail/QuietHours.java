package io.github.slamonitor.mail;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A part of every day. */
record QuietHours(LocalTime startInclusive, LocalTime endExclusive, ZoneId zone) {

    QuietHours {
        if (startInclusive.equals(endExclusive)) {
            throw new IllegalArgumentException(
                    "quiet hours must not start and end at the same time: start=" + startInclusive);
        }
    }

    /** When they end, if it is quiet at this time. */
    Optional<Instant> endAt(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        LocalTime clock = time.toLocalTime();
        boolean overMidnight = startInclusive.isAfter(endExclusive);
        boolean started = !clock.isBefore(startInclusive);
        boolean ended = !clock.isBefore(endExclusive);
        if (overMidnight ? !started && ended : !started || ended) {
            return Optional.empty();
        }
        ZonedDateTime end = time.toLocalDate().atTime(endExclusive).atZone(zone);
        ZonedDateTime next = started && overMidnight
                ? time.toLocalDate().plusDays(1).atTime(endExclusive).atZone(zone)
                : end;
        // Where the clocks change, an end that they skip or repeat may lie before this time.
        return Optional.of(next.toInstant().isAfter(at) ? next.toInstant() : at.plusSeconds(1));
    }

    @Override
    public String toString() {
        return startInclusive + " to " + endExclusive;
    }
}
