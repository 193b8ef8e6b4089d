package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a monitor does each time it looks: it moves what was recorded into the windows, checks the rules, moves the alerts on, and
 * hands over what there is to tell. One evaluation at a time. Questions can be asked by any thread; they are answered between two
 * evaluations, but when one hangs, in a store or in an indicator of the user's own, nobody who asks hangs with it.
 */
final class Evaluation {

    private static final Comparator<Transition> BY_SERVICE = Comparator.comparing(
                    (Transition transition) -> transition.violation().service())
            .thenComparing(transition -> transition.violation().policy())
            .thenComparing(transition -> transition.violation().rule());

    /** How long a question waits for the evaluation that runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private final EngineClock clock;
    private final Intake intake;
    private final ServiceRegistry services;
    private final List<SlaPolicy> policies;
    private final Maintenance maintenance;
    private final AlertBook alerts = new AlertBook(this::evidence, true);
    private final SafeStore store;
    private final Persistence persistence;
    private final Deliveries deliveries;
    private final Silences silences;
    /** Null when the store keeps no history. */
    private final @Nullable Measuring measuring;

    private final long startedMicros;

    /** Held while what was recorded is moved, and while all is evaluated. */
    private final ReentrantLock running = new ReentrantLock();

    private volatile long rolledMicros;
    private volatile Course course = Course.NONE;

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
        this.maintenance = new Maintenance(maintenance);
        this.deliveries = deliveries;
        this.store = store;
        this.persistence = new Persistence(store);
        this.startedMicros = persistence.resume(clock);
        this.rolledMicros = startedMicros;
        this.silences = persistence.restore(alerts, services, startedMicros);
        this.measuring = measuring(store.history(), services, clock.wallTime());
        deliveries.start();
        Instant now = clock.wallTime();
        publish(alerts.resolveUnchecked(policies, name -> services.find(name) != null, muting(now)), now);
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
        return new Muting(at, silences.list(), maintenance.windows());
    }

    /** Moves what was recorded into the windows. */
    void roll(long now) {
        running.lock();
        try {
            Instant wall = Micros.toInstant(clock.wallTime(now));
            for (MonitoredService service : services.all()) {
                roll(service, now, wall);
            }
            rolledMicros = now;
        } finally {
            running.unlock();
        }
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
    SlaReport run(long now, Instant wall) {
        running.lock();
        try {
            return runAlone(now, wall);
        } finally {
            running.unlock();
        }
    }

    private SlaReport runAlone(long now, Instant wall) {
        long startNanos = System.nanoTime();
        silences.expire(wall);
        Checked checked = check(now, wall);
        publish(alerts.evaluate(checked.results, now, muting(wall)), wall);
        persistence.saveFigures(services, now);
        if (measuring != null) {
            measuring.measure(services.sorted(), wall);
        }
        course = course.evaluated(wall, Duration.ofNanos(System.nanoTime() - startNanos));
        return report(checked);
    }

    /** What came of checking all services. */
    private record Checked(List<RuleResult> results, List<ServiceMetrics> metrics, List<String> uncovered) {}

    private Checked check(long now, Instant wall) {
        long wallMicros = Micros.of(wall);
        Moment moment = new Moment(wallMicros, wallMicros - now, now - startedMicros, maintenance);
        Checked all = new Checked(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (MonitoredService service : services.sorted()) {
            roll(service, now, wall);
            List<RuleResult> results = service.evaluate(moment);
            all.results.addAll(results);
            if (service.isCovered()) {
                all.metrics.add(results.get(0).metrics());
            } else {
                all.uncovered.add(service.name());
            }
        }
        rolledMicros = now;
        return all;
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

    private SlaReport report(Checked all) {
        return new SlaReport(all.metrics, all.results, all.uncovered, SlaPolicy.unmatched(policies, all.metrics));
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

    List<RuleExplanation> explain(String name) {
        return ask(() -> explainNow(name));
    }

    private List<RuleExplanation> explainNow(String name) {
        MonitoredService service = services.find(name);
        return service == null
                ? List.of()
                : service.results().stream()
                        .map(result -> RuleExplanation.of(result, evidence(result, service)))
                        .toList();
    }

    /** For the evaluations that begin from now on; waits for none. */
    void silence(Silence silence) {
        synchronized (silences) { // so that they are stored in the order in which they were changed
            silences.add(silence);
            persistence.saveSilences(silences);
        }
    }

    boolean endSilence(String id) {
        synchronized (silences) {
            boolean found = silences.remove(id);
            if (found) {
                persistence.saveSilences(silences);
            }
            return found;
        }
    }

    boolean acknowledge(String violationId, Acknowledgement by) {
        boolean found = alerts.acknowledge(violationId, by);
        if (found) {
            store.acknowledged(violationId, by);
        }
        return found;
    }

    void noteDelay(long delayMicros, long intervalMicros) {
        if (delayMicros > intervalMicros / 10) {
            note(Course::plusLate);
        }
    }

    void noteFailure() {
        note(Course::plusFailed);
    }

    private void note(UnaryOperator<Course> change) {
        running.lock();
        try {
            course = change.apply(course);
        } finally {
            running.unlock();
        }
    }

    /**
     * Answers a question between two evaluations, or in the midst of one that takes longer than anybody who asks should wait. What is
     * read then is whole for each service, though some may be of the evaluation before.
     */
    private <T> T ask(Supplier<T> question) {
        boolean between = lockWithin(PATIENCE);
        try {
            return question.get();
        } finally {
            if (between) {
                running.unlock();
            }
        }
    }

    /** An interrupt is kept for later: the wait is short, and what is counted should not be lost for it. */
    private boolean lockWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    MonitorStatus status() {
        return ask(this::statusNow);
    }

    private MonitorStatus statusNow() {
        Optional<Instant> evaluatedAt = course.evaluatedAt();
        Muting muting = muting(evaluatedAt.orElseGet(clock::wallTime));
        List<ServiceStatus> statuses = services.sorted().stream()
                .map(service -> status(service, muting))
                .toList();
        return new MonitorStatus(evaluatedAt, statuses, silences.list(), healthNow());
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

    List<ErrorBudget> errorBudgets(String service) {
        MonitoredService known = services.find(service);
        return known == null ? List.of() : ask(() -> errorBudgets(known));
    }

    private List<ErrorBudget> errorBudgets(MonitoredService service) {
        long rolled = rolledMicros;
        return service.errorBudgets(new Moment(clock.wallTime(rolled), 0, rolled - startedMicros, maintenance));
    }

    MonitorHealth health() {
        return ask(this::healthNow);
    }

    private MonitorHealth healthNow() {
        if (intake.isClosed()) {
            collectLateComers();
        }
        long counted = 0;
        long leftOut = 0;
        for (MonitoredService service : services.all()) {
            counted += service.windows().counted();
            leftOut += service.windows().leftOut();
        }
        Course now = course;
        return new MonitorHealth(
                counted,
                intake.tooLate(),
                intake.fromFuture(),
                intake.afterClose(),
                intake.inMaintenance() + leftOut,
                intake.invalidTimes(),
                services.size(),
                services.hasOverflow(),
                now.evaluations(),
                now.failed(),
                now.late(),
                now.last(),
                now.longest(),
                clock.jumps(),
                deliveries.status(),
                measuring == null ? store.status() : measuring.writer().addTo(store.status()));
    }

    /** A thread that was recording when the monitor was closed may have come after the last evaluation. */
    private void collectLateComers() {
        services.all().forEach(service -> intake.addAfterClose(service.windows().drain()));
    }

    /**
     * Writes what must survive, and delivers what waits.
     *
     * @param deadline until when, a {@link System#nanoTime}
     */
    void close(long deadline) {
        try {
            if (lockWithin(patience(deadline))) {
                saveEverythingAndUnlock(clock.wallTime());
            } else {
                LOG.error("an evaluation hangs, so the requests since the last time are not written to the store");
            }
        } finally {
            if (measuring != null) {
                measuring.writer().close(left(deadline).dividedBy(2));
            }
            deliveries.close(left(deadline));
        }
    }

    /** What is left until a deadline, a {@link System#nanoTime}, but a second at least for the evaluation that runs. */
    static Duration patience(long deadline) {
        Duration left = left(deadline);
        return left.compareTo(PATIENCE) > 0 ? left : PATIENCE;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private void saveEverythingAndUnlock(Instant wall) {
        try {
            long now = clock.at(wall);
            roll(now);
            if (measuring != null) {
                measuring.measureCounts(services.sorted(), wall);
            }
            persistence.saveStates(alerts.takeUnsaved());
            persistence.saveEverything(services, now);
        } finally {
            running.unlock();
        }
    }
}
