package io.github.slamonitor;

import java.time.Duration;
import java.util.List;

/**
 * How a monitor itself fares, as plain values since it was made. Immutable.
 *
 * <pre>{@code
 * MonitorHealth health = monitor.health();
 * long lost = health.tooLate() + health.fromFuture() + health.afterClose();
 * }</pre>
 *
 * @param records requests counted in some window
 * @param tooLate requests left out because their timestamp was before every window
 * @param fromFuture requests left out because their timestamp was over a minute in the future
 * @param afterClose requests left out because the monitor was closed
 * @param inMaintenance requests left out because of a maintenance window
 * @param invalidTimes response times that were negative or over 366 days and were corrected
 * @param services the number of services
 * @param tooManyServices whether there were more services than the maximum, so that some are counted together
 * @param evaluations how many evaluations took place
 * @param failedEvaluations how many were broken off by an error
 * @param lateEvaluations how many began more than a tenth of their interval too late
 * @param lastEvaluation how long the last evaluation took
 * @param longestEvaluation how long the longest evaluation took
 * @param clockJumps how often the wall clock was seen to jump
 * @param listeners how delivery to each listener fares
 * @param store how writing to the store fares
 */
public record MonitorHealth(
        long records,
        long tooLate,
        long fromFuture,
        long afterClose,
        long inMaintenance,
        long invalidTimes,
        int services,
        boolean tooManyServices,
        long evaluations,
        long failedEvaluations,
        long lateEvaluations,
        Duration lastEvaluation,
        Duration longestEvaluation,
        long clockJumps,
        List<ListenerStatus> listeners,
        StoreStatus store) {}
