package io.github.slamonitor.examples;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures in the few characters that a table has for them. */
final class FigureText {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private FigureText() {}

    /** {@code failed}, {@code average}, {@code over 500 ms}, {@code p99}. */
    static String header(Indicator<?> indicator) {
        String name = indicator.name();
        return switch (indicator.kind()) {
            case FAILURE_RATE -> "failed";
            case AVERAGE_RESPONSE_TIME -> "average";
            case RESPONSE_VIOLATION_RATE -> "over " + name.substring(name.indexOf("than ") + 5, name.length() - 1);
            case RESPONSE_TIME_PERCENTILE -> name.substring(0, name.indexOf(' '));
            default -> name;
        };
    }

    /** {@code max 5%}: this command sets upper limits alone, others stand as they are. */
    static String limit(Bound bound) {
        return bound.toString().replace("at most", "max");
    }

    /** {@code 10.22%}, {@code 297.34 ms}: the same number of decimal places for neighbours of about the same size. */
    static String value(Measurement value) {
        return switch (value.unit()) {
            case RATIO ->
                value.asDecimal(4, RoundingMode.HALF_UP).movePointRight(2).toPlainString() + "%";
            case TIME -> time(value);
            case COUNT -> count(value.asDecimal(0, RoundingMode.HALF_UP).longValueExact());
            case PER_SECOND, MULTIPLE, NUMBER -> value.toString();
        };
    }

    private static String time(Measurement value) {
        BigDecimal millis = value.asDecimal(0, RoundingMode.HALF_UP);
        if (millis.compareTo(TEN_THOUSAND) >= 0) {
            return value.asDecimal(1, RoundingMode.HALF_UP).movePointLeft(3).setScale(1, RoundingMode.HALF_UP) + " s";
        }
        int digits = millis.compareTo(TEN) < 0 ? 3 : 1;
        return value.asDecimal(digits, RoundingMode.HALF_UP).toPlainString() + " ms";
    }

    /** A whole number with commas between thousands. */
    static String count(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }

    /** {@code 1 record}, {@code 2,407 records}. */
    static String count(long number, String one) {
        return count(number) + " " + (number == 1 ? one : one + "s");
    }
}
