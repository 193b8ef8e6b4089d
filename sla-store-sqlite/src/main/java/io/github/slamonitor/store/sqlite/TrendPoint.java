package io.github.slamonitor.store.sqlite;

import java.time.Duration;
import java.time.Instant;

/**
 * The values of a rule in one step of time. They are in the unit of the rule's indicator: a share of one, milliseconds, requests, or requests a
 * second. Immutable.
 *
 * <pre>{@code
 * for (TrendPoint point : history.trend("checkout", "checkout", "failure rate at most 5%", from, until, Duration.ofHours(1))) {
 *     System.out.println(point.start() + " " + point.mean());
 * }
 * }</pre>
 *
 * @param start where the step starts
 * @param length how long it is; that of the step in which figures so old are kept, if that is longer than the one that was asked for
 * @param evaluations how many evaluations had a value
 * @param mean the mean of their values, of which each is over the rule's window; to a millionth of a share, a microsecond, a hundredth
 *     of a request, or a thousandth of a request a second
 * @param low the least of their values
 * @param high the greatest of their values
 * @param violated how many of the evaluations violated the rule
 * @param slow how many requests in this step were slower than the rule's limit, exactly; 0 for a rule that does not count slow requests
 */
public record TrendPoint(
        Instant start,
        Duration length,
        long evaluations,
        double mean,
        double low,
        double high,
        long violated,
        long slow) {}
