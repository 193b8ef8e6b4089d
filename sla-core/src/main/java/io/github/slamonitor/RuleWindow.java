package io.github.slamonitor;

import java.time.Duration;

/**
 * Where a live check looks.
 *
 * @param length the length of a rolling window; without meaning when {@code lastRecords} is not 0
 * @param lastRecords how many requests to look at, or 0 for a rolling window
 * @param named whether the rule names it; one that does not looks where the rule looks that it is a part of
 */
record RuleWindow(Duration length, int lastRecords, boolean named) {

    static final RuleWindow DEFAULT = new RuleWindow(SlaRule.DEFAULT_WINDOW, 0, false);

    /** This one if it was named, else another. */
    RuleWindow or(RuleWindow other) {
        return named ? this : new RuleWindow(other.length, other.lastRecords, false);
    }

    boolean isSame(RuleWindow other) {
        return length.equals(other.length) && lastRecords == other.lastRecords;
    }

    /** One number for each window: its length in microseconds, or, less than zero, its number of requests. */
    long key() {
        return lastRecords == 0 ? length.toNanos() / 1000 : -lastRecords;
    }

    /** In words: {@code over 5 min}. */
    String words() {
        return lastRecords == 0 ? "over " + Words.period(length) : "over the last " + Words.requests(lastRecords);
    }
}
