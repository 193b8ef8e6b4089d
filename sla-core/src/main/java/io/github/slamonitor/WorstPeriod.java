package io.github.slamonitor;

import java.time.Instant;

/**
 * A part of a window, usually a minute, that did most to break a rule. Plain data. Immutable.
 *
 * <pre>{@code
 * for (Violation violation : report.violations()) {
 *     for (WorstPeriod worst : violation.evidence().worst()) {
 *         System.out.println(worst.start() + ": " + worst.value() + " of " + worst.records() + " requests");
 *     }
 * }
 * }</pre>
 *
 * @param start where it starts, on the clock on the wall; exact to a sixtieth of the window
 * @param end where it ends; the next one can start here
 * @param records the number of requests in it, from 0
 * @param failures how many of them failed
 * @param value the rule's indicator in this period; for a percentile, and for the shortest and longest response time, the share of
 *     requests that were slower than the bound instead, since that is counted exactly
 */
public record WorstPeriod(Instant start, Instant end, long records, long failures, Measurement value) {}
