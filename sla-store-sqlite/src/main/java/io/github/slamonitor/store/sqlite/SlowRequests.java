package io.github.slamonitor.store.sqlite;

import java.util.OptionalDouble;

/**
 * The requests that were slower than the limit of a rule, counted exactly. Immutable.
 *
 * <pre>{@code
 * history.totals("checkout", from, until).slow().ifPresent(
 *         slow -> System.out.println(slow.slow() + " of " + slow.records() + " requests: " + slow.rule()));
 * }</pre>
 *
 * @param policy the name of the rule's policy
 * @param rule the name of the rule
 * @param slow how many requests were slower
 * @param records of how many: those of the time in which the rule was there and had a value, which can be less than the whole period
 */
public record SlowRequests(String policy, String rule, long slow, long records) {

    /** {@return the response violation rate, slow requests divided by records, a share of one; empty without any requests} */
    public OptionalDouble rate() {
        return records == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) slow / records);
    }
}
