package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which violations, in which order, and which page of them. Each setting returns a changed copy; what is not set lets everything through.
 * Immutable.
 *
 * <pre>{@code
 * ViolationQuery query = ViolationQuery.all()
 *         .services("checkout", "payment-*")
 *         .states(ViolationState.OPEN, ViolationState.ACKNOWLEDGED)
 *         .severityAtLeast(Severity.WARNING)
 *         .during(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"))
 *         .page(0, 50);
 * }</pre>
 *
 * @param services names, or patterns with {@code *} for any characters and {@code ?} for one; any of them will do
 * @param policies names
 * @param rules names
 * @param kinds kinds of indicators
 * @param severities severities
 * @param states states
 * @param startInclusive only violations that were open at this time or later
 * @param endExclusive only violations that opened before this time
 * @param order what to sort by; equal ones are in the order in which they were written
 * @param descending whether the greatest comes first
 * @param offset how many to leave out, from 0
 * @param limit how many to return at most, from 1
 */
public record ViolationQuery(
        Set<String> services,
        Set<String> policies,
        Set<String> rules,
        Set<Indicator.Kind> kinds,
        Set<Severity> severities,
        Set<ViolationState> states,
        Optional<Instant> startInclusive,
        Optional<Instant> endExclusive,
        Order order,
        boolean descending,
        long offset,
        int limit) {

    private static final int DEFAULT_LIMIT = 100;

    /** What violations are sorted by. */
    public enum Order {
        /** When they opened. */
        OPENED,
        /** When they were resolved; those that are not count as later than all others. */
        RESOLVED,
        /** How severe they are. */
        SEVERITY,
        /** The name of the service, by Unicode code points. */
        SERVICE,
        /** The name of the rule, by Unicode code points. */
        RULE
    }

    /**
     * Copies the sets and checks the page.
     *
     * @param services names or patterns
     * @param policies names
     * @param rules names
     * @param kinds kinds of indicators
     * @param severities severities
     * @param states states
     * @param startInclusive start of the period
     * @param endExclusive end of the period
     * @param order what to sort by
     * @param descending whether the greatest comes first
     * @param offset how many to leave out
     * @param limit how many to return at most
     * @throws IllegalArgumentException when the page or the period is none
     */
    public ViolationQuery {
        services = Set.copyOf(services);
        policies = Set.copyOf(policies);
        rules = Set.copyOf(rules);
        kinds = Set.copyOf(kinds);
        severities = Set.copyOf(severities);
        states = Set.copyOf(states);
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative: offset=" + offset);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1: limit=" + limit);
        }
        if (startInclusive.isPresent()
                && endExclusive.isPresent()
                && !startInclusive.get().isBefore(endExclusive.get())) {
            throw new IllegalArgumentException("the period must end after it starts: startInclusive="
                    + startInclusive.get() + ", endExclusive=" + endExclusive.get());
        }
    }

    /** {@return a query for the newest 100 of all violations} */
    public static ViolationQuery all() {
        return new ViolationQuery(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Order.OPENED,
                true,
                0,
                DEFAULT_LIMIT);
    }

    /**
     * {@return this query for some services only}
     *
     * @param namesOrPatterns with {@code *} for any characters and {@code ?} for one; none for all services
     */
    public ViolationQuery services(String... namesOrPatterns) {
        return new ViolationQuery(
                distinct(namesOrPatterns),
                policies,
                rules,
                kinds,
                severities,
                states,
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query for some policies only}
     *
     * @param names none for all
     */
    public ViolationQuery policies(String... names) {
        return new ViolationQuery(
                services,
                distinct(names),
                rules,
                kinds,
                severities,
                states,
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query for some rules only}
     *
     * @param names none for all
     */
    public ViolationQuery rules(String... names) {
        return new ViolationQuery(
                services,
                policies,
                distinct(names),
                kinds,
                severities,
                states,
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query for rules about some kinds of indicators only}
     *
     * @param some none for all
     */
    public ViolationQuery kinds(Indicator.Kind... some) {
        return new ViolationQuery(
                services,
                policies,
                rules,
                new TreeSet<>(Arrays.asList(some)),
                severities,
                states,
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query for some severities only}
     *
     * @param some none for all
     */
    public ViolationQuery severities(Severity... some) {
        return severities(new TreeSet<>(Arrays.asList(some)));
    }

    /**
     * {@return this query for what is at least so severe}
     *
     * @param least the least severity
     */
    public ViolationQuery severityAtLeast(Severity least) {
        return severities(EnumSet.range(least, Severity.CRITICAL));
    }

    private ViolationQuery severities(Set<Severity> some) {
        return new ViolationQuery(
                services,
                policies,
                rules,
                kinds,
                some,
                states,
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query for some states only}
     *
     * @param some none for all
     */
    public ViolationQuery states(ViolationState... some) {
        return new ViolationQuery(
                services,
                policies,
                rules,
                kinds,
                severities,
                new TreeSet<>(Arrays.asList(some)),
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query for violations that were open at some time of a period, cut to milliseconds}
     *
     * @param startInclusive where it starts
     * @param endExclusive where it ends
     * @throws IllegalArgumentException when it does not end after it starts
     */
    public ViolationQuery during(Instant startInclusive, Instant endExclusive) {
        return new ViolationQuery(
                services,
                policies,
                rules,
                kinds,
                severities,
                states,
                Optional.of(startInclusive),
                Optional.of(endExclusive),
                order,
                descending,
                offset,
                limit);
    }

    /**
     * {@return this query in an order, the least first}
     *
     * @param by what to sort by
     */
    public ViolationQuery ascending(Order by) {
        return sorted(by, false);
    }

    /**
     * {@return this query in an order, the greatest first}
     *
     * @param by what to sort by
     */
    public ViolationQuery descending(Order by) {
        return sorted(by, true);
    }

    private ViolationQuery sorted(Order by, boolean greatestFirst) {
        return new ViolationQuery(
                services,
                policies,
                rules,
                kinds,
                severities,
                states,
                startInclusive,
                endExclusive,
                by,
                greatestFirst,
                offset,
                limit);
    }

    /**
     * {@return this query for a page}
     *
     * @param offset how many violations to leave out, from 0
     * @param limit how many to return at most, from 1
     * @throws IllegalArgumentException when out of range
     */
    public ViolationQuery page(long offset, int limit) {
        return new ViolationQuery(
                services,
                policies,
                rules,
                kinds,
                severities,
                states,
                startInclusive,
                endExclusive,
                order,
                descending,
                offset,
                limit);
    }

    private static Set<String> distinct(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
