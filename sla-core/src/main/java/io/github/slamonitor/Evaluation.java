package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor does each time it looks: it moves what was recorded into the windows, checks the rules, moves the alerts on, and
 * hands over what there is to tell. One evaluation at a time; the questions can be asked by any thread.
 */
final class Evaluation {

    private static final Comparator<Transition> BY_SERVICE = Comparator.comparing(
                    (Transition transition) -> transition.violation().service())
            .thenComparing(transition -> transition.violation().policy())
            .thenComparing(transition -> transition.violation().rule());

    private final EngineClock clock;
    private final Intake intake;
    private final ServiceRegistry services;
    private final List<SlaPolicy> policies;
    private final List<MaintenanceWindow> maintenance;
    private final AlertBook alerts = new AlertBook(this::evidence, true);
    private final SafeStore store;
    private final Persistence persistence;
    private final Deliveries deliveries;
    private final Silences silences;
    /** Null when the store keeps no history. */
    private final @Nullable Measuring measuring;

    private final long startedMicros;

    private long rolledMicros;
    private long evaluations;
    private long failed;
    private long late;
    private Duration last = Duration.ZERO;
    private Duration longest = Duration.ZERO;
    private @Nullable Instant evaluatedAt;

    Evaluation(
            EngineClock clock,
            Intake intake,
            ServiceRegistry services,
            List<SlaPolicy> policies,
            List<MaintenanceWindow> maintenance,
            Deliveries deliveries,
            SafeStore store) {
        this.clock = clock;
        this.intake = intake;
        this.services = services;
        this.policies = policies;
        this.maintenance = maintenance;
        this.deliveries = deliveries;
        this.store = store;
        this.persistence = new Persistence(store);
        this.startedMicros = persistence.resume(clock);
        this.rolledMicros = startedMicros;
        this.silences = persistence.restore(alerts, services, startedMicros);
        this.measuring = measuring(store.history(), services, clock.wallTime());
        deliveries.start();
        publish(alerts.resolveUnchecked(policies, muting(clock.wallTime())), clock.wallTime());
    }

    private static @Nullable Measuring measuring(
            @Nullable MetricHistory history, ServiceRegistry services, Instant startedAt) {
        if (history == null) {
            return null;
        }
        services.measure();
        return new Measuring(new HistoryWriter(history), startedAt);
    }

    private Muting muting(Instant at) {
        return new Muting(at, silences.list(), maintenance);
    }

    /** Moves what was recorded into the windows. */
    synchronized void roll(long now) {
        Instant wall = Micros.toInstant(clock.wallTime(now));
        for (MonitoredService service : services.all()) {
            roll(service, now, wall);
        }
        rolledMicros = now;
    }

    /** What is not told from maintenance by its timestamp is so by the slot in which it comes. */
    private void roll(MonitoredService service, long now, Instant wall) {
        boolean workedOn = intake.isWorkedOn(service.name(), wall);
        if (workedOn) {
            service.windows().excuse(now - rolledMicros, now);
        }
        service.windows().roll(now, intake.ticking, !workedOn || !intake.ticking);
    }

    /** Evaluates everything, and tells what changed. */
    synchronized SlaReport run(long now, Instant wall) {
        long startNanos = System.nanoTime();
        silences.expire(wall);
        List<RuleResult> results = check(now, wall);
        publish(alerts.evaluate(results, now, muting(wall)), wall);
        persistence.saveFigures(services, now);
        if (measuring != null) {
            measuring.measure(services.sorted(), wall);
        }
        evaluations++;
        evaluatedAt = wall;
        last = Duration.ofNanos(System.nanoTime() - startNanos);
        longest = last.compareTo(longest) > 0 ? last : longest;
        return report(results);
    }

    private List<RuleResult> check(long now, Instant wall) {
        long wallMicros = Micros.of(wall);
        List<RuleResult> results = new ArrayList<>();
        for (MonitoredService service : services.sorted()) {
            roll(service, now, wall);
            results.addAll(service.evaluate(wallMicros, wallMicros - now, now - startedMicros));
        }
        rolledMicros = now;
        return results;
    }

    private void publish(AlertRound changed, Instant at) {
        if (changed.transitions().isEmpty()) {
            persistence.saveStates(changed.states());
        } else {
            List<Transition> sorted = new ArrayList<>(changed.transitions());
            sorted.sort(BY_SERVICE);
            deliveries.tell(new Round(UUID.randomUUID().toString(), at, sorted), changed.states());
        }
    }

