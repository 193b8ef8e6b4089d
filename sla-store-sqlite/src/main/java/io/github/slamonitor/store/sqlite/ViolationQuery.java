package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

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
 *         .failureRateAtLeast(Ratio.percent(10))
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
 * @param failureRateAtLeast only violations that had at least this share of failed requests while they were open
 * @param responseViolationRateAtLeast only violations that had at least this share of requests over the rule's limit while they were open
 * @param order what to sort by; equal ones are in the order in which they opened
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
        Optional<Ratio> failureRateAtLeast,
        Optional<Ratio> responseViolationRateAtLeast,
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
        RULE,
        /** The {@linkplain WorstFigures#failureRate highest failure rate}; those without one count as the lowest. */
        FAILURE_RATE,
        /** The {@linkplain WorstFigures#responseViolationRate highest response violation rate}; those without one count as the lowest. */
        RESPONSE_VIOLATION_RATE
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
     * @param failureRateAtLeast the least share of failed requests
     * @param responseViolationRateAtLeast the least share of slow requests
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
        return new Settings().query();
    }

    /**
     * {@return this query for some services only}
     *
     * @param namesOrPatterns with {@code *} for any characters and {@code ?} for one; none for all services
     */
    public ViolationQuery services(String... namesOrPatterns) {
        return with(settings -> settings.services = distinct(namesOrPatterns));
    }

    /**
     * {@return this query for some policies only}
     *
     * @param names none for all
     */
    public ViolationQuery policies(String... names) {
        return with(settings -> settings.policies = distinct(names));
    }

    /**
     * {@return this query for some rules only}
     *
     * @param names none for all
     */
    public ViolationQuery rules(String... names) {
        return with(settings -> settings.rules = distinct(names));
    }

    /**
     * {@return this query for rules about some kinds of indicators only}
     *
     * @param some none for all
     */
    public ViolationQuery kinds(Indicator.Kind... some) {
        return with(settings -> settings.kinds = new TreeSet<>(Arrays.asList(some)));
    }

    /**
     * {@return this query for some severities only}
     *
     * @param some none for all
     */
    public ViolationQuery severities(Severity... some) {
        return with(settings -> settings.severities = new TreeSet<>(Arrays.asList(some)));
    }

    /**
     * {@return this query for what is at least so severe}
     *
     * @param least the least severity
     */
    public ViolationQuery severityAtLeast(Severity least) {
        return with(settings -> settings.severities = EnumSet.range(least, Severity.CRITICAL));
    }

    /**
     * {@return this query for some states only}
     *
     * @param some none for all
     */
    public ViolationQuery states(ViolationState... some) {
        return with(settings -> settings.states = new TreeSet<>(Arrays.asList(some)));
    }

    /**
     * {@return this query for violations that were open at some time of a period, cut to milliseconds} One that is
     * {@link ViolationState#REPORTED} counts as open at the time of its last request alone.
     *
     * @param startInclusive where it starts
     * @param endExclusive where it ends
     * @throws IllegalArgumentException when it does not end after it starts
     */
    public ViolationQuery during(Instant startInclusive, Instant endExclusive) {
        return with(settings -> {
            settings.startInclusive = Optional.of(startInclusive);
            settings.endExclusive = Optional.of(endExclusive);
        });
    }

    /**
     * {@return this query for violations that had at least such a share of failed requests while they were open, at their
     * {@linkplain WorstFigures#failureRate worst}} The rule may be about anything else; where no requests were counted, there is no share.
     *
     * @param least a share that is reached counts
     */
    public ViolationQuery failureRateAtLeast(Ratio least) {
        return with(settings -> settings.failureRateAtLeast = Optional.of(least));
    }

    /**
     * {@return this query for violations that had at least such a share of requests slower than the limit of the rule while they were
     * open, at their {@linkplain WorstFigures#responseViolationRate worst}} Only rules with such a limit have slow requests: see
     * {@link io.github.slamonitor.Evidence#slow}.
     *
     * @param least a share that is reached counts
     */
    public ViolationQuery responseViolationRateAtLeast(Ratio least) {
        return with(settings -> settings.responseViolationRateAtLeast = Optional.of(least));
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
        return with(settings -> {
            settings.order = by;
            settings.descending = greatestFirst;
        });
    }

    /**
     * {@return this query for a page}
     *
     * @param offset how many violations to leave out, from 0
     * @param limit how many to return at most, from 1
     * @throws IllegalArgumentException when out of range
     */
    public ViolationQuery page(long offset, int limit) {
        return with(settings -> {
            settings.offset = offset;
            settings.limit = limit;
        });
    }

    private static Set<String> distinct(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private ViolationQuery with(Consumer<Settings> change) {
        Settings settings = new Settings(this);
        change.accept(settings);
        return settings.query();
    }

    /** The components of a query while it is being changed. */
    private static final class Settings {

        private Set<String> services = Set.of();
        private Set<String> policies = Set.of();
        private Set<String> rules = Set.of();
        private Set<Indicator.Kind> kinds = Set.of();
        private Set<Severity> severities = Set.of();
        private Set<ViolationState> states = Set.of();
        private Optional<Instant> startInclusive = Optional.empty();
        private Optional<Instant> endExclusive = Optional.empty();
        private Optional<Ratio> failureRateAtLeast = Optional.empty();
        private Optional<Ratio> responseViolationRateAtLeast = Optional.empty();
        private Order order = Order.OPENED;
        private boolean descending = true;
        private long offset;
        private int limit = DEFAULT_LIMIT;

        Settings() {}

        Settings(ViolationQuery query) {
            services = query.services;
            policies = query.policies;
            rules = query.rules;
            kinds = query.kinds;
            severities = query.severities;
            states = query.states;
            startInclusive = query.startInclusive;
            endExclusive = query.endExclusive;
            failureRateAtLeast = query.failureRateAtLeast;
            responseViolationRateAtLeast = query.responseViolationRateAtLeast;
            order = query.order;
            descending = query.descending;
            offset = query.offset;
            limit = query.limit;
        }

        ViolationQuery query() {
            return new ViolationQuery(
                    services,
                    policies,
                    rules,
                    kinds,
                    severities,
                    states,
                    startInclusive,
                    endExclusive,
                    failureRateAtLeast,
                    responseViolationRateAtLeast,
                    order,
                    descending,
                    offset,
                    limit);
        }
    }
}
