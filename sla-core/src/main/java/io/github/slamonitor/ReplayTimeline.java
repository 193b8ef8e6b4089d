package io.github.slamonitor;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SortedSet;
import java.util.TreeSet;
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

    private final ReplayRecords records;
    private final ReplayedEpisodes episodes;
    private final List<RuleResult> unjudged;
    private final SlaReport atEnd;

    private ReplayTimeline(
            ReplayRecords records, ReplayedEpisodes episodes, List<RuleResult> unjudged, SlaReport atEnd) {
        this.records = records;
        this.episodes = episodes;
        this.unjudged = unjudged;
        this.atEnd = atEnd;
    }

    static ReplayTimeline of(
            ReplayRecords records, List<ReplayedService> services, List<ReplayRun> runs, SlaReport atEnd) {
        List<RuleResult> unjudged = new ArrayList<>();
        for (ReplayedService service : services) {
            for (LastResult last : service.atEnd()) {
                if (!last.judged()) {
                    unjudged.add(last.result());
                }
            }
        }
        return new ReplayTimeline(records, ReplayedEpisodes.of(services, runs), unjudged, atEnd);
    }

    /** Of no requests at all. */
    static ReplayTimeline empty(ReplayRecords records, SlaReport report) {
        return new ReplayTimeline(records, ReplayedEpisodes.NONE, report.results(), report);
    }

    /**
     * {@return every alert, in the order in which they opened; those of one moment by service, policy and rule} Each is put in words
     * when it is taken from the list, which takes some microseconds.
     */
    public List<ReplayedAlert> alerts() {
        return new Alerts(episodes.inOrder(), records.end());
    }

    /** The alerts of some episodes. */
    private static final class Alerts extends AbstractList<ReplayedAlert> implements RandomAccess {
        private final List<ReplayEpisode> episodes;
        private final long end;

        Alerts(List<ReplayEpisode> episodes, long end) {
            this.episodes = episodes;
            this.end = end;
        }

        @Override
        public ReplayedAlert get(int index) {
            return episodes.get(index).alert(end);
        }

        @Override
        public int size() {
            return episodes.size();
        }
    }

    /** {@return the services that there are alerts of, by name} */
    public SortedSet<String> alertedServices() {
        return new TreeSet<>(episodes.services());
    }

    /** {@return how many alerts were still open at the end} */
    public int openAtEnd() {
        return episodes.open();
    }

    /**
     * {@return everything that a listener would have been told, in order, but for reminders; those of one moment by service, policy
     * and rule} It is put together by each call.
     */
    public List<Transition> transitions() {
        List<Transition> transitions = new ArrayList<>();
        episodes.inOrder().forEach(episode -> transitions.addAll(episode.transitions()));
        transitions.sort(
                Comparator.comparing(Transition::at).thenComparing(Transition::violation, ReplayTimeline::byName));
        return List.copyOf(transitions);
    }

    /** By service, policy and rule. */
    static int byName(Violation one, Violation other) {
        int order = one.service().compareTo(other.service());
        order = order != 0 ? order : one.policy().compareTo(other.policy());
        return order != 0 ? order : one.rule().compareTo(other.rule());
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
        return alerts().isEmpty()
                ? "no alerts"
                : alerts().stream().map(ReplayedAlert::toString).collect(Collectors.joining("\n"));
    }
}
