package io.github.slamonitor;

import io.github.slamonitor.engine.ReplayCells;
import io.github.slamonitor.engine.ReplayGrid;
import io.github.slamonitor.engine.WindowShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The requests to replay, counted by service and time for one or several sets of policies. */
final class ReplayRecords {

    private final long interval;
    private final Collection<List<SlaPolicy>> policySets;
    private final SortedMap<String, ReplayCells> cells = new TreeMap<>();
    private long records;
    private long leftOut;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    private ReplayRecords(Collection<List<SlaPolicy>> policySets, long interval) {
        this.policySets = policySets;
        this.interval = interval;
    }

    /**
     * Counts the requests of a source.
     *
     * @param policySets what they will be replayed for
     * @param interval the time between two evaluations, in microseconds
     * @param threads how many put them in order
     */
    static ReplayRecords of(MetricSource source, Collection<List<SlaPolicy>> policySets, long interval, int threads) {
        ReplayRecords counted = new ReplayRecords(policySets, interval);
        MetricsAccumulator accumulator = new MetricsAccumulator(counted::empty);
        source.readInto(accumulator);
        List<ReplayCells> all = new ArrayList<>();
        for (ServiceAccumulator service : accumulator.services()) {
            ReplayCells ofService = service.cells();
            if (ofService != null) {
                all.add(ofService);
            }
        }
        Threads.forEach(all, threads, ReplayCells::putInOrder);
        for (ServiceAccumulator service : accumulator.services()) {
            counted.add(service.service(), Objects.requireNonNull(service.cells()));
        }
        return counted;
    }

    private void add(String service, ReplayCells ofService) {
        long counted = ofService.records();
        leftOut += ofService.leftOut();
        if (counted > 0) {
            cells.put(service, ofService);
            records += counted;
            start = Math.min(start, Math.floorDiv(ofService.earliest(), interval) * interval);
            end = Math.max(end, (Math.floorDiv(ofService.latest(), interval) + 1) * interval);
        }
    }

    /** Called by any thread that reads. */
    private ServiceAccumulator empty(String service) {
        return new ServiceAccumulator(service, emptyCells(service));
    }

    private ReplayCells emptyCells(String service) {
        List<WindowShape> shapes = new ArrayList<>();
        for (List<SlaPolicy> policies : policySets) {
            List<SlaPolicy> applying = ServiceChecks.applying(service, policies);
            if (!applying.isEmpty()) {
                shapes.add(ServiceChecks.of(applying).shape());
            }
        }
        return new ReplayCells(new ReplayGrid(interval, shapes), shapes);
    }

    /** The requests of a service; none of one that has none. */
    ReplayCells cells(String service) {
        ReplayCells known = cells.get(service);
        return known == null ? emptyCells(service) : known;
    }

    /** The services that have requests, by name. */
    Collection<String> services() {
        return cells.keySet();
    }

    long records() {
        return records;
    }

    /** When evaluations take place. */
    ReplayGrid grid() {
        return new ReplayGrid(interval, List.of());
    }

    long leftOut() {
        return leftOut;
    }

    /** The evaluation time at or before the earliest request, from which a monitor is taken to have run. */
    long start() {
        return start;
    }

    /** The first evaluation that has seen all requests. */
    long end() {
        return end;
    }
}
