package io.github.slamonitor.examples.http;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.store.sqlite.Notification;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.util.List;

/** Answers which violations there were: a page of them, or everything about one. */
final class ViolationsHandler {

    private final ViolationHistory history;

    ViolationsHandler(ViolationHistory history) {
        this.history = history;
    }

    Reply page(Request request) {
        ViolationQuery query = ViolationFilter.page(request);
        List<StoredViolation> page = history.violations(query);
        boolean isAll = query.offset() == 0 && page.size() < query.limit();
        long total = isAll ? page.size() : history.count(query);
        return Reply.json(json -> json.object(() -> json.number("total", total)
                .array("violations", page, violation -> ViolationJson.write(json, violation))));
    }

    Reply one(Request request) {
        request.parameters();
        StoredViolation stored = find(request.variable(0));
        List<Notification> notifications =
                history.notifications(stored.violation().id());
        Evidence latest = stored.violation().evidence();
        return Reply.json(json -> json.object(() -> {
            ViolationJson.fields(json, stored);
            ViolationJson.evidence(json.name("opening"), stored.opening());
            if (latest.equals(stored.opening())) {
                json.nothing("latest");
            } else {
                ViolationJson.evidence(json.name("latest"), latest);
            }
            json.array("notifications", notifications, each -> write(json, each));
        }));
    }

    private StoredViolation find(String id) {
        return history.violation(id)
                .orElseThrow(() -> HttpError.notFound("there is no violation with the id " + Parameters.quoted(id)
                        + "; /api/violations lists those there are"));
    }

    private static void write(JsonWriter json, Notification notification) {
        String outcome = notification.endedAt().isEmpty()
                ? "WAITING"
                : notification.failure().isPresent() ? "GIVEN_UP" : "DELIVERED";
        json.object(() -> json.text("listener", notification.listener())
                .text("kind", notification.kind())
                .time("at", notification.at())
                .text("outcome", outcome)
                .time("endedAt", notification.endedAt())
                .text("failure", notification.failure()));
    }
}
