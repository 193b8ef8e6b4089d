package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Violation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Violations on their way into a text. */
abstract class Export {

    /** Writes what comes before the first. */
    abstract void begin() throws IOException;

    /** Writes one. */
    abstract void add(StoredViolation violation) throws IOException;

    /** Writes what comes after the last. */
    abstract void end() throws IOException;

    /** The fields of a violation by their names, in order: texts, whole numbers, and doubles. */
    static Map<String, @Nullable Object> fields(StoredViolation stored) {
        Violation violation = stored.violation();
        Evidence evidence = violation.evidence();
        Optional<Measurement> value = evidence.value();
        Optional<Acknowledgement> by = stored.acknowledgement();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", violation.id());
        fields.put("service", violation.service());
        fields.put("policy", violation.policy());
        fields.put("rule", violation.rule());
        fields.put("kind", violation.kind().name());
        fields.put("severity", violation.severity().name());
        fields.put("state", stored.state().name());
        fields.put("opened_at", violation.openedAt().toString());
        fields.put("resolved_at", text(violation.resolvedAt()));
        fields.put("value", value.isPresent() ? value.get().asDouble() : null);
        fields.put("unit", value.isPresent() ? value.get().unit().name() : null);
        fields.put("bound", evidence.bound().toString());
        fields.put("records", number(evidence.records()));
        fields.put("failures", number(evidence.failures()));
        fields.put("slow", number(evidence.slow()));
        fields.put("worst_value", WorstColumns.number(stored.worst().value()));
        fields.put("worst_failure_rate", WorstColumns.number(stored.worst().failureRate()));
        fields.put(
                "worst_response_violation_rate",
                WorstColumns.number(stored.worst().responseViolationRate()));
        fields.put("window_start", text(evidence.windowStart()));
        fields.put("window_end", text(evidence.windowEnd()));
        fields.put("text", evidence.text());
        fields.put("reason", violation.reason().orElse(null));
        fields.put("acknowledged_by", by.isPresent() ? by.get().by() : null);
        fields.put("acknowledged_at", by.isPresent() ? by.get().at().toString() : null);
        fields.put("acknowledged_note", by.isPresent() ? by.get().note() : null);
        return fields;
    }

    private static @Nullable String text(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : null;
    }

    private static @Nullable Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
