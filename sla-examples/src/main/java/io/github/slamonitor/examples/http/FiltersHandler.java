package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Severity;
import io.github.slamonitor.store.sqlite.ViolationFilters;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers what violations can be filtered by. */
final class FiltersHandler implements Route.Handler {

    private static final int MOST_SERVICES = 2000;

    private final StatusSource source;
    private final ViolationHistory history;

    FiltersHandler(StatusSource source, ViolationHistory history) {
        this.source = source;
        this.history = history;
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        ViolationFilters filters = history.filters();
        Set<String> services = new TreeSet<>(filters.services());
        source.snapshot().byName().forEach(line -> services.add(line.service()));
        List<String> shown = services.stream().limit(MOST_SERVICES).toList();
        return Reply.json(json -> json.object(() -> json.texts("services", shown)
                .array("kinds", filters.kinds(), kind -> write(json, kind))
                .array("severities", List.of(Severity.values()), severity -> json.value(severity.name()))
                .array("states", List.of(ViolationState.values()), state -> json.value(state.name()))
                .texts("policies", filters.policies())
                .array(
                        "rules",
                        filters.rules(),
                        rule -> json.object(
                                () -> json.text("policy", rule.policy()).text("rule", rule.rule())))));
    }

    private static void write(JsonWriter json, Indicator.Kind kind) {
        json.object(() -> json.text("kind", kind).text("label", KindNames.of(kind)));
    }
}
