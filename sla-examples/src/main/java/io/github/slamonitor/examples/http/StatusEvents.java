package io.github.slamonitor.examples.http;

import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what changed from one evaluation to the next. */
final class StatusEvents {

    private static final Logger log = LoggerFactory.getLogger(StatusEvents.class);

    private final EventHub hub;
    private final ViolationHistory history;

    StatusEvents(EventHub hub, ViolationHistory history) {
        this.hub = hub;
        this.history = history;
    }

    void changed(Snapshot before, Snapshot after) {
        Map<String, Firing> gone = byId(before);
        for (Firing firing : after.firing()) {
            Firing known = gone.remove(firing.violation().id());
            if (known == null) {
                tell("OPENED", firing);
            } else if (known.flapping() != firing.flapping()) {
                tell(firing.flapping() ? "FLAPPING" : "FLAPPING_ENDED", firing);
            } else if (!known.acknowledgement().equals(firing.acknowledgement())) {
                tell("ACKNOWLEDGED", firing);
            }
        }
        gone.values().forEach(firing -> tell("RESOLVED", resolved(firing)));
        hub.send(
                "evaluation",
                json -> json.object(() -> {
                    json.time("evaluatedAt", after.evaluatedAt());
                    json.object("counts", () -> after.writeCounts(json));
                }));
    }

    private static Map<String, Firing> byId(Snapshot snapshot) {
        Map<String, Firing> byId = new LinkedHashMap<>();
        snapshot.firing().forEach(firing -> byId.put(firing.violation().id(), firing));
        return byId;
    }

    /** As it ended, which the store knows; the last that was known when it does not yet. */
    private Firing resolved(Firing last) {
        try {
            return history.violation(last.violation().id())
                    .map(ended -> Firing.of(ended, true))
                    .orElse(last);
        } catch (RuntimeException e) {
            log.warn("cannot read how a violation ended: {}", e.getMessage());
            return last;
        }
    }

    private void tell(String transition, Firing firing) {
        hub.send(
                "violation",
                json -> json.object(() -> {
                    json.text("transition", transition);
                    firing.writeTo(json.name("violation"));
                }));
    }
}
