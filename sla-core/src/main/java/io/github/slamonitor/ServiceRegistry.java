package io.github.slamonitor;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services of a monitor by name. A service appears by itself; those past the maximum share one entry. Thread-safe. */
final class ServiceRegistry {

    /** The name of the entry under which services past the maximum are counted together. */
    static final String OVERFLOW = "(other services)";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRegistry.class);

    private final Map<String, MonitoredService> services = new ConcurrentHashMap<>();
    private final RecorderTable recorders = new RecorderTable();
    /** By the policies that apply. */
    private final Map<List<SlaPolicy>, ServiceChecks> checks = new ConcurrentHashMap<>();

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean overflowTold = new AtomicBoolean();
    private final AtomicBoolean namelessTold = new AtomicBoolean();
    private volatile List<MonitoredService> sorted = List.of();
    private final int maximum;
    private final List<SlaPolicy> policies;
    private final Intake intake;
    private final EngineClock clock;
    private volatile boolean measured;

    ServiceRegistry(int maximum, List<SlaPolicy> policies, Intake intake, EngineClock clock) {
        this.maximum = maximum;
        this.policies = policies;
        this.intake = intake;
        this.clock = clock;
        // A service that a policy names is watched from the start: it may never be heard of.
        policies.forEach(policy -> policy.namedServices().forEach(this::add));
        services.values().forEach(service -> service.windows().watch(clock.last()));
    }

    /** The service of a name; null when there is none. */
    @Nullable
    MonitoredService find(String name) {
        return services.get(name);
    }

    /** The recorder of a service, which is added if it is new. */
    ServiceRecorder recorder(String name) {
        ServiceRecorder known = recorders.find(name);
        return known != null ? known : get(name).recorder();
    }

    /** The service of a name, which is added if it is new. */
    MonitoredService get(String name) {
        MonitoredService known = services.get(name);
        return known != null ? known : add(name);
    }

    /** As {@link #recorder}, for a request, which must not fail for the name of its service: one that cannot be one is counted apart. */
    ServiceRecorder forRequest(String name) {
        ServiceRecorder known = recorders.find(name);
        return known != null ? known : forUnknown(name);
    }

    private ServiceRecorder forUnknown(String name) {
        if (isName(name)) {
            return get(name).recorder();
        }
        if (namelessTold.compareAndSet(false, true)) {
            LOG.error(
                    "a request was recorded for a service whose name is blank or over {} characters: '{}'; such ones"
                            + " are counted together as '{}'",
                    MetricRecord.MAXIMUM_SERVICE_LENGTH,
                    Names.shown(name),
                    OVERFLOW);
        }
        return get(OVERFLOW).recorder();
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MetricRecord.MAXIMUM_SERVICE_LENGTH;
    }

    private MonitoredService add(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("service must not be blank nor have more than "
                    + MetricRecord.MAXIMUM_SERVICE_LENGTH + " characters: service.length()=" + name.length());
        }
        MonitoredService added = services.computeIfAbsent(name, this::unlessTooMany);
        if (added == null) {
            return overflow(name);
        }
        recorders.add(added.recorder());
        return added;
    }

    private @Nullable MonitoredService unlessTooMany(String name) {
        boolean room = name.equals(OVERFLOW) || count.getAndUpdate(n -> Math.min(n + 1, maximum)) < maximum;
        if (!room) {
            return null;
        }
        MonitoredService service = new MonitoredService(name, checks(name), intake, clock.last());
        if (measured) {
            service.windows().keepUntaken();
        }
        return service;
    }

    /** Counts for a history from now on. Before the first request. */
    void measure() {
        measured = true;
        all().forEach(service -> service.windows().keepUntaken());
    }

    private ServiceChecks checks(String name) {
        return checks.computeIfAbsent(ServiceChecks.applying(name, policies), ServiceChecks::of);
    }

    private MonitoredService overflow(String name) {
        if (overflowTold.compareAndSet(false, true)) {
            LOG.error(
                    "there are more than {} services, the first one too many is '{}': from now on new ones are counted"
                            + " together as '{}'; raise maximumServices, or look for names that should not be services",
                    maximum,
                    Names.shown(name),
                    OVERFLOW);
        }
        return get(OVERFLOW);
    }

    /** In no order. */
    Collection<MonitoredService> all() {
        return services.values();
    }

    /** By name. */
    List<MonitoredService> sorted() {
        List<MonitoredService> byName = sorted;
        if (byName.size() != services.size()) {
            byName = services.values().stream()
                    .sorted(Comparator.comparing(MonitoredService::name))
                    .toList();
            sorted = byName;
        }
        return byName;
    }

    int size() {
        return services.size();
    }

    boolean hasOverflow() {
        return overflowTold.get();
    }
}
