package io.github.slamonitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a monitor knows, as of its last evaluation: what a dashboard shows. Immutable.
 *
 * <pre>{@code
 * MonitorStatus status = monitor.status();
 * System.out.println(status.services().size() + " services, " + status.health().records() + " requests");
 * }</pre>
 *
 * @param evaluatedAt when the last evaluation took place; empty before the first
 * @param services the services by name
 * @param silences the silences that are in force
 * @param health how the monitor itself fares
 */
public record MonitorStatus(
        Optional<Instant> evaluatedAt, List<ServiceStatus> services, List<Silence> silences, MonitorHealth health) {}
