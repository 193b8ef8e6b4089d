package io.github.slamonitor.examples.http;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.AlertStatus;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.RuleStatus;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.StoredRule;
import io.github.slamonitor.store.sqlite.StoredValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A rule on a service as it is shown. */
record RuleView(
        String policy,
        String rule,
        Indicator.Kind kind,
        Optional<Severity> severity,
        String text,
        String condition,
        Verdict verdict,
        OptionalDouble value,
        Optional<String> valueText,
        Measurement.Unit unit,
        OptionalDouble limit,
        String boundText,
        OptionalDouble used,
        Optional<Duration> window,
        OptionalLong records,
        Optional<AlertStatus> alert) {

    static RuleView of(RuleStatus status, OptionalDouble used) {
        RuleResult result = status.result();
        SlaRule rule = result.rule();
        ServiceMetrics metrics = result.metrics();
        Measurement limit = rule.bound().limit();
        return new RuleView(
                result.policy(),
                rule.name(),
                rule.indicator().kind(),
                Optional.of(rule.severity()),
                result.text(),
                rule.condition(),
                result.verdict(),
                Figures.number(result.value()),
                result.value().map(Measurement::toString),
                limit.unit(),
                OptionalDouble.of(limit.asDouble()),
                rule.bound().toString(),
                used,
                Optional.of(rule.window()),
                metrics.counted() ? OptionalLong.of(metrics.records()) : OptionalLong.empty(),
                Optional.of(status.alert()));
    }

    /** Of the last evaluation that was stored. */
    static RuleView of(StoredRule rule, Optional<StoredValue> value) {
        Optional<String> words = value.map(known -> Figures.words(rule.unit(), known.value()));
        return new RuleView(
                rule.policy(),
                rule.rule(),
                rule.kind(),
                rule.severity(),
                rule.rule() + ": " + words.orElse("no value in the last evaluation"),
                rule.rule(),
                verdict(value),
                value.isPresent() ? OptionalDouble.of(value.get().value()) : OptionalDouble.empty(),
                words,
                rule.unit(),
                limit(rule),
                rule.bound(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    static Verdict verdict(Optional<StoredValue> value) {
        return value.map(known -> known.violated() ? Verdict.VIOLATED : Verdict.MET)
                .orElse(Verdict.INSUFFICIENT_DATA);
    }

    /** Where a chart draws the line; the upper one of two. */
    static OptionalDouble limit(StoredRule rule) {
        return rule.highest().isPresent() ? rule.highest() : rule.lowest();
    }

    void writeTo(JsonWriter json) {
        json.object(() -> {
            json.text("policy", policy)
                    .text("rule", rule)
                    .text("kind", kind)
                    .text("severity", severity.map(Severity::name))
                    .text("text", text)
                    .text("condition", condition)
                    .text("verdict", verdict)
                    .decimal("value", value)
                    .text("valueText", valueText)
                    .text("unit", unit)
                    .decimal("limit", limit)
                    .text("boundText", boundText)
                    .decimal("used", used)
                    .number(
                            "windowMillis",
                            window.isPresent() ? OptionalLong.of(window.get().toMillis()) : OptionalLong.empty())
                    .number("records", records);
            alert.ifPresentOrElse(
                    status -> json.object("alert", () -> write(status, json)), () -> json.nothing("alert"));
        });
    }

    private static void write(AlertStatus alert, JsonWriter json) {
        json.text("state", alert.state())
                .flag("flapping", alert.flapping())
                .flag("muted", alert.muted())
                .text("inhibitedBy", alert.inhibitedBy())
                .text("violation", alert.violation().map(Violation::id))
                .time("openedAt", alert.violation().map(Violation::openedAt))
                .text("acknowledgedBy", alert.acknowledgement().map(Acknowledgement::by));
    }
}
