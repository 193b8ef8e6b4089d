package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.slamonitor.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Events of PagerDuty's Events API v2, one for each change. All events of a violation have one deduplication key, so that one sent
 * twice changes nothing.
 */
final class PagerDutyFormat implements Format {

    private static final int LONGEST_GROUP = 255;
    private static final int LONGEST_SUMMARY = 1024;

    private final Secret routingKey;
    private final Optional<URI> dashboard;

    PagerDutyFormat(Secret routingKey, Optional<URI> dashboard) {
        this.routingKey = routingKey;
        this.dashboard = dashboard;
    }

    @Override
    public List<Part> parts(News news) {
        return news.changes().stream()
                .map(change -> new Part(change.id(), () -> Json.bytes(event(change))))
                .toList();
    }

    private ObjectNode event(Change change) {
        String action = action(change);
        ObjectNode event = Json.object();
        event.put("routing_key", routingKey.get());
        event.put("event_action", action);
        event.put("dedup_key", deduplicationKey(change.violation().id()));
        if (action.equals("trigger")) {
            addPayload(event, change);
        }
        return event;
    }

    private static String action(Change change) {
        if (change.kind() == Change.Kind.ACKNOWLEDGED) {
            return "acknowledge";
        }
        return change.isOver() ? "resolve" : "trigger";
    }

    private static String deduplicationKey(String id) {
        return id.matches("[!-~]{1,255}")
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void addPayload(ObjectNode event, Change change) {
        event.put("client", "sla-monitor");
        dashboard.ifPresent(uri -> {
            event.put("client_url", uri.toASCIIString());
            event.putArray("links").addObject().put("href", uri.toASCIIString()).put("text", "Dashboard");
        });
        Violation violation = change.violation();
        ObjectNode payload = event.putObject("payload");
        payload.put("summary", summary(change));
        payload.put("source", Facts.service(change));
        payload.put("severity", violation.severity().name().toLowerCase(Locale.ROOT));
        payload.put("timestamp", change.at().toString());
        payload.put("component", Facts.service(change));
        payload.put("group", Text.cut(Text.line(violation.policy()), LONGEST_GROUP));
        payload.put("class", violation.kind().name().toLowerCase(Locale.ROOT));
        ObjectNode details = payload.putObject("custom_details");
        details.put("Rule", Facts.rule(change));
        Facts.of(change).forEach(fact -> details.put(fact.label(), fact.value()));
    }

    private static String summary(Change change) {
        return Text.cut(
                Facts.label(change) + ": " + Facts.service(change) + ": " + Facts.rule(change), LONGEST_SUMMARY);
    }
}
