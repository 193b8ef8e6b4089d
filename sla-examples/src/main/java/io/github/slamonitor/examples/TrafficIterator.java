package io.github.slamonitor.examples;

import io.github.slamonitor.MetricRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Makes one request after another: arrivals as a Poisson process whose rate follows the time of day, response times
 * log-normal. {@link Random} and {@link StrictMath} are used because their results are specified to the last bit.
 */
final class TrafficIterator implements Iterator<MetricRecord> {

    private static final double DAY = Duration.ofDays(1).toSeconds();
    private static final long SLOWEST_MICROS = 30_000_000;

    private final List<ServiceProfile> services;
    private final Random random;
    private final Instant start;
    private final double seconds;
    private final double requestsPerSecond;
    private double now;

    TrafficIterator(List<ServiceProfile> services, long seed, Instant start, Duration duration) {
        this.services = services;
        this.random = new Random(seed);
        this.start = start.truncatedTo(ChronoUnit.MILLIS);
        this.seconds = duration.toMillis() / 1000.0;
        double sum = 0;
        for (ServiceProfile service : services) {
            sum += service.requestsPerSecond();
        }
        this.requestsPerSecond = sum;
        advance();
    }

    @Override
    public boolean hasNext() {
        return now < seconds;
    }

    @Override
    public MetricRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        MetricRecord request = request(service());
        advance();
        return request;
    }

    private void advance() {
        now += -StrictMath.log(1 - random.nextDouble()) / (requestsPerSecond * busyness());
    }

    /** How busy this time of day is in UTC: 1 on average, with a peak before noon and a higher one in the evening. */
    private double busyness() {
        double time = (start.getEpochSecond() % DAY + now) % DAY / DAY;
        return 0.23 + 1.7 * (peak(time, 0.45, 0.09) + 1.3 * peak(time, 0.83, 0.07));
    }

    private static double peak(double time, double middle, double width) {
        double distance = StrictMath.min(StrictMath.abs(time - middle), 1 - StrictMath.abs(time - middle));
        return StrictMath.exp(-distance * distance / (2 * width * width));
    }

    private ServiceProfile service() {
        double rest = random.nextDouble() * requestsPerSecond;
        for (ServiceProfile service : services) {
            rest -= service.requestsPerSecond();
            if (rest < 0) {
                return service;
            }
        }
        return services.get(services.size() - 1);
    }

    private MetricRecord request(ServiceProfile service) {
        double failureShare = service.failureShare();
        double slowdown = 1;
        for (Incident incident : service.incidents()) {
            if (incident.isOn(now / seconds)) {
                failureShare = incident.failureShare();
                slowdown = incident.slowdown();
            }
        }
        double factor = slowdown * StrictMath.exp(service.spread() * random.nextGaussian());
        long micros = Math.min(SLOWEST_MICROS, Math.round(service.median().toNanos() / 1000.0 * factor));
        return new MetricRecord(
                service.service(),
                start.plusMillis((long) (now * 1000)),
                Duration.of(micros, ChronoUnit.MICROS),
                random.nextDouble() >= failureShare);
    }
}
