package io.github.slamonitor.examples.http;

import io.github.slamonitor.ErrorBudget;
import io.github.slamonitor.ListenerStatus;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Answers figures for Prometheus: of the services, and of the monitor itself. */
final class MetricsHandler implements Route.Handler {

    private final StatusSource source;
    private final EventHub events;

    MetricsHandler(StatusSource source, EventHub events) {
        this.source = source;
        this.events = events;
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        Snapshot snapshot = source.snapshot();
        return snapshot.reply("/metrics", () -> Reply.text(200, PrometheusText.TYPE, text(snapshot)));
    }

    private String text(Snapshot snapshot) {
        PrometheusText out = new PrometheusText();
        List<ServiceView> services = new ArrayList<>();
        snapshot.byName().forEach(line -> snapshot.view(line.service()).ifPresent(services::add));
        write(out, snapshot);
        rules(out, services);
        budgets(out, services);
        snapshot.health().ifPresent(health -> write(out, health));
        out.metric("sla_http_event_clients", "gauge", "Browsers that follow the events.")
                .sample("sla_http_event_clients", events.clients());
        return out.toString();
    }

    private static void write(PrometheusText out, Snapshot snapshot) {
        out.metric("sla_services", "gauge", "Services by verdict.");
        for (Verdict verdict : Verdict.values()) {
            long count = snapshot.byName().stream()
                    .filter(line -> line.verdict() == verdict)
                    .count();
            out.sample("sla_services", count, "verdict", verdict.name().toLowerCase(Locale.ROOT));
        }
        out.metric("sla_violations_open", "gauge", "Violations that go on.")
                .sample("sla_violations_open", snapshot.firing().size());
        snapshot.evaluatedAt()
                .ifPresent(at -> out.metric(
                                "sla_last_evaluation_timestamp_seconds",
                                "gauge",
                                "When the last evaluation took place.")
                        .sample("sla_last_evaluation_timestamp_seconds", at.toEpochMilli() / 1e3));
    }

    private static void rules(PrometheusText out, List<ServiceView> services) {
        rules(
                out,
                services,
                "sla_rule_violated",
                "Whether a rule is violated; NaN without enough data.",
                rule -> switch (rule.verdict()) {
                    case MET -> 0;
                    case VIOLATED -> 1;
                    case INSUFFICIENT_DATA -> Double.NaN;
                });
        rules(
                out,
                services,
                "sla_rule_firing",
                "Whether the alert of a rule fires.",
                rule -> rule.alert()
                                .filter(alert -> alert.violation().isPresent())
                                .isPresent()
                        ? 1
                        : 0);
        rules(
                out,
                services,
                "sla_rule_value",
                "The value of a rule: a ratio, seconds, requests or requests a second.",
                rule -> inSeconds(rule.unit(), rule.value().orElse(Double.NaN)));
        rules(
                out,
                services,
                "sla_rule_limit",
                "The limit of a rule, in the unit of its value.",
                rule -> inSeconds(rule.unit(), rule.limit().orElse(Double.NaN)));
    }

    private static void rules(
            PrometheusText out,
            List<ServiceView> services,
            String name,
            String help,
            ToDoubleFunction<RuleView> value) {
        out.metric(name, "gauge", help);
        for (ServiceView service : services) {
            for (RuleView rule : service.rules()) {
                out.sample(
                        name,
                        value.applyAsDouble(rule),
                        "service",
                        service.service(),
                        "policy",
                        rule.policy(),
                        "rule",
                        rule.rule(),
                        "kind",
                        rule.kind().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static double inSeconds(Measurement.Unit unit, double value) {
        return unit == Measurement.Unit.TIME ? value / 1000 : value;
    }

    private static void budgets(PrometheusText out, List<ServiceView> services) {
        out.metric("sla_error_budget_remaining_ratio", "gauge", "The share of an error budget that is left.");
        for (ServiceView service : services) {
            for (ErrorBudget budget : service.budgets()) {
                out.sample(
                        "sla_error_budget_remaining_ratio",
                        Figures.number(budget.remaining()).orElse(Double.NaN),
                        "service",
                        service.service(),
                        "objective",
                        budget.objective().toString());
            }
        }
    }

    private static void write(PrometheusText out, MonitorHealth health) {
        out.metric("sla_records_total", "counter", "Requests that were counted.")
                .sample("sla_records_total", health.records());
        out.metric("sla_records_dropped_total", "counter", "Requests that were left out, by reason.")
                .sample("sla_records_dropped_total", health.tooLate(), "reason", "too_late")
                .sample("sla_records_dropped_total", health.fromFuture(), "reason", "from_future")
                .sample("sla_records_dropped_total", health.afterClose(), "reason", "after_close")
                .sample("sla_records_dropped_total", health.inMaintenance(), "reason", "maintenance");
        out.metric("sla_evaluations_total", "counter", "Evaluations that took place.")
                .sample("sla_evaluations_total", health.evaluations());
        out.metric("sla_evaluations_failed_total", "counter", "Evaluations that an error broke off.")
                .sample("sla_evaluations_failed_total", health.failedEvaluations());
        out.metric("sla_evaluations_late_total", "counter", "Evaluations that began too late.")
                .sample("sla_evaluations_late_total", health.lateEvaluations());
        out.metric("sla_evaluation_duration_seconds", "gauge", "How long the last evaluation took.")
                .sample(
                        "sla_evaluation_duration_seconds",
                        health.lastEvaluation().toNanos() / 1e9);
        out.metric("sla_store_rounds_waiting", "gauge", "Writes that wait for the database.")
                .sample("sla_store_rounds_waiting", health.store().waiting());
        out.metric("sla_store_rounds_lost_total", "counter", "Writes that were given up.")
                .sample("sla_store_rounds_lost_total", health.store().lost());
        listeners(
                out,
                health,
                "sla_listener_queued",
                "gauge",
                "Rounds that wait for a listener.",
                ListenerStatus::queued);
        listeners(
                out,
                health,
                "sla_listener_delivered_total",
                "counter",
                "Rounds delivered to a listener.",
                ListenerStatus::delivered);
        listeners(
                out,
                health,
                "sla_listener_failed_attempts_total",
                "counter",
                "Attempts to deliver that failed.",
                ListenerStatus::failedAttempts);
        listeners(
                out,
                health,
                "sla_listener_given_up_total",
                "counter",
                "Rounds that were not delivered.",
                ListenerStatus::givenUp);
    }

    private static void listeners(
            PrometheusText out,
            MonitorHealth health,
            String name,
            String type,
            String help,
            ToLongFunction<ListenerStatus> value) {
        if (health.listeners().isEmpty()) {
            return;
        }
        out.metric(name, type, help);
        health.listeners().forEach(each -> out.sample(name, value.applyAsLong(each), "listener", each.name()));
    }
}
