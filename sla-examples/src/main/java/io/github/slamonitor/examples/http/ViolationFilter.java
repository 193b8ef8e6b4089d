package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Severity;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads which violations are asked for from the parameters of an address. */
final class ViolationFilter {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final List<String> FILTERS = List.of(
            "service",
            "policy",
            "rule",
            "kind",
            "severity",
            "state",
            "from",
            "to",
            "minFailureRate",
            "minSlowRate",
            "sort",
            "order");

    private enum Direction {
        ASC,
        DESC
    }

    private ViolationFilter() {}

    /** What is asked for, with a page of it. */
    static ViolationQuery page(Request request) {
        List<String> known = new ArrayList<>(FILTERS);
        known.addAll(List.of("offset", "limit"));
        Parameters parameters = request.parameters(known.toArray(String[]::new));
        return query(parameters)
                .page(
                        parameters.integer("offset", 0, 0, Integer.MAX_VALUE),
                        parameters.integer("limit", PAGE, 1, LARGEST_PAGE));
    }

    /** What is asked for, all of it. */
    static ViolationQuery all(Request request) {
        return query(request.parameters(FILTERS.toArray(String[]::new)));
    }

    private static ViolationQuery query(Parameters parameters) {
        ViolationQuery query = ViolationQuery.all()
                .services(names(parameters, "service"))
                .policies(names(parameters, "policy"))
                .rules(names(parameters, "rule"))
                .kinds(parameters.choices("kind", Indicator.Kind.class).toArray(Indicator.Kind[]::new))
                .severities(parameters.choices("severity", Severity.class).toArray(Severity[]::new))
                .states(parameters.choices("state", ViolationState.class).toArray(ViolationState[]::new));
        query = during(query, parameters);
        query = parameters
                .ratio("minFailureRate")
                .map(query::failureRateAtLeast)
                .orElse(query);
        query = parameters
                .ratio("minSlowRate")
                .map(query::responseViolationRateAtLeast)
                .orElse(query);
        ViolationQuery.Order order = parameters.choice("sort", ViolationQuery.Order.OPENED);
        return parameters.choice("order", Direction.DESC) == Direction.ASC
                ? query.ascending(order)
                : query.descending(order);
    }

    private static String[] names(Parameters parameters, String name) {
        return parameters.all(name).toArray(String[]::new);
    }

    private static ViolationQuery during(ViolationQuery query, Parameters parameters) {
        if (parameters.time("from").isEmpty() && parameters.time("to").isEmpty()) {
            return query;
        }
        Instant from = parameters.time("from").orElse(Instant.EPOCH);
        Instant to = parameters.time("to").orElse(END_OF_TIME);
        Period.check(from, to);
        return query.during(from, to);
    }
}
