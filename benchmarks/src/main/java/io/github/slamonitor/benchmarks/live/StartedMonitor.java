package io.github.slamonitor.benchmarks.live;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A running monitor that all threads share, with its services in their steady state. */
@State(Scope.Benchmark)
public abstract class StartedMonitor {

    private static final int BATCH = 10_000;

    private final SlaPolicy policy;

    @SuppressWarnings("NullAway.Init") // set up by JMH
    private SlaMonitor monitor;

    private String[] names = {};
    private ServiceRecorder[] recorders = {};

    StartedMonitor(SlaPolicy policy) {
        this.policy = policy;
    }

    /**
     * Starts the monitor, and records until a whole slot was busy: services that need several lanes have them from then on.
     *
     * @param count how many services there are
     */
    @Setup
    public void setUp(ServiceCount count) {
        names = ServiceCount.names(count.services);
        monitor = SlaMonitor.builder()
                .policy(policy)
                .maximumServices(count.services)
                .start();
        recorders = Arrays.stream(names).map(monitor::service).toArray(ServiceRecorder[]::new);
        Load load = new Load();
        load.begin(count.services);
        long before = 0;
        for (int slots = 0; slots < 2; ) {
            for (int i = 0; i < BATCH; i++) {
                byHandle(load.service(), load.request(), 0);
            }
            long collected = monitor.health().records();
            slots += collected > before ? 1 : 0;
            before = collected;
        }
    }

    /** Records by the handle of a service; a clock's reading lengthens the request by nothing or a nanosecond. */
    void byHandle(int service, int request, long clock) {
        long nanos = Requests.nanos(request) + (clock & 1);
        if (Requests.failed(request) == 0) {
            recorders[service].success(nanos);
        } else {
            recorders[service].failure(nanos);
        }
    }

    /** Records by the name of a service. */
    void byName(int service, int request, long clock) {
        long nanos = Requests.nanos(request) + (clock & 1);
        if (Requests.failed(request) == 0) {
            monitor.success(names[service], nanos);
        } else {
            monitor.failure(names[service], nanos);
        }
    }

    /** Evaluates a last time, and fails unless the figures are those of the requests. */
    @TearDown
    public void tearDown() {
        monitor.close();
        List<RuleResult> results = monitor.status().services().get(0).rules().stream()
                .map(rule -> rule.result())
                .toList();
        Expect.equal("rules", policy.rules().size(), results.size());
        results.forEach(StartedMonitor::check);
    }

    private static void check(RuleResult result) {
        Expect.that(result + " has records", result.metrics().records() > 0);
        if (result.metrics().records() < 10_000) {
            return; // too few to tell
        }
        double value = result.value().orElseThrow().asDouble();
        Indicator.Kind kind = result.rule().indicator().kind();
        if (kind == Indicator.Kind.FAILURE_RATE) {
            Expect.near(result.text(), (double) Requests.failures() / Requests.COUNT, value, 0.5);
        } else if (kind == Indicator.Kind.RESPONSE_TIME_PERCENTILE) {
            double millis = result.value().orElseThrow().asDuration().toMillis();
            Expect.near(result.text(), Requests.p99Nanos() / 1e6, millis, 0.1);
        }
    }
}
