package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stored violations can be filtered by: only what occurs or, for rules, has occurred. Immutable.
 *
 * <pre>{@code
 * ViolationFilters filters = history.filters();
 * System.out.println(filters.services() + " " + filters.kinds());
 * }</pre>
 *
 * @param services the names of services with violations, by name
 * @param rules the rules that were violated, by policy and name
 */
public record ViolationFilters(List<String> services, List<Rule> rules) {

    /**
     * A rule that was violated. Immutable.
     *
     * <pre>{@code
     * history.filters().rules().forEach(rule -> System.out.println(rule.policy() + ": " + rule.rule()));
     * }</pre>
     *
     * @param policy the name of its policy
     * @param rule its name
     * @param kind what kind of indicator it is about
     */
    public record Rule(String policy, String rule, Indicator.Kind kind) {}

    /**
     * Copies the lists.
     *
     * @param services the names of services
     * @param rules the rules
     */
    public ViolationFilters {
        services = List.copyOf(services);
        rules = List.copyOf(rules);
    }

    /** {@return the names of policies with violations, by name} */
    public Set<String> policies() {
        Set<String> policies = new TreeSet<>();
        rules.forEach(rule -> policies.add(rule.policy()));
        return policies;
    }

    /** {@return the kinds of indicators with violations} */
    public Set<Indicator.Kind> kinds() {
        Set<Indicator.Kind> kinds = new TreeSet<>();
        rules.forEach(rule -> kinds.add(rule.kind()));
        return kinds;
    }
}
