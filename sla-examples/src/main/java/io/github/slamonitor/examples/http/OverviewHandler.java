package io.github.slamonitor.examples.http;

import io.github.slamonitor.ListenerStatus;
import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.Silence;
import io.github.slamonitor.StoreStatus;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers how everything is, at a glance. */
final class OverviewHandler implements Route.Handler {

    private static final int MOST_FIRING = 50;

    private final StatusSource source;
    private final ViolationHistory history;
    private final Duration evaluateEvery;

    OverviewHandler(StatusSource source, ViolationHistory history, Duration evaluateEvery) {
        this.source = source;
        this.history = history;
        this.evaluateEvery = evaluateEvery;
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        Snapshot snapshot = source.snapshot();
        return snapshot.reply("/api/overview", () -> Reply.json(json -> json.object(() -> write(json, snapshot))));
    }

    private void write(JsonWriter json, Snapshot snapshot) {
        json.time("now", Instant.now())
                .time("evaluatedAt", snapshot.evaluatedAt())
                .flag("live", snapshot.live())
                .millis("intervalMillis", evaluateEvery)
                .object("counts", () -> snapshot.writeCounts(json));
        lastViolation().ifPresentOrElse(last -> write(json, last), () -> json.nothing("lastViolation"));
        List<Firing> firing = snapshot.firing();
        json.object(
                "firing",
                () -> json.number("total", firing.size())
                        .array(
                                "violations",
                                firing.subList(0, Math.min(MOST_FIRING, firing.size())),
                                each -> each.writeTo(json)));
        json.array("silences", snapshot.silences(), silence -> write(json, silence));
        snapshot.health().ifPresentOrElse(health -> write(json, health), () -> json.nothing("health"));
    }

    private Optional<Violation> lastViolation() {
        return history.violations(ViolationQuery.all().page(0, 1)).stream()
                .map(StoredViolation::violation)
                .findFirst();
    }

    private static void write(JsonWriter json, Violation last) {
        json.object(
                "lastViolation",
                () -> json.text("id", last.id())
                        .text("service", last.service())
                        .text("ruleText", last.rule())
                        .time("openedAt", last.openedAt())
                        .time("resolvedAt", last.resolvedAt()));
    }

    static void write(JsonWriter json, Silence silence) {
        json.object(() -> json.text("id", silence.id())
                .text("services", silence.services())
                .text("rules", silence.rules())
                .time("until", silence.until())
                .text("by", silence.by())
                .text("reason", silence.reason()));
    }

    private static void write(JsonWriter json, MonitorHealth health) {
        StoreStatus store = health.store();
        json.object(
                "health",
                () -> json.number("records", health.records())
                        .number("dropped", health.tooLate() + health.fromFuture() + health.afterClose())
                        .decimal("evaluationMillis", health.lastEvaluation().toNanos() / 1e6)
                        .number("lateEvaluations", health.lateEvaluations())
                        .array("listeners", health.listeners(), listener -> write(json, listener))
                        .object(
                                "store",
                                () -> json.number("waiting", store.waiting())
                                        .number("lost", store.lost())
                                        .text("lastError", store.lastError())));
    }

    private static void write(JsonWriter json, ListenerStatus listener) {
        json.object(() -> json.text("name", listener.name())
                .number("queued", listener.queued())
                .number("delivered", listener.delivered())
                .number("failedAttempts", listener.failedAttempts())
                .number("givenUp", listener.givenUp())
                .text("lastError", listener.lastError()));
    }
}
