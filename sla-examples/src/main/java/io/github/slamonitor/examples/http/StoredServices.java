package io.github.slamonitor.examples.http;

import io.github.slamonitor.Severity;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.store.sqlite.StoredRule;
import io.github.slamonitor.store.sqlite.StoredValue;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What history knows of services and of the violations that go on. Immutable, but for what is read when a service is looked at. */
final class StoredServices {

    private static final int MOST_FIRING = 10_000;

    private final ViolationHistory history;
    private final Map<String, List<StoredRule>> rules = new LinkedHashMap<>();
    private final Map<StoredRule, StoredValue> values = new HashMap<>();
    private final List<Firing> firing;
    private final Map<String, List<Firing>> firingByService;
    private final Optional<Instant> evaluatedAt;
    private final Instant until;

    private StoredServices(ViolationHistory history, List<StoredValue> known, Instant now) {
        this.history = history;
        this.evaluatedAt = known.stream().map(StoredValue::at).max(Instant::compareTo);
        this.until = evaluatedAt.orElse(now);
        known.forEach(value -> values.put(value.rule(), value));
        history.rules()
                .forEach(rule -> rules.computeIfAbsent(rule.service(), any -> new ArrayList<>())
                        .add(rule));
        Set<List<String>> checked = values.keySet().stream()
                .map(rule -> List.of(rule.service(), rule.policy(), rule.rule()))
                .collect(Collectors.toSet());
        ViolationQuery open = ViolationQuery.all()
                .states(ViolationState.OPEN, ViolationState.ACKNOWLEDGED)
                .page(0, MOST_FIRING);
        firing = history.violations(open).stream()
                .map(violation -> Firing.of(violation, checked.contains(key(violation))))
                .toList();
        firingByService = firing.stream()
                .collect(Collectors.groupingBy(each -> each.violation().service()));
    }

    /** As of the last evaluation that was stored. */
    static StoredServices lastEvaluated(ViolationHistory history) {
        return new StoredServices(history, history.latestValues(), Instant.now());
    }

    /** Before anything is evaluated: there is a past, but nobody knows yet what has become of it. */
    static StoredServices notEvaluated(ViolationHistory history) {
        return new StoredServices(history, List.of(), Instant.now());
    }

    private static List<String> key(StoredViolation stored) {
        return List.of(
                stored.violation().service(),
                stored.violation().policy(),
                stored.violation().rule());
    }

    /** When what is known of the rules was found out; empty when nothing is. */
    Optional<Instant> evaluatedAt() {
        return evaluatedAt;
    }

    Set<String> names() {
        return rules.keySet();
    }

    List<Firing> firing() {
        return firing;
    }

    Snapshot.Line line(String service) {
        List<Firing> own = firingByService.getOrDefault(service, List.of());
        Severity worst = own.stream()
                .map(each -> each.violation().severity())
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        return new Snapshot.Line(service, verdict(service), own.size(), 0, worst);
    }

    private Verdict verdict(String service) {
        return ServiceVerdict.of(
                rules(service), StoredRule::kind, rule -> RuleView.verdict(Optional.ofNullable(values.get(rule))));
    }

    private List<StoredRule> rules(String service) {
        return rules.getOrDefault(service, List.of());
    }

    ServiceView view(String service) {
        List<StoredRule> own = rules(service);
        return new ServiceView(
                service,
                verdict(service),
                Optional.empty(),
                Optional.ofNullable(history.newestViolations(List.of(service)).get(service)),
                own.stream()
                        .map(rule -> RuleView.of(rule, Optional.ofNullable(values.get(rule))))
                        .toList(),
                List.of(),
                Sparklines.shown(own, StoredRule::kind)
                        .map(rule -> Sparklines.stored(history, rule, until))
                        .orElse(Sparkline.NONE));
    }
}
