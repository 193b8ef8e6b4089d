package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Severity;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule on a service of which figures are stored. Immutable.
 *
 * <pre>{@code
 * history.rules().forEach(rule -> System.out.println(rule.service() + ": " + rule.rule()));
 * }</pre>
 *
 * @param service the name of the service
 * @param policy the name of the policy
 * @param rule the name of the rule
 * @param kind what kind of indicator the rule is about
 * @param unit what its values count in
 * @param bound what the rule asks for, in words, as of the latest run of a monitor
 * @param lowest the least value that the bound lets through, in the unit of a {@link TrendPoint}; empty when there is none, and when only an
 *     earlier version of the library has written the rule
 * @param highest the greatest value that the bound lets through, likewise
 * @param severity how bad a violation is; empty when only an earlier version of the library has written the rule
 */
public record StoredRule(
        String service,
        String policy,
        String rule,
        Indicator.Kind kind,
        Measurement.Unit unit,
        String bound,
        OptionalDouble lowest,
        OptionalDouble highest,
        Optional<Severity> severity) {}
