package io.github.slamonitor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;

/**
 * The value of an indicator, or the limit of a bound, with its unit. Everything but a user's own indicator is an exact
 * fraction of whole numbers, and two such values compare exactly. Immutable.
 *
 * <pre>{@code
 * for (RuleResult result : report.results()) {
 *     result.value().ifPresent(value -> System.out.println(value + " or as a number " + value.asDouble()));
 * }
 * }</pre>
 */
public final class Measurement implements Comparable<Measurement> {

    /** What a measurement counts in. */
    public enum Unit {
        /** A share of one, shown in percent. */
        RATIO,
        /** A time; as a number in milliseconds. */
        TIME,
        /** A number of requests. */
        COUNT,
        /** Requests a second. */
        PER_SECOND,
        /** How many times as much as an objective allows: a burn rate. */
        MULTIPLE,
        /** A number whose meaning only a user's own indicator knows. */
        NUMBER
    }

    /** The decimal places of a limit that is a multiple. */
    static final int MULTIPLE_DIGITS = 4;

    private static final long MOST_SMALL = 1L << 42;

    private final Unit unit;
    /** The exact value is numerator / denominator, times in microseconds; a denominator of 0 marks an inexact one. */
    private final long numerator;

    private final long denominator;
    private final double inexact;

    private Measurement(Unit unit, long numerator, long denominator, double inexact) {
        this.unit = unit;
        this.numerator = numerator;
        this.denominator = denominator;
        this.inexact = inexact;
    }

    static Measurement exact(Unit unit, long numerator, long denominator) {
        if (denominator <= 0) {
            throw new IllegalArgumentException("denominator must be positive: denominator=" + denominator);
        }
        return new Measurement(unit, numerator, denominator, 0);
    }

