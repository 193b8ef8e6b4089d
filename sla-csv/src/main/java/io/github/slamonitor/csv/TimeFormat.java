package io.github.slamonitor.csv;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How timestamps are to be understood. Immutable.
 *
 * @param zone of timestamps that name none
 * @param pattern the one form that they have, if the user gave it
 * @param order of day and month, if the user gave it
 */
record TimeFormat(
        ZoneId zone, @Nullable String pattern, @Nullable DateOrder order) {

    static final TimeFormat STANDARD = new TimeFormat(ZoneOffset.UTC, null, null);

    TimeFormat in(ZoneId newZone) {
        return new TimeFormat(newZone, pattern, order);
    }

    TimeFormat as(String newPattern) {
        if (order != null) {
            throw new IllegalStateException(
                    "a pattern says the order of day and month itself, but " + order + " was set before");
        }
        PatternTimestamps.check(newPattern);
        return new TimeFormat(zone, newPattern, null);
    }

    TimeFormat ordered(DateOrder newOrder) {
        if (pattern != null) {
            throw new IllegalStateException(
                    newOrder + " cannot be set: the pattern says it already: timestampPattern=" + pattern);
        }
        if (order != null && order != newOrder) {
            throw new IllegalStateException(newOrder + " cannot be set: " + order + " was set before");
        }
        return new TimeFormat(zone, null, newOrder);
    }
}
