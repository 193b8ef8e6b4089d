package io.github.slamonitor.examples;

import io.github.slamonitor.MetricRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes believable traffic of a small shop: five services, two peaks a day, and two incidents, a slow deployment of
 * {@code checkout} and an outage of {@code payment-eu}. The same settings give the same requests on every machine. Immutable.
 *
 * <pre>{@code
 * TrafficGenerator.seeded(1)
 *         .start(Instant.parse("2025-06-02T00:00:00Z"))
 *         .duration(Duration.ofHours(6))
 *         .stream()
 *         .forEach(System.out::println);
 * }</pre>
 */
public final class TrafficGenerator {

    private static final List<ServiceProfile> SHOP = List.of(
            new ServiceProfile("checkout", 0.25, Duration.ofMillis(210), 0.5, 0.008)
                    .with(new Incident("a slow deployment", 0.42, 0.50, 3.5, 0.02)),
            new ServiceProfile("login", 0.30, Duration.ofMillis(90), 0.4, 0.012),
            new ServiceProfile("payment-eu", 0.15, Duration.ofMillis(260), 0.35, 0.006)
                    .with(new Incident("an outage", 0.80, 0.86, 1.6, 0.85)),
            new ServiceProfile("payment-us", 0.12, Duration.ofMillis(240), 0.35, 0.006),
            new ServiceProfile("search", 0.60, Duration.ofMillis(130), 0.6, 0.004));

    private final long seed;
    private final Instant start;
    private final Duration duration;

    private TrafficGenerator(long seed, Instant start, Duration duration) {
        this.seed = seed;
        this.start = start;
        this.duration = duration;
    }

    /**
     * A generator for a day from 2025-06-02, a Monday.
     *
     * @param seed another one gives other requests of the same kind
     * @return the generator
     */
    public static TrafficGenerator seeded(long seed) {
        return new TrafficGenerator(seed, Instant.parse("2025-06-02T00:00:00Z"), Duration.ofDays(1));
    }

    /**
     * Sets when the traffic starts.
     *
     * @param start the timestamps are from here on
     * @return a changed copy
     */
    public TrafficGenerator start(Instant start) {
        return new TrafficGenerator(seed, start, duration);
    }

    /**
     * Sets how long the traffic goes on. The incidents are at the same shares of it, so a short run has them too.
     *
     * @param duration over zero
     * @return a changed copy
     * @throws IllegalArgumentException when not over zero
     */
    public TrafficGenerator duration(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration must be over zero: duration=" + duration);
        }
        return new TrafficGenerator(seed, start, duration);
    }

    /**
     * The requests, in the order of their timestamps; about 1.4 a second on average. Sequential, made as they are taken.
     *
     * @return a new stream of the same requests each time
     */
    public Stream<MetricRecord> stream() {
        Iterator<MetricRecord> requests = new TrafficIterator(SHOP, seed, start, duration);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        requests, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }
}
