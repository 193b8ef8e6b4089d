package io.github.slamonitor.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one service of a {@link TrafficGenerator} behaves.
 *
 * @param service its name
 * @param requestsPerSecond on average over a day
 * @param median of its response times
 * @param spread how far response times are from the median: the standard deviation of their logarithm
 * @param failureShare the share of requests that fail on a good day
 * @param incidents what goes wrong
 */
record ServiceProfile(
        String service,
        double requestsPerSecond,
        Duration median,
        double spread,
        double failureShare,
        List<Incident> incidents) {

    ServiceProfile(String service, double requestsPerSecond, Duration median, double spread, double failureShare) {
        this(service, requestsPerSecond, median, spread, failureShare, List.of());
    }

    ServiceProfile with(Incident incident) {
        List<Incident> more = new ArrayList<>(incidents);
        more.add(incident);
        return new ServiceProfile(service, requestsPerSecond, median, spread, failureShare, List.copyOf(more));
    }
}
