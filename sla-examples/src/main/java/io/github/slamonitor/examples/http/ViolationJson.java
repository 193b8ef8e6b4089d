package io.github.slamonitor.examples.http;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationState;
import io.github.slamonitor.store.sqlite.WorstFigures;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes violations. */
final class ViolationJson {

    private ViolationJson() {}

    static void write(JsonWriter json, StoredViolation stored) {
        json.object(() -> fields(json, stored));
    }

    static void fields(JsonWriter json, StoredViolation stored) {
        fields(json, stored.violation(), stored.state(), stored.flapping(), stored.acknowledgement());
        Evidence opening = stored.opening();
        json.text("openingText", opening.text())
                .text("openingValueText", opening.value().map(Measurement::toString))
                .decimal("openingValue", Figures.number(opening.value()));
        WorstFigures worst = stored.worst();
        json.decimal("worstValue", worst.value())
                .text("worstValueText", words(worst.value(), opening.bound().limit()))
                .decimal("worstFailureRate", worst.failureRate())
                .decimal("worstSlowRate", worst.responseViolationRate());
    }

    private static Optional<String> words(OptionalDouble value, Measurement limit) {
        return value.isPresent()
                ? Optional.of(Figures.words(limit.unit(), value.getAsDouble(), limit.asDouble()))
                : Optional.empty();
    }

    static void fields(
            JsonWriter json,
            Violation violation,
            ViolationState state,
            boolean flapping,
            Optional<Acknowledgement> acknowledgement) {
        json.text("id", violation.id())
                .text("service", violation.service())
                .text("policy", violation.policy())
                .text("rule", violation.rule())
                .text("kind", violation.kind())
                .text("severity", violation.severity())
                .text("state", state)
                .text("reason", violation.reason())
                .time("openedAt", violation.openedAt())
                .time("resolvedAt", violation.resolvedAt())
                .flag("flapping", flapping);
        figures(json, violation.evidence());
        acknowledgement.ifPresentOrElse(by -> write(json, by), () -> json.nothing("acknowledgement"));
    }

    private static void figures(JsonWriter json, Evidence evidence) {
        json.text("text", evidence.text())
                .text("valueText", evidence.value().map(Measurement::toString))
                .decimal("value", Figures.number(evidence.value()))
                .text("unit", evidence.bound().limit().unit())
                .decimal("limit", evidence.bound().limit().asDouble())
                .text("boundText", evidence.bound().toString())
                .number("records", evidence.records())
                .number("failures", evidence.failures())
                .number("slow", evidence.slow())
                .decimal("failureRate", Figures.share(evidence.failures(), evidence.records()))
                .decimal("slowRate", Figures.share(evidence.slow(), evidence.records()));
    }

    private static void write(JsonWriter json, Acknowledgement by) {
        json.object(
                "acknowledgement",
                () -> json.text("by", by.by())
                        .text("note", by.note().isEmpty() ? Optional.empty() : Optional.of(by.note()))
                        .time("at", by.at()));
    }

    static void evidence(JsonWriter json, Evidence evidence) {
        json.object(() -> json.text("text", evidence.text())
                .text("valueText", evidence.value().map(Measurement::toString))
                .number("records", evidence.records())
                .number("failures", evidence.failures())
                .number("slow", evidence.slow())
                .time("windowStart", evidence.windowStart())
                .time("windowEnd", evidence.windowEnd())
                .array("worst", evidence.worst(), period -> write(json, period)));
    }

    static void write(JsonWriter json, WorstPeriod period) {
        json.object(() -> json.time("from", period.start())
                .time("to", period.end())
                .text("valueText", period.value().toString())
                .number("records", period.records()));
    }
}
