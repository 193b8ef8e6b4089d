package io.github.slamonitor.store.sqlite;

import java.time.Instant;

/**
 * The value of a rule on a service in one evaluation. Immutable.
 *
 * <pre>{@code
 * history.latestValues().forEach(value -> System.out.println(value.rule().service() + " " + value.value()));
 * }</pre>
 *
 * @param rule the rule
 * @param at when the evaluation took place
 * @param value over the rule's window, in the unit of a {@link TrendPoint}
 * @param violated whether the rule was violated
 */
public record StoredValue(StoredRule rule, Instant at, double value, boolean violated) {}
