package io.github.slamonitor;

import io.github.slamonitor.engine.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts requests by service, in memory that grows with the number of services and not of requests. Made by
 * {@link SlaEvaluator#accumulator}, which knows what has to be counted. Not thread-safe: each thread takes a {@link #fork} of
 * its own, and they are {@linkplain #merge merged} at the end; sums are whole numbers, so the result is the same in any order.
 *
 * <pre>{@code
 * SlaEvaluator evaluator = SlaEvaluator.of(policy);
 * MetricsAccumulator first = evaluator.accumulator();
 * MetricsAccumulator second = first.fork();
 * first.add(new MetricRecord("checkout", Instant.now(), Duration.ofMillis(120), true));
 * second.add(new MetricRecord("checkout", Instant.now(), Duration.ofMillis(80), false));
 * first.merge(second);
 * SlaReport report = evaluator.evaluate(first);
 * }</pre>
 */
public final class MetricsAccumulator {

    private final Function<String, ServiceAccumulator> empty;
    private final Map<String, ServiceAccumulator> services = new HashMap<>();

    /** Counts each service into what a function makes for it. */
    MetricsAccumulator(Function<String, ServiceAccumulator> empty) {
        this.empty = empty;
    }

    /**
     * Counts one request.
     *
     * @param record the request
     */
    public void add(MetricRecord record) {
        service(record.service()).add(record.timestampMicros(), record.responseMicros(), record.successful());
    }

    /**
     * {@return the counter of one service}
     *
     * @param service not blank
     */
    public ServiceAccumulator service(String service) {
        ServiceAccumulator known = services.get(service);
        return known != null ? known : addService(service);
    }

    private ServiceAccumulator addService(String service) {
        if (service.isBlank()) {
            throw new IllegalArgumentException("service must not be blank");
        }
        ServiceAccumulator added = empty.apply(service);
        services.put(service, added);
        return added;
    }

    /** {@return an empty accumulator that counts the same} */
    public MetricsAccumulator fork() {
        return new MetricsAccumulator(empty);
    }

    /**
     * Adds all that another one counted.
     *
     * @param other made by {@link #fork}, or by the same evaluator
     */
    public void merge(MetricsAccumulator other) {
        for (ServiceAccumulator theirs : other.services.values()) {
            service(theirs.service()).merge(theirs);
        }
    }

    /** {@return the number of requests counted} */
    public long records() {
        long records = 0;
        for (ServiceAccumulator service : services.values()) {
            records += service.records();
        }
        return records;
    }

    /** The counters of all services, in no order. */
    Collection<ServiceAccumulator> services() {
        return services.values();
    }

    /**
     * {@return the figures of every service with requests so far, by name; later requests do not change them} There are none in an
     * accumulator of an {@link SlaReplay}, which counts requests by their time.
     */
    public List<ServiceMetrics> metrics() {
        Map<String, ServiceAccumulator> counted = new TreeMap<>();
        for (ServiceAccumulator service : services.values()) {
            if (service.tally().records() > 0) {
                counted.put(service.service(), service);
            }
        }
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (ServiceAccumulator service : counted.values()) {
            start = Math.min(start, service.tally().firstMicros());
            end = Math.max(end, service.tally().lastMicros());
        }
        List<ServiceMetrics> metrics = new ArrayList<>(counted.size());
        for (ServiceAccumulator service : counted.values()) {
            Tally copy = new Tally(service.tally().shape());
            copy.merge(service.tally());
            metrics.add(ServiceMetrics.counted(service.service(), copy, start, end));
        }
        return metrics;
    }
}