    /** The fraction (a x b) / (c x d), none of which is negative: exact where its lowest terms fit into longs, else rounded to 62 bits. */
    static Measurement quotient(Unit unit, long a, long b, long c, long d) {
        return isLong(a, b) && isLong(c, d)
                ? exact(unit, a * b, c * d)
                : quotient(
                        unit,
                        BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)),
                        BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
    }

    private static boolean isLong(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0;
    }

    static Measurement quotient(Unit unit, BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        BigInteger above = numerator.divide(common);
        BigInteger below = denominator.divide(common);
        int tooLong = Math.max(0, Math.max(above.bitLength(), below.bitLength()) - (Long.SIZE - 1));
        return exact(
                unit,
                above.shiftRight(tooLong).longValueExact(),
                below.shiftRight(tooLong).max(BigInteger.ONE).longValueExact());
    }

    static Measurement count(long count) {
        return exact(Unit.COUNT, count, 1);
    }

    static Measurement time(Duration duration) {
        return exact(Unit.TIME, Micros.ofLimit("response time", duration), 1);
    }

    /**
     * A limit in the unit of an indicator. The type of the indicator sees to it that the limit has the type that goes with it.
     *
     * @throws IllegalArgumentException when the limit is out of the range of its unit
     */
    static Measurement ofLimit(Unit unit, Object limit) {
        if (limit instanceof Ratio ratio) {
            return ratio.toMeasurement();
        }
        if (limit instanceof Duration time) {
            return time(time);
        }
        if (limit instanceof Rate rate) {
            return rate.toMeasurement();
        }
        return switch (unit) {
            case COUNT -> decimalLimit(unit, "a number of requests", (Number) limit, "10^15", 1e15, 3);
            case MULTIPLE -> decimalLimit(unit, "a burn rate", (Number) limit, "10^9", 1e9, MULTIPLE_DIGITS);
            default -> numberLimit((Number) limit);
        };
    }

    private static Measurement decimalLimit(
            Unit unit, String what, Number limit, String most, double mostValue, int digits) {
        if (!(limit.doubleValue() >= 0 && limit.doubleValue() <= mostValue)) {
            throw new IllegalArgumentException(what + " must be from 0 to " + most + ": limit=" + limit);
        }
        BigDecimal decimal = new BigDecimal(limit.toString()).stripTrailingZeros();
        if (decimal.scale() > digits) {
            throw new IllegalArgumentException(
                    what + " must have at most " + digits + " decimal places: limit=" + limit);
        }
        return ofDecimal(unit, decimal);
    }

    private static Measurement numberLimit(Number limit) {
        double value = limit.doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a limit must be a finite number: limit=" + limit);
        }
        return inexact(Unit.NUMBER, value);
    }

    /** A decimal of at most 18 digits, exactly. */
    static Measurement ofDecimal(Unit unit, BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        return exact(
                unit,
                plain.movePointRight(scale).longValueExact(),
                BigDecimal.TEN.pow(scale).longValueExact());
    }

    static Measurement inexact(Unit unit, double value) {
        return new Measurement(unit, 0, 0, value + 0.0); // -0.0 becomes 0.0, which it has to be equal to
    }

    /** {@return the unit} */
    public Unit unit() {
        return unit;
    }

    /** The upper part of the exact value; meaningless when the denominator is 0. */
    long numerator() {
        return numerator;
    }

    /** The lower part of the exact value; 0 when there is only an inexact one. */
    long denominator() {
        return denominator;
    }

    /** {@return the nearest number: a ratio as a share of one, a time in milliseconds, throughput in requests a second} */
    public double asDouble() {
        if (denominator == 0) {
            return inexact;
        }
        double value = (double) numerator / denominator;
        return unit == Unit.TIME ? value / 1000 : value;
    }

    /**
     * {@return the value as a time, cut to the nanosecond}
     *
     * @throws IllegalStateException when the unit is not {@link Unit#TIME}
     */
    public Duration asDuration() {
        if (unit != Unit.TIME) {
            throw new IllegalStateException("only a time can be had as a Duration: unit=" + unit);
        }
        return Micros.toDuration(numerator / denominator).plusNanos(numerator % denominator * 1000 / denominator);
    }

    /**
     * {@return the exact value rounded to a number of decimal places: a share of one, milliseconds, or requests a second}
     *
     * @param digits decimal places, from 0
     * @param rounding how to round
     */
    public BigDecimal asDecimal(int digits, RoundingMode rounding) {
        return times(1, digits, rounding);
    }

    /** The exact value in a unit that is so many times smaller, rounded half up. */
    BigDecimal times(long factor, int digits) {
        return isSmall(factor, digits) ? smallTimes(factor, digits) : times(factor, digits, RoundingMode.HALF_UP);
    }

    /** Whether {@link #smallTimes} runs over nowhere. */
    private boolean isSmall(long factor, int digits) {
        return digits <= 2
                && factor <= 1000
                && denominator > 0
                && denominator < MOST_SMALL
                && numerator >= 0
                && numerator < MOST_SMALL;
    }

    /** As with decimals, in whole numbers. */
    private BigDecimal smallTimes(long factor, int digits) {
        long above = numerator * factor * (digits == 2 ? 100 : digits == 1 ? 10 : 1);
        long below = unit == Unit.TIME ? denominator * 1000 : denominator;
        return BigDecimal.valueOf((2 * above + below) / (2 * below), digits);
    }

    private BigDecimal times(long factor, int digits, RoundingMode rounding) {
        BigDecimal multiplier = BigDecimal.valueOf(factor);
        if (denominator == 0) {
            return new BigDecimal(inexact).multiply(multiplier).setScale(digits, rounding);
        }
        BigDecimal divisor = BigDecimal.valueOf(denominator).multiply(BigDecimal.valueOf(unit == Unit.TIME ? 1000 : 1));
        return BigDecimal.valueOf(numerator).multiply(multiplier).divide(divisor, digits, rounding);
    }

    /**
     * Compares exactly, without rounding, unless one of the two is a user's own number.
     *
     * @return a negative number, zero or a positive number
     * @throws IllegalArgumentException when the units differ
     */
    @Override
    public int compareTo(Measurement other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException("units must be equal to compare: " + unit + " and " + other.unit);
        }
        if (denominator == 0 || other.denominator == 0) {
            return Double.compare(asDouble(), other.asDouble());
        }
        return compareProducts(numerator, other.denominator, other.numerator, denominator);
    }

    /** Compares a fraction, whose denominator is not zero, with this one, which must be exact; as {@link #compareTo} of the fraction would. */
    int compareFrom(long above, long below) {
        return compareProducts(above, denominator, numerator, below);
    }

    /** Compares a x b with c x d in 128 bits. */
    private static int compareProducts(long a, long b, long c, long d) {
        if ((a | b | c | d) >>> 31 == 0) {
            return Long.compare(a * b, c * d);
        }
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /** {@return equal when the unit and the exact value are} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement that && unit == that.unit && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        // Dividing what the fraction has in common first: the nearest doubles of two equal fractions can differ.
        long common = denominator == 0 ? 1 : greatestCommonDivisor(numerator, denominator);
        return Objects.hash(unit, numerator / common, denominator / common, inexact);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** {@return the value in words with its unit: {@code 10.22%}, {@code 297.34 ms}, {@code 12/s}} */
    @Override
    public String toString() {
        return Words.value(this);
    }
}
