package io.github.slamonitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs recorded requests through the windows, rules and alerts of a monitor on a clock of their own timestamps: it tells which alerts
 * policies would have raised on last week's traffic. Immutable and thread-safe.
 *
 * <pre>{@code
 * ReplayTimeline timeline = SlaReplay.of(policy).run(records);
 * timeline.alerts().forEach(System.out::println);
 * }</pre>
 *
 * <p>The monitor is taken to have run since the first request, and to evaluate at the multiples of {@link #evaluateEvery} since the
 * epoch, up to the first one after the last request. An evaluation sees the requests before its time, not at it. Alerts that are open
 * at the end stay open. Long times without requests are skipped where nothing can happen in them, so they cost nothing, but what
 * a rule on missing requests or a waiting alert would have done is in the timeline.
 *
 * <p>Requests may come in any order and give the same timeline: first they are counted by service and by cells of time, then the
 * time runs. Where several requests of one service have the very same timestamp, windows over the last so many
 * {@linkplain SlaRule#overLast requests} take them with the fastest first. Memory grows with the number of services and cells
 * that have requests, a sixtieth of the shortest window each: some 25 to 50 bytes for each, and never more than for each request.
 * Where percentiles, extremes or the last so many requests are asked for, each request takes 12 bytes, or 20.
 *
 * <p>An indicator of the user's own may be called by several threads at once, for different services, but is called by one for each
 * service.
 */
public final class SlaReplay {

    private final SlaEvaluator evaluator;
    private final Duration interval;
    private final int threads;
    private final boolean allByBook;

    private SlaReplay(SlaEvaluator evaluator, Duration interval, int threads, boolean allByBook) {
        this.evaluator = evaluator;
        this.interval = interval;
        this.threads = threads;
        this.allByBook = allByBook;
    }

    /**
     * {@return a replay for some policies, evaluated every 10 seconds as a monitor does}
     *
     * @param policies at least one, each with a name of its own
     * @throws IllegalArgumentException when there are none, or two have one name
     */
    public static SlaReplay of(SlaPolicy... policies) {
        return of(List.of(policies));
    }

    /**
     * {@return a replay for some policies, evaluated every 10 seconds as a monitor does}
     *
     * @param policies at least one, each with a name of its own
     * @throws IllegalArgumentException when there are none, or two have one name
     */
    public static SlaReplay of(Collection<SlaPolicy> policies) {
        return new SlaReplay(
                SlaEvaluator.of(policies),
                Duration.ofSeconds(10),
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    /**
     * Sets how often the monitor evaluates.
     *
     * @param newInterval from a second to an hour, in whole microseconds
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public SlaReplay evaluateEvery(Duration newInterval) {
        if (newInterval.compareTo(Duration.ofSeconds(1)) < 0
                || newInterval.compareTo(Duration.ofHours(1)) > 0
                || newInterval.toNanos() % 1000 != 0) {
            throw new IllegalArgumentException(
                    "evaluateEvery must be from 1 s to 1 h in whole microseconds: evaluateEvery="
                            + Words.period(newInterval));
        }
        return new SlaReplay(evaluator, newInterval, threads, allByBook);
    }

    /**
     * Sets how many threads run the time of different services; as many as processors unless set.
     *
     * @param count at least 1
     * @return the changed copy
     * @throws IllegalArgumentException when under 1
     */
    public SlaReplay threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1: threads=" + count);
        }
        return new SlaReplay(evaluator, interval, count, allByBook);
    }

    /** Without the quick way that most rules can take, which tells the same. */
    SlaReplay allByBook() {
        return new SlaReplay(evaluator, interval, threads, true);
    }

    /** {@return the policies} */
    public List<SlaPolicy> policies() {
        return evaluator.policies();
    }

    /** {@return how often the monitor evaluates} */
    public Duration interval() {
        return interval;
    }

    /**
     * Replays the requests of a source such as a file.
     *
     * @param source where the requests are
     * @return what happened
     */
    public ReplayTimeline run(MetricSource source) {
        return run(count(source, List.of(policies())));
    }

    /**
     * Replays the requests of a stream, which is read sequentially and closed.
     *
     * @param records the requests, in any order
     * @return what happened
     */
    public ReplayTimeline run(Stream<MetricRecord> records) {
        return run(source(records));
    }

    /**
     * Replays some requests.
     *
     * @param records the requests, in any order
     * @return what happened
     */
    public ReplayTimeline run(Collection<MetricRecord> records) {
        return run(accumulator -> records.forEach(accumulator::add));
    }

    /** A stream as a source that can be read once. */
    static MetricSource source(Stream<MetricRecord> records) {
        Objects.requireNonNull(records, "records");
        return accumulator -> {
            try (records) {
                records.sequential().forEachOrdered(accumulator::add);
            }
        };
    }

    ReplayRecords count(MetricSource source, Collection<List<SlaPolicy>> policySets) {
        Objects.requireNonNull(source, "source");
        return ReplayRecords.of(source, policySets, interval.toNanos() / 1000, threads);
    }

    /** Runs the time over requests that were counted for these policies and this interval. */
    ReplayTimeline run(ReplayRecords records) {
        if (records.records() == 0) {
            return ReplayTimeline.empty(records, evaluator.evaluateMetrics(List.of()));
        }
        boolean tied = isTied();
        List<ReplayedService> services = new ArrayList<>();
        List<Runnable> tasks = new ArrayList<>();
        for (String name : coveredServices(records)) {
            ReplayedService service = new ReplayedService(name, records, policies(), tied || allByBook);
            services.add(service);
            tasks.add(service.quick());
        }
        List<ReplayRun> runs = runs(services, records.end(), tied);
        tasks.addAll(runs);
        Threads.forEach(tasks, threads, Runnable::run);
        return ReplayTimeline.of(records, services, runs, reportAtEnd(records, services));
    }

    /** Whether the alert of one service may keep that of another from being told. */
    private boolean isTied() {
        for (SlaPolicy policy : policies()) {
            for (SlaRule rule : policy.rules()) {
                if (!rule.inhibitors().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One for each service; or one for all, when the alert of one may keep that of another from being told. */
    private static List<ReplayRun> runs(List<ReplayedService> services, long end, boolean tied) {
        List<BookedService> booked = new ArrayList<>();
        for (ReplayedService service : services) {
            BookedService ofService = service.booked();
            if (ofService != null) {
                booked.add(ofService);
            }
        }
        if (tied) {
            return List.of(new ReplayRun(booked, end));
        }
        List<ReplayRun> runs = new ArrayList<>();
        for (BookedService service : booked) {
            runs.add(new ReplayRun(List.of(service), end));
        }
        return runs;
    }

    /** The services to be checked, those that a policy names but that have no requests too. */
    private Collection<String> coveredServices(ReplayRecords records) {
        TreeSet<String> covered = new TreeSet<>();
        for (SlaPolicy policy : policies()) {
            covered.addAll(policy.namedServices());
            for (String service : records.services()) {
                if (policy.appliesTo(service)) {
                    covered.add(service);
                }
            }
        }
        return covered;
    }

    private SlaReport reportAtEnd(ReplayRecords records, List<ReplayedService> services) {
        List<ServiceMetrics> metrics = new ArrayList<>();
        List<RuleResult> results = new ArrayList<>();
        TreeSet<String> uncovered = new TreeSet<>(records.services());
        for (ReplayedService service : services) {
            List<LastResult> last = service.atEnd();
            metrics.add(last.get(0).result().metrics());
            for (LastResult each : last) {
                results.add(each.result());
            }
            uncovered.remove(service.name());
        }
        return new SlaReport(metrics, results, List.copyOf(uncovered), SlaPolicy.unmatched(policies(), metrics));
    }
}
