package io.github.slamonitor.store.sqlite;

import java.time.Duration;
import java.time.Instant;

/**
 * The requests of a service in one step of time. Immutable.
 *
 * <pre>{@code
 * for (ServicePoint point : history.serviceTrend("checkout", from, until, Duration.ofHours(1))) {
 *     System.out.println(point.start() + " " + point.totals().failureRate());
 * }
 * }</pre>
 *
 * @param start where the step starts
 * @param length how long it is; that of the step in which figures so old are kept, if that is longer than the one that was asked for
 * @param totals the requests
 */
public record ServicePoint(Instant start, Duration length, ServiceTotals totals) {}
