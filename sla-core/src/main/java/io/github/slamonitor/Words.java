package io.github.slamonitor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Values, times and counts in plain words, the same everywhere and in every locale. */
final class Words {

    private static final int MOST_DIGITS = 12;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Words() {}

    /** A limit as it was written, not rounded. */
    static String limit(Measurement limit) {
        return of(limit, MOST_DIGITS);
    }

    /** A value beside its bound: rounded, but never so far that it looks equal to a limit that it differs from. */
    static String value(Measurement value, Bound bound) {
        int digits = 2;
        while (digits < MOST_DIGITS && looksLikeALimitButIsNot(value, bound, digits)) {
            digits++;
        }
        return of(value, digits);
    }

    private static boolean looksLikeALimitButIsNot(Measurement value, Bound bound, int digits) {
        String text = of(value, digits);
        return bound.limits().anyMatch(limit -> value.compareTo(limit) != 0 && text.equals(limit(limit)));
    }

    static String of(Measurement value, int digits) {
        return switch (value.unit()) {
            case RATIO ->
                plain(value.asDecimal(digits + 2, RoundingMode.HALF_UP).movePointRight(2)) + "%";
            case TIME -> time(value, digits);
            case COUNT, NUMBER -> plain(value.asDecimal(digits, RoundingMode.HALF_UP));
            case PER_SECOND -> rate(value, digits);
        };
    }

    private static String time(Measurement value, int digits) {
        BigDecimal millis = value.asDecimal(digits, RoundingMode.HALF_UP);
        if (millis.compareTo(THOUSAND) >= 0) {
            return plain(value.asDecimal(digits + 4, RoundingMode.HALF_UP)
                            .movePointLeft(3)
                            .setScale(digits + 1, RoundingMode.HALF_UP))
                    + " s";
        }
        if (millis.compareTo(BigDecimal.ONE) < 0 && millis.signum() != 0) {
            return plain(value.asDecimal(digits + 3, RoundingMode.HALF_UP).movePointRight(3)) + " µs";
        }
        return plain(millis) + " ms";
    }

    private static String rate(Measurement value, int digits) {
        BigDecimal perSecond = value.asDecimal(digits, RoundingMode.HALF_UP);
        if (perSecond.compareTo(BigDecimal.ONE) >= 0 || value.asDouble() == 0) {
            return plain(perSecond) + "/s";
        }
        return plain(value.asDecimal(digits + 3, RoundingMode.HALF_UP)
                        .multiply(BigDecimal.valueOf(60))
                        .setScale(digits, RoundingMode.HALF_UP))
                + "/min";
    }

    /** A length of time such as a window: {@code 5 min}, {@code 1 h 30 min}, {@code 28 d}. */
    static String period(Duration period) {
        List<String> parts = new ArrayList<>();
        addPart(parts, period.toDays(), "d");
        addPart(parts, period.toHoursPart(), "h");
        addPart(parts, period.toMinutesPart(), "min");
        addPart(parts, period.toSecondsPart(), "s");
        addPart(parts, period.toMillisPart(), "ms");
        addPart(parts, period.toNanosPart() / 1000 % 1000, "µs");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void addPart(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit);
        }
    }

    /** {@code 1 request}, {@code 2407 requests}. */
    static String requests(long count) {
        return count == 1 ? "1 request" : count + " requests";
    }

    /** A percentile's name: {@code p99}, {@code p99.9}. */
    static String percentile(BigDecimal percent) {
        return "p" + plain(percent);
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
