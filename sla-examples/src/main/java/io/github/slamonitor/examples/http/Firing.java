package io.github.slamonitor.examples.http;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.AlertStatus;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.util.Comparator;
import java.util.Optional;

/** A violation that goes on. */
record Firing(Violation violation, boolean flapping, Optional<Acknowledgement> acknowledgement) {

    static final Comparator<Firing> WORST_THEN_NEWEST = Comparator.<Firing, Severity>comparing(
                    firing -> firing.violation().severity())
            .thenComparing(firing -> firing.violation().openedAt())
            .reversed()
            .thenComparing(firing -> firing.violation().id());

    static Optional<Firing> of(AlertStatus alert) {
        return alert.violation().map(violation -> new Firing(violation, alert.flapping(), alert.acknowledgement()));
    }

    ViolationState state() {
        return violation.resolvedAt().isPresent()
                ? ViolationState.RESOLVED
                : acknowledgement.isPresent() ? ViolationState.ACKNOWLEDGED : ViolationState.OPEN;
    }

    void writeTo(JsonWriter json) {
        json.object(() -> ViolationJson.fields(json, violation, state(), flapping, acknowledgement));
    }
}
