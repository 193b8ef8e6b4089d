package io.github.slamonitor.examples.settings;

import io.github.slamonitor.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads shares, times and counts as people write them. Each refusal says what would be right. */
public final class Amounts {

    private static final int MOST_DIGITS = 18;

    private Amounts() {}

    /** A share: {@code 5%}, {@code 0.05}. A whole number without a percent sign could be meant either way, but for 0. */
    public static Ratio share(String text) {
        boolean percent = text.endsWith("%");
        BigDecimal number =
                number(percent ? text.substring(0, text.length() - 1).strip() : text);
        if (number == null || (!percent && number.scale() <= 0 && number.signum() != 0)) {
            throw new IllegalArgumentException("a share is written 5% or 0.05, not '" + text + "'");
        }
        return Ratio.of(percent ? number.movePointLeft(2) : number);
    }

    /** A time with its unit: {@code 500ms}, {@code 1.5s}, {@code 2 min}. */
    public static Duration time(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        BigDecimal number = number(text.substring(0, end));
        long unit = nanosOf(text.substring(end).strip().toLowerCase(Locale.ROOT));
        if (number == null || (unit == 0 && !text.equals("0"))) {
            throw new IllegalArgumentException("a time is written 500ms, 2s or 5min, not '" + text + "'");
        }
        try {
            return Duration.ofNanos(number.multiply(BigDecimal.valueOf(unit)).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a time must be a whole number of nanoseconds under 292 years: " + text, e);
        }
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "us", "µs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "min", "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> 0;
        };
    }

    /** A number of requests, at least 1. */
    public static long count(String text) {
        BigDecimal number = number(text);
        if (number == null || number.scale() > 0 || number.signum() <= 0) {
            throw new IllegalArgumentException("a number of requests is written 100, not '" + text + "'");
        }
        return number.longValueExact();
    }

    /** A size in bytes: {@code 500MB}, {@code 2GB}. */
    static long size(String text) {
        String unit = text.length() < 2 ? "" : text.substring(text.length() - 2);
        BigDecimal number =
                number(text.substring(0, text.length() - unit.length()).strip());
        int zeros = switch (unit.toUpperCase(Locale.ROOT)) {
            case "KB" -> 3;
            case "MB" -> 6;
            case "GB" -> 9;
            case "TB" -> 12;
            default -> 0;
        };
        if (number == null || zeros == 0) {
            throw new IllegalArgumentException("a size is written 500MB or 2GB, not '" + text + "'");
        }
        return number.movePointRight(zeros).longValue();
    }

    /** The number behind the p of {@code p99.9}; null when this is no percentile. */
    public static @Nullable BigDecimal percentile(String name) {
        return name.startsWith("p") ? number(name.substring(1)) : null;
    }

    /** A plain decimal number without sign or exponent; null when it is none. */
    private static @Nullable BigDecimal number(String text) {
        boolean plain = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int i = 0; plain && i < text.length(); i++) {
            char digit = text.charAt(i);
            plain = (digit >= '0' && digit <= '9') || digit == '.';
        }
        try {
            return plain ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
