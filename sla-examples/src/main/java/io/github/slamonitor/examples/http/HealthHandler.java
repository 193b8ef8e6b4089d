package io.github.slamonitor.examples.http;

import io.github.slamonitor.ListenerStatus;
import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.store.sqlite.SqliteStoreException;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers whether the monitor itself does its work, for whoever watches it. */
final class HealthHandler implements Route.Handler {

    private final StatusSource source;
    private final ViolationHistory history;
    private final Duration evaluateEvery;
    private final Instant startedAt = Instant.now();

    HealthHandler(StatusSource source, ViolationHistory history, Duration evaluateEvery) {
        this.source = source;
        this.history = history;
        this.evaluateEvery = evaluateEvery;
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        List<String> failing = failing();
        List<String> degraded = degraded();
        String status = !failing.isEmpty() ? "failing" : degraded.isEmpty() ? "ok" : "degraded";
        List<String> reasons = new ArrayList<>(failing);
        reasons.addAll(degraded);
        return Reply.json(
                failing.isEmpty() ? 200 : 503,
                json -> json.object(() -> json.text("status", status).texts("reasons", reasons)));
    }

    private List<String> failing() {
        List<String> reasons = new ArrayList<>();
        Snapshot snapshot = source.snapshot();
        Duration since = Duration.between(snapshot.evaluatedAt().orElse(startedAt), Instant.now());
        if (snapshot.live() && since.compareTo(evaluateEvery.multipliedBy(3).plusSeconds(10)) > 0) {
            reasons.add("no evaluation for " + since.toSeconds() + " s");
        }
        try {
            history.violations(ViolationQuery.all().page(0, 1));
        } catch (SqliteStoreException e) {
            reasons.add("the database cannot be read");
        }
        return reasons;
    }

    /** Says of errors that there are some, not what they are: anybody may ask. */
    private List<String> degraded() {
        List<String> reasons = new ArrayList<>();
        source.snapshot().health().ifPresent(health -> {
            addStore(reasons, health);
            for (ListenerStatus listener : health.listeners()) {
                if (listener.suspended()) {
                    reasons.add("nothing is delivered to " + listener.name() + ", it does not answer");
                } else if (listener.queued() > 0 && listener.lastError().isPresent()) {
                    reasons.add("deliveries to " + listener.name() + " fail");
                }
            }
            if (health.tooManyServices()) {
                reasons.add("there are more services than the maximum");
            }
        });
        return reasons;
    }

    private static void addStore(List<String> reasons, MonitorHealth health) {
        if (health.store().waiting() > 0 && health.store().lastError().isPresent()) {
            reasons.add("the database cannot be written");
        }
        if (health.store().lost() > 0) {
            reasons.add("some history was lost because the database could not be written");
        }
    }
}
