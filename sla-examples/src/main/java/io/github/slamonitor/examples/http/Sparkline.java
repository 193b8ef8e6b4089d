package io.github.slamonitor.examples.http;

import io.github.slamonitor.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the figure that says most of a service went lately; what is not known is not a number. Immutable. */
record Sparkline(String label, Optional<Measurement.Unit> unit, List<Double> values, OptionalDouble limit) {

    static final Sparkline NONE = new Sparkline("", Optional.empty(), List.of(), OptionalDouble.empty());

    void writeTo(JsonWriter json) {
        json.object(() -> json.text("label", label)
                .text("unit", unit.map(Measurement.Unit::name))
                .array("values", values, json::value)
                .decimal("limit", limit));
    }
}
