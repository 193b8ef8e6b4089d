package io.github.slamonitor.examples.http;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.AlertStatus;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.RuleStatus;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.util.Comparator;
import java.util.Optional;

/**
 * A violation that goes on.
 *
 * @param checked whether the latest check of its rule came to a verdict; without one it stays open, whatever has become of it
 * @param now what came of the latest check of its rule; empty when only what was stored of it is known
 */
record Firing(
        Violation violation,
        boolean flapping,
        Optional<Acknowledgement> acknowledgement,
        boolean checked,
        Optional<RuleResult> now) {

    static final Comparator<Firing> WORST_THEN_NEWEST = Comparator.<Firing, Severity>comparing(
                    firing -> firing.violation().severity())
            .thenComparing(firing -> firing.violation().openedAt())
            .reversed()
            .thenComparing(firing -> firing.violation().id());

    static Optional<Firing> of(RuleStatus rule) {
        AlertStatus alert = rule.alert();
        boolean checked = rule.result().verdict() != Verdict.INSUFFICIENT_DATA;
        return alert.violation()
                .map(violation -> new Firing(
                        violation, alert.flapping(), alert.acknowledgement(), checked, Optional.of(rule.result())));
    }

    static Firing of(StoredViolation stored, boolean checked) {
        return new Firing(stored.violation(), stored.flapping(), stored.acknowledgement(), checked, Optional.empty());
    }

    ViolationState state() {
        return violation.resolvedAt().isPresent()
                ? ViolationState.RESOLVED
                : acknowledgement.isPresent() ? ViolationState.ACKNOWLEDGED : ViolationState.OPEN;
    }

    void writeTo(JsonWriter json) {
        json.object(() -> {
            ViolationJson.fields(json, violation, state(), flapping, acknowledgement);
            json.flag("checked", checked)
                    .text("nowText", now.map(RuleResult::text))
                    .text("nowValueText", now.flatMap(RuleResult::value).map(Measurement::toString));
        });
    }
}
