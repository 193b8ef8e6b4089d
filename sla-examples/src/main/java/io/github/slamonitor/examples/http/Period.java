package io.github.slamonitor.examples.http;

import java.time.Duration;
import java.time.Instant;

/** A part of the past, as of {@code from} and {@code to} in an address. */
record Period(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(800);

    /** The given one; what is left out is now, and an hour before the end. */
    static Period of(Parameters parameters) {
        Instant to = parameters.time("to").orElseGet(Instant::now);
        Instant from = parameters.time("from").orElseGet(() -> to.minus(Duration.ofHours(1)));
        check(from, to);
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw HttpError.badRequest(
                    "from and to must be at most " + LONGEST.toDays() + " days apart: from=" + from + ", to=" + to);
        }
        return new Period(from, to);
    }

    static void check(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw HttpError.badRequest("from must be before to: from=" + from + ", to=" + to);
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** This, with both ends moved to ends of steps: the start to the one before, the end to the one after. */
    Period aligned(Duration step) {
        long millis = step.toMillis();
        return new Period(
                Instant.ofEpochMilli(Math.floorDiv(from.toEpochMilli(), millis) * millis),
                Instant.ofEpochMilli(-Math.floorDiv(-to.toEpochMilli(), millis) * millis));
    }

    void writeTo(JsonWriter json) {
        json.time("from", from).time("to", to);
    }
}
