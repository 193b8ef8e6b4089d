package io.github.slamonitor;

/**
 * What a rule came to at the end of a replay.
 *
 * @param result of the last evaluation
 * @param judged whether there ever was enough data for a verdict
 */
record LastResult(RuleResult result, boolean judged) {}
