package io.github.slamonitor.examples.http;

import io.github.slamonitor.BurnRate;
import io.github.slamonitor.ErrorBudget;
import io.github.slamonitor.Measurement;

/** Writes what is left of an error budget. */
final class BudgetJson {

    private BudgetJson() {}

    static void write(JsonWriter json, ErrorBudget budget) {
        json.object(() -> json.text("objective", budget.objective().toString())
                .decimal("remaining", Figures.number(budget.remaining()))
                .text("remainingText", budget.remaining().map(Measurement::toString))
                .number("spent", budget.spent())
                .number("records", budget.records())
                .decimal("allowed", budget.allowed().asDouble())
                .flag("complete", budget.complete())
                .flag(
                        "exhausted",
                        budget.remaining().isPresent()
                                && budget.remaining().get().asDouble() <= 0)
                .array("burnRates", budget.burnRates(), rate -> write(json, rate)));
    }

    private static void write(JsonWriter json, BurnRate rate) {
        json.object(() -> json.millis("windowMillis", rate.window())
                .decimal("value", Figures.number(rate.value()))
                .text("text", rate.toString()));
    }
}
