package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a monitor would have told of some requests. Immutable.
 *
 * <pre>{@code
 * ReplayTimeline timeline = SlaReplay.of(policy).run(records);
 * long pages = timeline.alerts().stream()
 *         .filter(alert -> alert.violation().severity() == Severity.CRITICAL)
 *         .count();
 * }</pre>
 */
public final class ReplayTimeline {

    static final Comparator<Violation> BY_SERVICE = Comparator.comparing(Violation::service)
            .thenComparing(Violation::policy)
            .thenComparing(Violation::rule);

    private final ReplayRecords records;
    private final List<Transition> transitions;
    private final List<ReplayedAlert> alerts;
    private final List<RuleResult> unjudged;
    private final SlaReport atEnd;

    private ReplayTimeline(
            ReplayRecords records,
            List<Transition> transitions,
            List<ReplayedAlert> alerts,
            List<RuleResult> unjudged,
            SlaReport atEnd) {
        this.records = records;
        this.transitions = transitions;
        this.alerts = alerts;
        this.unjudged = unjudged;
        this.atEnd = atEnd;
    }

    static ReplayTimeline of(ReplayRecords records, List<ReplayRun> runs, SlaReport atEnd) {
        List<Transition> transitions = new ArrayList<>();
        List<ReplayedAlert> alerts = new ArrayList<>();
        List<RuleResult> unjudged = new ArrayList<>();
        for (ReplayRun run : runs) {
            transitions.addAll(run.log().transitions());
            alerts.addAll(run.log().alerts(records.end()));
            run.services().forEach(service -> unjudged.addAll(service.unjudged()));
        }
        transitions.sort(Comparator.comparing(Transition::at).thenComparing(Transition::violation, BY_SERVICE));
        alerts.sort(
                Comparator.comparing((ReplayedAlert alert) -> alert.violation().openedAt())
                        .thenComparing(ReplayedAlert::violation, BY_SERVICE));
        return new ReplayTimeline(records, List.copyOf(transitions), List.copyOf(alerts), unjudged, atEnd);
    }

    /** Of no requests at all. */
    static ReplayTimeline empty(ReplayRecords records, SlaReport report) {
        return new ReplayTimeline(records, List.of(), List.of(), report.results(), report);
    }

    /** {@return every alert, in the order in which they opened; those of one moment by service, policy and rule} */
    public List<ReplayedAlert> alerts() {
        return alerts;
    }

    /**
     * {@return everything that a listener would have been told, in order, but for reminders; those of one moment by service, policy
     * and rule}
     */
    public List<Transition> transitions() {
        return transitions;
    }

    /** {@return the verdicts of the last evaluation, the first after all requests} */
    public SlaReport atEnd() {
        return atEnd;
    }

    /** {@return the rules and services for which there was never enough data, as of the last evaluation: nobody knows whether they are met} */
    public List<RuleResult> unjudged() {
        return List.copyOf(unjudged);
    }

    /** {@return from when on the monitor is taken to have run: the evaluation time before the first request; empty without any} */
    public Optional<Instant> start() {
        return records.records() == 0 ? Optional.empty() : Optional.of(Micros.toInstant(records.start()));
    }

    /** {@return the time of the last evaluation; empty without requests} */
    public Optional<Instant> end() {
        return records.records() == 0 ? Optional.empty() : Optional.of(Micros.toInstant(records.end()));
    }

    /** {@return the number of requests replayed} */
    public long records() {
        return records.records();
    }

    /** {@return the number of requests left out because their timestamp is of the year 6000 or later} */
    public long leftOut() {
        return records.leftOut();
    }

    /** {@return the alerts, a line each} */
    @Override
    public String toString() {
        return alerts.isEmpty()
                ? "no alerts"
                : alerts.stream().map(ReplayedAlert::toString).collect(Collectors.joining("\n"));
    }
}
