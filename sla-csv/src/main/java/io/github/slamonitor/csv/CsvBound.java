package io.github.slamonitor.csv;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A bound, and a value beside it, as numbers in one unit. */
final class CsvBound {

    private static final int MOST_DIGITS = 12;

    private CsvBound() {}

    /** The bound with its numbers: {@code at most 0.05}, {@code between 10 and 500}. */
    static String text(Bound bound) {
        String words = bound.comparison().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String limit = words + " " + plain(bound.limit());
        return bound.upperLimit().map(upper -> limit + " and " + plain(upper)).orElse(limit);
    }

    /** The value, rounded but not so far that it looks equal to a limit that it differs from. */
    static BigDecimal valueBeside(Bound bound, Measurement value) {
        int digits = value.unit() == Measurement.Unit.TIME ? 2 : 4;
        while (digits < MOST_DIGITS && looksLikeALimitButIsNot(value, bound, digits)) {
            digits++;
        }
        return round(value, digits);
    }

    private static boolean looksLikeALimitButIsNot(Measurement value, Bound bound, int digits) {
        return isRoundedTo(bound.limit(), value, digits)
                || bound.upperLimit()
                        .filter(upper -> isRoundedTo(upper, value, digits))
                        .isPresent();
    }

    private static boolean isRoundedTo(Measurement limit, Measurement value, int digits) {
        return value.compareTo(limit) != 0 && round(value, digits).compareTo(round(limit, MOST_DIGITS)) == 0;
    }

    private static String plain(Measurement limit) {
        BigDecimal number = round(limit, MOST_DIGITS);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal round(Measurement value, int digits) {
        return value.asDecimal(digits, RoundingMode.HALF_EVEN);
    }
}
