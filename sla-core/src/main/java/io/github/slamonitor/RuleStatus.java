package io.github.slamonitor;

/**
 * One rule on one service as of the last evaluation. Immutable.
 *
 * <pre>{@code
 * for (RuleStatus rule : monitor.status().services().get(0).rules()) {
 *     System.out.println(rule.result().verdict() + " " + rule.alert().state() + " " + rule.result().text());
 * }
 * }</pre>
 *
 * @param result what came of checking the rule
 * @param alert the state of the alert that it drives
 */
public record RuleStatus(RuleResult result, AlertStatus alert) {}
