package io.github.slamonitor.examples.http;

import io.github.slamonitor.ErrorBudget;
import io.github.slamonitor.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A service as it is shown. */
record ServiceView(
        String service,
        Verdict verdict,
        Optional<Instant> lastRecord,
        Optional<Instant> lastViolationAt,
        List<RuleView> rules,
        List<ErrorBudget> budgets,
        Sparkline sparkline) {

    void writeTo(JsonWriter json) {
        json.object(() -> writeFields(json));
    }

    void writeFields(JsonWriter json) {
        json.text("service", service)
                .text("verdict", verdict)
                .time("lastRecord", lastRecord)
                .time("lastViolationAt", lastViolationAt)
                .array("rules", rules, rule -> rule.writeTo(json))
                .array("budgets", budgets, budget -> BudgetJson.write(json, budget));
        sparkline.writeTo(json.name("sparkline"));
    }
}
