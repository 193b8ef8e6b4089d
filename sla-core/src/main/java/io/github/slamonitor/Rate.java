package io.github.slamonitor;

import java.math.BigDecimal;

/**
 * Requests in a time, the unit of throughput. Immutable.
 *
 * <pre>{@code
 * SlaRule busy = throughput().atLeast(Rate.perSecond(10));
 * SlaRule seldom = throughput().atLeast(Rate.perMinute(2));
 * }</pre>
 */
public final class Rate {

    private final Measurement perSecond;

    private Rate(Measurement perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * {@return requests a second}
     *
     * @param requests from 0 to a billion, with at most 6 decimal places
     * @throws IllegalArgumentException when out of range
     */
    public static Rate perSecond(double requests) {
        return new Rate(of(requests, 1));
    }

    /**
     * {@return requests a minute}
     *
     * @param requests from 0 to a billion, with at most 6 decimal places
     * @throws IllegalArgumentException when out of range
     */
    public static Rate perMinute(double requests) {
        return new Rate(of(requests, 60));
    }

    private static Measurement of(double requests, long seconds) {
        if (!(requests >= 0 && requests <= 1e9)) {
            throw new IllegalArgumentException("a rate must be from 0 to 1000000000: requests=" + requests);
        }
        BigDecimal decimal = BigDecimal.valueOf(requests).stripTrailingZeros();
        if (decimal.scale() > 6) {
            throw new IllegalArgumentException("a rate must have at most 6 decimal places: requests=" + requests);
        }
        long millionths = decimal.movePointRight(6).longValueExact();
        return Measurement.exact(Measurement.Unit.PER_SECOND, millionths, seconds * 1_000_000);
    }

    Measurement toMeasurement() {
        return perSecond;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rate that && perSecond.equals(that.perSecond);
    }

    @Override
    public int hashCode() {
        return perSecond.hashCode();
    }

    /** {@return the rate in words, such as {@code 10/s} or {@code 100/min}} */
    @Override
    public String toString() {
        return Words.limit(perSecond);
    }
}
