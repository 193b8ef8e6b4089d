package io.github.slamonitor.examples.http;

import io.github.slamonitor.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures as numbers of JSON. */
final class Figures {

    private static final int FEWEST_DIGITS = 2;
    private static final int MOST_DIGITS = 6;

    private Figures() {}

    static OptionalDouble number(Optional<Measurement> value) {
        return value.isPresent() ? OptionalDouble.of(value.get().asDouble()) : OptionalDouble.empty();
    }

    /** A number of history in words, as far as that keeps it: {@code 10.22%}, {@code 297.34 ms}. */
    static String words(Measurement.Unit unit, double value) {
        return words(unit, value, FEWEST_DIGITS);
    }

    /** A number beside a limit, to which it never looks equal unless it is. */
    static String words(Measurement.Unit unit, double value, double limit) {
        int digits = FEWEST_DIGITS;
        while (digits < MOST_DIGITS
                && value != limit
                && words(unit, value, digits).equals(words(unit, limit, digits))) {
            digits++;
        }
        return words(unit, value, digits);
    }

    private static String words(Measurement.Unit unit, double value, int digits) {
        return switch (unit) {
            case RATIO -> rounded(value * 100, digits) + "%";
            case TIME -> value >= 1000 ? rounded(value / 1000, digits) + " s" : rounded(value, digits) + " ms";
            case PER_SECOND -> rounded(value, digits) + "/s";
            case COUNT, MULTIPLE, NUMBER -> rounded(value, digits);
        };
    }

    private static String rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A part of all; empty when there is nothing or it is not known. */
    static OptionalDouble share(OptionalLong part, OptionalLong all) {
        return part.isPresent() && all.isPresent() && all.getAsLong() > 0
                ? OptionalDouble.of((double) part.getAsLong() / all.getAsLong())
                : OptionalDouble.empty();
    }
}