    private SlaReport report(List<RuleResult> results) {
        List<ServiceMetrics> metrics = new ArrayList<>();
        List<String> uncovered = new ArrayList<>();
        for (MonitoredService service : services.sorted()) {
            List<RuleResult> checked = service.results();
            if (!service.isCovered()) {
                uncovered.add(service.name());
            } else if (!checked.isEmpty()) { // or it appeared after this evaluation
                metrics.add(checked.get(0).metrics());
            }
        }
        List<String> unmatched = policies.stream()
                .filter(policy -> metrics.stream().noneMatch(service -> policy.appliesTo(service.service())))
                .map(SlaPolicy::name)
                .toList();
        return new SlaReport(metrics, results, uncovered, unmatched);
    }

    /** With the worst minutes of a violated rule, which are only looked for when there is something to tell. */
    private Evidence evidence(RuleResult result) {
        MonitoredService service = services.find(result.service());
        return service == null || result.verdict() != Verdict.VIOLATED
                ? Evidence.of(result)
                : evidence(result, service);
    }

    private Evidence evidence(RuleResult result, MonitoredService service) {
        return Evidence.of(result).withWorst(WorstPeriods.of(result, service.windows(), clock.wallTime(0)));
    }

    synchronized List<RuleExplanation> explain(String name) {
        MonitoredService service = services.find(name);
        return service == null
                ? List.of()
                : service.results().stream()
                        .map(result -> RuleExplanation.of(result, evidence(result, service)))
                        .toList();
    }

    synchronized void silence(Silence silence) {
        silences.add(silence);
        persistence.saveSilences(silences);
    }

    synchronized boolean endSilence(String id) {
        boolean found = silences.remove(id);
        if (found) {
            persistence.saveSilences(silences);
        }
        return found;
    }

    boolean acknowledge(String violationId, Acknowledgement by) {
        boolean found = alerts.acknowledge(violationId, by);
        if (found) {
            store.acknowledged(violationId, by);
        }
        return found;
    }

    synchronized void noteDelay(long delayMicros, long intervalMicros) {
        if (delayMicros > intervalMicros / 10) {
            late++;
        }
    }

    synchronized void noteFailure() {
        failed++;
    }

    synchronized MonitorStatus status() {
        Instant at = evaluatedAt == null ? clock.wallTime() : evaluatedAt;
        Muting muting = muting(at);
        List<ServiceStatus> statuses = services.sorted().stream()
                .map(service -> status(service, muting))
                .toList();
        return new MonitorStatus(Optional.ofNullable(evaluatedAt), statuses, silences.list(), health());
    }

    private ServiceStatus status(MonitoredService service, Muting muting) {
        List<RuleStatus> rules = service.results().stream()
                .map(result -> new RuleStatus(result, alerts.status(AlertKey.of(result), muting)))
                .toList();
        long lastRecord = service.windows().lastRecordMicros();
        return new ServiceStatus(
                service.name(),
                rules,
                errorBudgets(service),
                lastRecord == Long.MIN_VALUE
                        ? Optional.empty()
                        : Optional.of(Micros.toInstant(clock.wallTime(lastRecord))));
    }

    synchronized List<ErrorBudget> errorBudgets(String service) {
        MonitoredService known = services.find(service);
        return known == null ? List.of() : errorBudgets(known);
    }

    private List<ErrorBudget> errorBudgets(MonitoredService service) {
        return service.errorBudgets(clock.wallTime(rolledMicros), rolledMicros - startedMicros);
    }

    synchronized MonitorHealth health() {
        if (intake.isClosed()) {
            collectLateComers();
        }
        long counted = 0;
        long leftOut = 0;
        for (MonitoredService service : services.all()) {
            counted += service.windows().counted();
            leftOut += service.windows().leftOut();
        }
        return new MonitorHealth(
                counted,
                intake.tooLate(),
                intake.fromFuture(),
                intake.afterClose(),
                intake.inMaintenance() + leftOut,
                intake.invalidTimes(),
                services.size(),
                services.hasOverflow(),
                evaluations,
                failed,
                late,
                last,
                longest,
                clock.jumps(),
                deliveries.status(),
                measuring == null ? store.status() : measuring.writer().addTo(store.status()));
    }

    /** A thread that was recording when the monitor was closed may have come after the last evaluation. */
    private void collectLateComers() {
        services.all().forEach(service -> intake.addAfterClose(service.windows().drain()));
    }

    /** Writes what must survive, and delivers what waits for at most a time. */
    void close(Duration timeout) {
        try {
            saveEverything(clock.wallTime());
        } finally {
            if (measuring != null) {
                measuring.writer().close(timeout);
            }
            deliveries.close(timeout);
        }
    }

    private synchronized void saveEverything(Instant wall) {
        long now = clock.at(wall);
        roll(now);
        if (measuring != null) {
            measuring.measureCounts(services.sorted(), wall);
        }
        persistence.saveStates(alerts.takeUnsaved());
        persistence.saveEverything(services, now);
    }
}
