package io.github.slamonitor.examples.http;

import io.github.slamonitor.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures as numbers of JSON. */
final class Figures {

    private Figures() {}

    static OptionalDouble number(Optional<Measurement> value) {
        return value.isPresent() ? OptionalDouble.of(value.get().asDouble()) : OptionalDouble.empty();
    }

    /** A number of history in words, as far as that keeps it: {@code 10.22%}, {@code 297.34 ms}. */
    static String words(Measurement.Unit unit, double value) {
        return switch (unit) {
            case RATIO -> rounded(value * 100) + "%";
            case TIME -> value >= 1000 ? rounded(value / 1000) + " s" : rounded(value) + " ms";
            case PER_SECOND -> rounded(value) + "/s";
            case COUNT, MULTIPLE, NUMBER -> rounded(value);
        };
    }

    private static String rounded(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A part of all; empty when there is nothing or it is not known. */
    static OptionalDouble share(OptionalLong part, OptionalLong all) {
        return part.isPresent() && all.isPresent() && all.getAsLong() > 0
                ? OptionalDouble.of((double) part.getAsLong() / all.getAsLong())
                : OptionalDouble.empty();
    }
}
