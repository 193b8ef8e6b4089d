package io.github.slamonitor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which services are worked on: nothing that opens is told, and the time does not count in the figures. Its requests are left
 * out, throughput is the mean over the rest of the window, and a window with too few requests is not held against a rule on
 * their number. Once, or every week in a time zone. Immutable.
 *
 * <pre>{@code
 * MaintenanceWindow upgrade = MaintenanceWindow.once(
 *                 Instant.parse("2026-05-04T20:00:00Z"), Instant.parse("2026-05-04T22:00:00Z"))
 *         .forServices("payment-*")
 *         .because("database upgrade");
 * MaintenanceWindow backup = MaintenanceWindow.weekly(
 *         DayOfWeek.SUNDAY, LocalTime.of(1, 30), Duration.ofHours(2), ZoneId.of("Europe/Berlin"));
 * }</pre>
 */
public final class MaintenanceWindow {

    private final MaintenanceTimes times;
    private final List<ServicePattern> services;
    private final @Nullable String reason;

    private MaintenanceWindow(MaintenanceTimes times, List<ServicePattern> services, @Nullable String reason) {
        this.times = times;
        this.services = services;
        this.reason = reason;
    }

    /**
     * {@return a window that comes once, for all services}
     *
     * @param startInclusive when it starts
     * @param endExclusive when it ends, after the start
     * @throws IllegalArgumentException when it ends before it starts, or then
     */
    public static MaintenanceWindow once(Instant startInclusive, Instant endExclusive) {
        return new MaintenanceWindow(
                new MaintenanceTimes.Once(startInclusive, endExclusive), List.of(new ServicePattern("*")), null);
    }

    /**
     * {@return a window that comes every week, for all services} It starts when clocks in the zone show the day and time, and takes
     * its length by the stopwatch, also where clocks change meanwhile. A start that clocks leave out is as much later as they are
     * put forward; of one that they show twice, the first is meant.
     *
     * @param day the day of the week on which it starts
     * @param start the local time at which it starts
     * @param length over zero and at most 7 days; may go on past midnight
     * @param zone whose clocks
     * @throws IllegalArgumentException when the length is out of range
     */
    public static MaintenanceWindow weekly(DayOfWeek day, LocalTime start, Duration length, ZoneId zone) {
        return new MaintenanceWindow(
                new MaintenanceTimes.Weekly(day, start, length, zone), List.of(new ServicePattern("*")), null);
    }

    /**
     * Says which services are worked on, in place of those said before.
     *
     * @param services at least one name, or pattern with {@code *} for any characters and {@code ?} for one
     * @return the changed copy
     * @throws IllegalArgumentException when there is none, or one is blank
     */
    public MaintenanceWindow forServices(String... services) {
        if (services.length == 0) {
            throw new IllegalArgumentException("forServices must name at least one service or pattern");
        }
        List<ServicePattern> patterns =
                Arrays.stream(services).map(ServicePattern::new).toList();
        return new MaintenanceWindow(times, patterns, reason);
    }

    /**
     * Says why.
     *
     * @param reason on one line, not blank
     * @return the changed copy
     */
    public MaintenanceWindow because(String reason) {
        return new MaintenanceWindow(times, services, Names.check("reason", reason));
    }

    /**
     * {@return whether a service is worked on at a time}
     *
     * @param service the name of the service
     * @param at when
     */
    public boolean covers(String service, Instant at) {
        return times.cover(at) && isFor(service);
    }

    boolean isFor(String service) {
        return services.stream().anyMatch(pattern -> pattern.matches(service));
    }

    /** What of it lies between two times, the second of which is later. */
    List<Maintenance.Span> spans(Instant from, Instant until) {
        return times.spans(from, until);
    }

    /** {@return the names and patterns of the services that are worked on} */
    public List<String> services() {
        return services.stream().map(ServicePattern::toString).toList();
    }

    /** {@return why} */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaintenanceWindow that
                && times.equals(that.times)
                && services.equals(that.services)
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(times, services, reason);
    }

    /** {@return the window in words: {@code payment-*: every Sunday at 01:30 for 2 h (Europe/Berlin), database upgrade}} */
    @Override
    public String toString() {
        String text = String.join(", ", services()) + ": " + times;
        return reason == null ? text : text + ", " + reason;
    }
}
