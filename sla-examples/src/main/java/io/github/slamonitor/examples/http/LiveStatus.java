package io.github.slamonitor.examples.http;

import io.github.slamonitor.AlertState;
import io.github.slamonitor.MonitorStatus;
import io.github.slamonitor.RuleExplanation;
import io.github.slamonitor.RuleStatus;
import io.github.slamonitor.ServiceStatus;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How all services are, taken from a monitor once for each evaluation; tells those who follow what has changed. */
final class LiveStatus implements StatusSource {

    private static final Logger log = LoggerFactory.getLogger(LiveStatus.class);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final SlaMonitor monitor;
    private final ViolationHistory history;
    private final Sparklines sparklines;
    private final LastViolations lastViolations;
    private final StatusEvents events;
    private final Thread thread;
    private long evaluations = -1;
    private volatile Snapshot snapshot;

    LiveStatus(
            SlaMonitor monitor,
            ViolationHistory history,
            Sparklines sparklines,
            LastViolations lastViolations,
            StatusEvents events) {
        this.monitor = monitor;
        this.history = history;
        this.sparklines = sparklines;
        this.lastViolations = lastViolations;
        this.events = events;
        this.thread = new Thread(this::lookUntilClosed, "sla-http-status");
        thread.setDaemon(true);
        this.snapshot = take();
    }

    LiveStatus start() {
        thread.start();
        return this;
    }

    private void lookUntilClosed() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            log.debug("closed");
        }
    }

    private void look() {
        try {
            if (monitor.health().evaluations() != evaluations) {
                refresh();
            }
        } catch (RuntimeException | Error e) {
            log.error("cannot take the status of the monitor, will try again", e);
        }
    }

    @Override
    public synchronized void refresh() {
        Snapshot before = snapshot;
        snapshot = take();
        events.changed(before, snapshot);
    }

    private synchronized Snapshot take() {
        MonitorStatus status = monitor.status();
        boolean isNew = status.health().evaluations() != evaluations;
        evaluations = status.health().evaluations();
        return status.evaluatedAt().map(at -> evaluated(status, at, isNew)).orElseGet(() -> notEvaluated(status));
    }

    private Snapshot evaluated(MonitorStatus status, Instant at, boolean isNew) {
        Map<String, ServiceStatus> byName = new HashMap<>();
        for (ServiceStatus service : status.services()) {
            byName.put(service.service(), service);
            if (isNew) {
                sparklines.add(at, service);
            }
        }
        List<Firing> firing = status.services().stream()
                .flatMap(service -> service.rules().stream())
                .flatMap(rule -> Firing.of(rule).stream())
                .toList();
        firing.forEach(each -> lastViolations.opened(each.violation()));
        return new Snapshot(
                status.evaluatedAt(),
                status.services().stream().map(LiveStatus::line).toList(),
                firing,
                status.silences(),
                Optional.of(status.health()),
                name -> Optional.ofNullable(byName.get(name)).map(this::view));
    }

    /** Until the first evaluation after a start a monitor tells nothing of the rules: what went on before is in the store. */
    private Snapshot notEvaluated(MonitorStatus status) {
        StoredServices stored = StoredServices.notEvaluated(history);
        Set<String> names =
                status.services().stream().map(ServiceStatus::service).collect(Collectors.toSet());
        return new Snapshot(
                Optional.empty(),
                status.services().stream()
                        .map(service -> stored.line(service.service()))
                        .toList(),
                stored.firing(),
                status.silences(),
                Optional.of(status.health()),
                name -> Optional.of(name).filter(names::contains).map(stored::view));
    }

    private static Snapshot.Line line(ServiceStatus service) {
        int firing = 0;
        int pending = 0;
        Severity worst = Severity.INFO;
        for (RuleStatus rule : service.rules()) {
            if (rule.alert().state() == AlertState.FIRING) {
                firing++;
                worst = worse(worst, rule.result().rule().severity());
            } else if (rule.alert().state() == AlertState.PENDING) {
                pending++;
            }
        }
        return new Snapshot.Line(service.service(), verdict(service), firing, pending, worst);
    }

    private static Verdict verdict(ServiceStatus service) {
        return ServiceVerdict.of(
                service.rules(),
                rule -> rule.result().rule().indicator().kind(),
                rule -> rule.result().verdict());
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private ServiceView view(ServiceStatus service) {
        Map<Object, OptionalDouble> used = new HashMap<>();
        for (RuleExplanation explanation : monitor.explain(service.service())) {
            used.put(
                    key(
                            explanation.result().policy(),
                            explanation.result().rule().name()),
                    explanation.used());
        }
        return new ServiceView(
                service.service(),
                verdict(service),
                service.lastRecord(),
                lastViolations.of(service.service()),
                service.rules().stream()
                        .map(rule -> RuleView.of(
                                rule,
                                used.getOrDefault(
                                        key(
                                                rule.result().policy(),
                                                rule.result().rule().name()),
                                        OptionalDouble.empty())))
                        .toList(),
                service.errorBudgets(),
                sparklines.of(service));
    }

    private static Object key(String policy, String rule) {
        return List.of(policy, rule);
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
