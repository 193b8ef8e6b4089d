package io.github.slamonitor.examples.http;

import io.github.slamonitor.Severity;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.store.sqlite.StoredRule;
import io.github.slamonitor.store.sqlite.StoredValue;
import io.github.slamonitor.store.sqlite.TrendPoint;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How all services were in the last evaluation that was stored, without a monitor. Read anew when it is asked for and old. */
final class StoredStatus implements StatusSource {

    private static final int MOST_FIRING = 10_000;
    private static final Duration SPARKLINE = Duration.ofHours(1);
    private static final Duration SPARKLINE_STEP = Duration.ofMinutes(1);

    private final ViolationHistory history;
    private final Duration readEvery;
    private Snapshot snapshot;
    private long readNanos;

    StoredStatus(ViolationHistory history, Duration readEvery) {
        this.history = history;
        this.readEvery = readEvery;
        this.snapshot = read();
        this.readNanos = System.nanoTime();
    }

    @Override
    public synchronized Snapshot snapshot() {
        if (System.nanoTime() - readNanos > readEvery.toNanos()) {
            refresh();
        }
        return snapshot;
    }

    @Override
    public synchronized void refresh() {
        snapshot = read();
        readNanos = System.nanoTime();
    }

    private Snapshot read() {
        Map<String, List<StoredRule>> rules = new LinkedHashMap<>();
        history.rules()
                .forEach(rule -> rules.computeIfAbsent(rule.service(), any -> new ArrayList<>())
                        .add(rule));
        Map<StoredRule, StoredValue> values = new LinkedHashMap<>();
        history.latestValues().forEach(value -> values.put(value.rule(), value));
        List<Firing> firing = history
                .violations(ViolationQuery.all()
                        .states(ViolationState.OPEN, ViolationState.ACKNOWLEDGED)
                        .page(0, MOST_FIRING))
                .stream()
                .map(Firing::of)
                .toList();
        return new Snapshot(
                values.values().stream().map(StoredValue::at).max(Instant::compareTo),
                rules.entrySet().stream()
                        .map(each -> line(each.getKey(), each.getValue(), values, firing))
                        .toList(),
                firing,
                List.of(),
                Optional.empty(),
                name -> Optional.ofNullable(rules.get(name)).map(found -> view(name, found, values)));
    }

    private static Snapshot.Line line(
            String service, List<StoredRule> rules, Map<StoredRule, StoredValue> values, List<Firing> firing) {
        List<Firing> own = firing.stream()
                .filter(each -> each.violation().service().equals(service))
                .toList();
        Severity worst = own.stream()
                .map(each -> each.violation().severity())
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        return new Snapshot.Line(service, verdict(rules, values), own.size(), 0, worst);
    }

    private static Verdict verdict(List<StoredRule> rules, Map<StoredRule, StoredValue> values) {
        return ServiceVerdict.of(
                rules, StoredRule::kind, rule -> RuleView.verdict(Optional.ofNullable(values.get(rule))));
    }

    private ServiceView view(String service, List<StoredRule> rules, Map<StoredRule, StoredValue> values) {
        return new ServiceView(
                service,
                verdict(rules, values),
                Optional.empty(),
                Optional.ofNullable(history.newestViolations(List.of(service)).get(service)),
                rules.stream()
                        .map(rule -> RuleView.of(rule, Optional.ofNullable(values.get(rule))))
                        .toList(),
                List.of(),
                Sparklines.shown(rules, StoredRule::kind)
                        .map(rule -> sparkline(rule, values))
                        .orElse(Sparkline.NONE));
    }

    private Sparkline sparkline(StoredRule rule, Map<StoredRule, StoredValue> values) {
        StoredValue last = values.get(rule);
        if (last == null) {
            return Sparkline.NONE;
        }
        Period period = new Period(last.at().minus(SPARKLINE), last.at()).aligned(SPARKLINE_STEP);
        List<Double> means =
                history
                        .trend(rule.service(), rule.policy(), rule.rule(), period.from(), period.to(), SPARKLINE_STEP)
                        .stream()
                        .map(TrendPoint::mean)
                        .toList();
        return new Sparkline(Sparklines.label(rule.kind()), Optional.of(rule.unit()), means, RuleView.limit(rule));
    }

    @Override
    public void close() {
        // The history is closed by whoever opened it.
    }
}
