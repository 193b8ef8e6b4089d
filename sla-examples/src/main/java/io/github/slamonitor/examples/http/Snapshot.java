package io.github.slamonitor.examples.http;

import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Silence;
import io.github.slamonitor.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is known as of one evaluation. Answers made from it are kept with it, so that many viewers cost as much as one. Thread-safe. */
final class Snapshot {

    private static final int MOST_KEPT = 200;

    /** A service in few words, for counting and sorting; how severe the worst is that fires, and information without any. */
    record Line(String service, Verdict verdict, int firing, int pending, Severity worst) {

        /** What needs looking at first. */
        static final Comparator<Line> WORST_FIRST = Comparator.<Line>comparingInt(line -> line.firing > 0 ? 0 : 1)
                .thenComparing(Line::worst, Comparator.reverseOrder())
                .thenComparing(line -> line.verdict == Verdict.VIOLATED ? 0 : 1)
                .thenComparing(line -> line.pending > 0 ? 0 : 1)
                .thenComparing(line -> line.verdict == Verdict.INSUFFICIENT_DATA ? 0 : 1)
                .thenComparing(Line::service);
    }

    private final Optional<Instant> evaluatedAt;
    private final List<Line> byName;
    private final List<Line> byStatus;
    private final List<Firing> firing;
    private final List<Silence> silences;
    private final Optional<MonitorHealth> health;
    private final Function<String, Optional<ServiceView>> views;
    private final Map<String, ServiceView> viewed = new ConcurrentHashMap<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    Snapshot(
            Optional<Instant> evaluatedAt,
            List<Line> byName,
            List<Firing> firing,
            List<Silence> silences,
            Optional<MonitorHealth> health,
            Function<String, Optional<ServiceView>> views) {
        this.evaluatedAt = evaluatedAt;
        this.byName = List.copyOf(byName);
        this.byStatus = byName.stream().sorted(Line.WORST_FIRST).toList();
        this.firing = firing.stream().sorted(Firing.WORST_THEN_NEWEST).toList();
        this.silences = List.copyOf(silences);
        this.health = health;
        this.views = views;
    }

    Optional<Instant> evaluatedAt() {
        return evaluatedAt;
    }

    List<Line> byName() {
        return byName;
    }

    List<Line> byStatus() {
        return byStatus;
    }

    List<Firing> firing() {
        return firing;
    }

    List<Silence> silences() {
        return silences;
    }

    /** Empty without a monitor. */
    Optional<MonitorHealth> health() {
        return health;
    }

    boolean live() {
        return health.isPresent();
    }

    /** Everything of a service; empty when it is not known. */
    Optional<ServiceView> view(String service) {
        ServiceView known = viewed.get(service);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ServiceView> view = views.apply(service);
        view.ifPresent(found -> viewed.put(service, found));
        return view;
    }

    /** The answer for an address, made once. */
    Reply reply(String address, Supplier<Reply> make) {
        Reply kept = replies.get(address);
        if (kept == null) {
            kept = make.get();
            if (replies.size() < MOST_KEPT) {
                replies.put(address, kept);
            }
        }
        return kept;
    }

    void writeCounts(JsonWriter json) {
        json.number("services", byName.size())
                .number("met", count(Verdict.MET))
                .number("violated", count(Verdict.VIOLATED))
                .number("insufficientData", count(Verdict.INSUFFICIENT_DATA))
                .number("firing", byName.stream().mapToInt(Line::firing).sum())
                .number(
                        "unchecked",
                        firing.stream().filter(each -> !each.checked()).count())
                .number("pending", byName.stream().mapToInt(Line::pending).sum());
    }

    private long count(Verdict verdict) {
        return byName.stream().filter(line -> line.verdict() == verdict).count();
    }
}
