package io.github.slamonitor.examples.http;

import io.github.slamonitor.Measurement;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures as numbers of JSON. */
final class Figures {

    private Figures() {}

    static OptionalDouble number(Optional<Measurement> value) {
        return value.isPresent() ? OptionalDouble.of(value.get().asDouble()) : OptionalDouble.empty();
    }

    /** A part of all; empty when there is nothing or it is not known. */
    static OptionalDouble share(OptionalLong part, OptionalLong all) {
        return part.isPresent() && all.isPresent() && all.getAsLong() > 0
                ? OptionalDouble.of((double) part.getAsLong() / all.getAsLong())
                : OptionalDouble.empty();
    }
}
