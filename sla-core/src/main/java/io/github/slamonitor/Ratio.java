package io.github.slamonitor;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An exact share of a whole, such as 5%. Kept as the decimal number that was written, so that a failure rate of exactly
 * 5% is not over {@code percent(5)}. Immutable.
 *
 * <pre>{@code
 * Ratio fivePercent = Ratio.percent(5);
 * Ratio sameAgain = Ratio.of(new BigDecimal("0.05"));
 * }</pre>
 *
 * @param value the share: 0 is none, 1 is all; from 0 to 1 with at most {@value #MAXIMUM_DIGITS} decimal places
 */
public record Ratio(BigDecimal value) {

    /** The number of decimal places that a ratio can have. */
    public static final int MAXIMUM_DIGITS = 9;

    /**
     * Checks the range.
     *
     * @param value from 0 to 1
     * @throws IllegalArgumentException when the value is outside 0 to 1 or has more than {@value #MAXIMUM_DIGITS} decimal
     *     places
     */
    public Ratio {
        Objects.requireNonNull(value, "value");
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a ratio must be from 0 (0%) to 1 (100%): value=" + value);
        }
        value = value.stripTrailingZeros();
        if (value.scale() > MAXIMUM_DIGITS) {
            throw new IllegalArgumentException(
                    "a ratio must have at most " + MAXIMUM_DIGITS + " decimal places: value=" + value);
        }
    }

    /**
     * {@return a ratio as a share of one}
     *
     * @param value from 0 to 1
     */
    public static Ratio of(BigDecimal value) {
        return new Ratio(value);
    }

    /**
     * {@return a ratio in percent} The number counts as the decimal that it prints as: {@code percent(0.1)} is one in a thousand
     * exactly.
     *
     * @param percent from 0 to 100
     * @throws IllegalArgumentException when out of range, not a number, or with more than 7 decimal places
     */
    public static Ratio percent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a ratio must be from 0% to 100%: percent=" + percent);
        }
        return new Ratio(BigDecimal.valueOf(percent).movePointLeft(2));
    }

    /** {@return the ratio in percent, such as {@code 5%}} */
    @Override
    public String toString() {
        return value.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    Measurement toMeasurement() {
        return Measurement.ofDecimal(Measurement.Unit.RATIO, value);
    }
}
