package io.github.slamonitor.examples.http;

import java.time.Duration;
import java.util.stream.IntStream;

/** Lengths of steps that history can be asked for in: whole minutes of which so many make a day. */
final class Steps {

    private static final int DAY_MINUTES = 24 * 60;
    private static final int[] MINUTES = IntStream.rangeClosed(1, DAY_MINUTES)
            .filter(step -> DAY_MINUTES % step == 0)
            .toArray();

    private Steps() {}

    /** The shortest step of which at most so many make a period; a day when even those are more. */
    static Duration shortest(Duration period, int most) {
        for (int minutes : MINUTES) {
            Duration step = Duration.ofMinutes(minutes);
            if (step.multipliedBy(most).compareTo(period) >= 0) {
                return step;
            }
        }
        return Duration.ofDays(1);
    }

    static Duration check(long millis) {
        long minutes = millis / 60_000;
        if (minutes < 1 || minutes * 60_000 != millis || DAY_MINUTES % minutes != 0) {
            throw HttpError.badRequest(
                    "step must be whole minutes, in milliseconds, of which so many make a day: step=" + millis);
        }
        return Duration.ofMinutes(minutes);
    }
}
