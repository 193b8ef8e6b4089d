package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A change as data, as {@code webhook-body-1.schema.json} describes it. What is not known is left out. */
final class JsonChange {

    private JsonChange() {}

    static ObjectNode of(Change change) {
        ObjectNode out = Json.object();
        out.put("id", Text.wellFormed(change.id()));
        out.put("kind", word(change.kind()));
        out.put("at", change.at().toString());
        change.acknowledgement()
                .ifPresent(acknowledgement -> out.putObject("acknowledgement")
                        .put("by", Text.wellFormed(acknowledgement.by()))
                        .put("note", Text.wellFormed(acknowledgement.note())));
        out.set("violation", violation(change.violation()));
        return out;
    }

    private static ObjectNode violation(Violation violation) {
        ObjectNode out = Json.object();
        out.put("id", Text.wellFormed(violation.id()));
        out.put("service", Text.wellFormed(violation.service()));
        out.put("policy", Text.wellFormed(violation.policy()));
        out.put("rule", Text.wellFormed(violation.rule()));
        out.put("indicator", word(violation.kind()));
        out.put("severity", word(violation.severity()));
        violation.reason().ifPresent(reason -> out.put("reason", Text.wellFormed(reason)));
        out.put("openedAt", violation.openedAt().toString());
        putTime(out, "resolvedAt", violation.resolvedAt());
        out.set("evidence", evidence(violation.evidence()));
        return out;
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode out = Json.object();
        out.put("text", Text.wellFormed(evidence.text()));
        evidence.value().ifPresent(value -> out.set("value", measurement(value)));
        out.set("bound", bound(evidence.bound()));
        putCount(out, "records", evidence.records());
        putCount(out, "failures", evidence.failures());
        putCount(out, "slow", evidence.slow());
        putTime(out, "windowStart", evidence.windowStart());
        putTime(out, "windowEnd", evidence.windowEnd());
        if (!evidence.worst().isEmpty()) {
            evidence.worst().stream().map(JsonChange::worst).forEach(out.putArray("worst")::add);
        }
        return out;
    }

    private static ObjectNode worst(WorstPeriod worst) {
        ObjectNode out = Json.object();
        out.put("start", worst.start().toString()).put("end", worst.end().toString());
        out.put("records", worst.records()).put("failures", worst.failures());
        out.set("value", measurement(worst.value()));
        return out;
    }

    private static ObjectNode bound(Bound bound) {
        ObjectNode out = Json.object();
        out.put("comparison", word(bound.comparison())).put("text", bound.toString());
        out.set("limit", measurement(bound.limit()));
        bound.upperLimit().ifPresent(limit -> out.set("upperLimit", measurement(limit)));
        return out;
    }

    private static ObjectNode measurement(Measurement measurement) {
        ObjectNode out = Json.object().put("unit", word(measurement.unit()));
        double number = measurement.asDouble();
        if (Double.isFinite(number)) { // a user's own indicator may have another value, for which JSON has no number
            out.put("number", number);
        }
        return out.put("text", measurement.toString());
    }

    private static void putCount(ObjectNode out, String name, OptionalLong count) {
        if (count.isPresent()) {
            out.put(name, count.getAsLong());
        }
    }

    private static void putTime(ObjectNode out, String name, Optional<Instant> time) {
        time.ifPresent(known -> out.put(name, known.toString()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
