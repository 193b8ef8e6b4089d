package io.github.slamonitor;

import io.github.slamonitor.Measurement.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values, times and counts in plain words, the same everywhere and in every locale. */
final class Words {

    private static final int FEWEST_DIGITS = 2;
    private static final int LIMIT_DIGITS = 12;
    private static final int MOST_DIGITS = 30;

    /** A rate given a second has at most so many decimal places; one that has more was given a minute. */
    private static final int RATE_DIGITS = 6;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Words() {}

    /** A limit as it was written, not rounded. */
    static String limit(Measurement limit) {
        return limit(limit, isWrittenPerMinute(limit));
    }

    /** A multiple that was not written but follows from a period can have decimal places without end. */
    private static String limit(Measurement limit, boolean perMinute) {
        return of(limit, limit.unit() == Unit.MULTIPLE ? Measurement.MULTIPLE_DIGITS : LIMIT_DIGITS, perMinute);
    }

    /** A value on its own: rounded, but something never looks like nothing, nor nearly all like all. */
    static String value(Measurement value) {
        return rounded(value, isSlow(value), List.of());
    }

    /** A value beside its bound, rates in the unit of that: rounded, but it never looks equal to a limit that it is not. */
    static String value(Measurement value, Bound bound) {
        return rounded(value, isWrittenPerMinute(bound.limit()), bound.limits());
    }

    private static String rounded(Measurement value, boolean perMinute, List<Measurement> limits) {
        int digits = limits.stream().mapToInt(Words::fewestDigits).max().orElse(FEWEST_DIGITS);
        List<Measurement> others = new ArrayList<>(limits);
        others.add(Measurement.exact(value.unit(), 0, 1));
        others.add(Measurement.exact(value.unit(), value.unit() == Unit.RATIO ? 1 : 0, 1));
        Set<String> otherTexts = new HashSet<>();
        for (Measurement other : others) {
            if (!isFar(value, other) && value.compareTo(other) != 0) {
                otherTexts.add(limit(other, perMinute));
            }
        }
        while (digits < MOST_DIGITS && otherTexts.contains(of(value, digits, perMinute))) {
            digits++;
        }
        return of(value, digits, perMinute);
    }

    /** Whether two values differ by so much that they are not rounded to the same text, whatever that is. */
    private static boolean isFar(Measurement value, Measurement other) {
        double a = value.asDouble();
        double b = other.asDouble();
        double difference = Math.abs(a - b);
        return value.unit() == Unit.RATIO
                ? difference > 0.0002
                : difference > 0.02 && difference > 0.02 * Math.max(Math.abs(a), Math.abs(b));
    }

    /** A burn rate has as many as the factor that it is held against: 0.9334 is over 0.9333, and 0.93 looks as if it were not. */
    private static int fewestDigits(Measurement limit) {
        return limit.unit() == Unit.MULTIPLE
                ? Math.max(
                        FEWEST_DIGITS,
                        limit.times(1, Measurement.MULTIPLE_DIGITS)
                                .stripTrailingZeros()
                                .scale())
                : FEWEST_DIGITS;
    }

    private static String of(Measurement value, int digits, boolean perMinute) {
        return switch (value.unit()) {
            case RATIO -> plain(value.times(100, digits)) + "%";
            case TIME -> time(value, digits);
            case COUNT, MULTIPLE, NUMBER -> plain(value.times(1, digits));
            case PER_SECOND ->
                perMinute ? plain(value.times(60, digits)) + "/min" : plain(value.times(1, digits)) + "/s";
        };
    }

    private static String time(Measurement value, int digits) {
        BigDecimal millis = value.times(1, digits);
        if (millis.compareTo(THOUSAND) >= 0) {
            return plain(value.times(1, digits - 2).movePointLeft(3)) + " s";
        }
        if (millis.compareTo(BigDecimal.ONE) < 0 && value.asDouble() != 0) {
            return plain(value.times(1000, digits)) + " µs";
        }
        return plain(millis) + " ms";
    }

    private static boolean isWrittenPerMinute(Measurement limit) {
        return limit.unit() == Unit.PER_SECOND && isWrittenInMinutes(limit);
    }

    private static boolean isWrittenInMinutes(Measurement limit) {
        return isSlow(limit)
                || limit.times(1, LIMIT_DIGITS).stripTrailingZeros().scale() > RATE_DIGITS;
    }

    private static boolean isSlow(Measurement rate) {
        return rate.asDouble() > 0 && rate.asDouble() < 1;
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
