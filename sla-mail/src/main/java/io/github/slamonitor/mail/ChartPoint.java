package io.github.slamonitor.mail;

import java.time.Instant;
import java.util.Objects;

/**
 * A value in a chart. Immutable.
 *
 * <pre>{@code
 * ChartPoint twelvePercent = new ChartPoint(Instant.now(), 0.12);
 * }</pre>
 *
 * @param at when it was measured
 * @param value in the unit of the rule's bound as {@link io.github.slamonitor.Measurement#asDouble} gives it: a share of one,
 *     milliseconds, requests, or requests a second; NaN leaves a gap
 */
public record ChartPoint(Instant at, double value) {

    /**
     * Checks that the time is there.
     *
     * @param at when it was measured
     * @param value the value
     */
    public ChartPoint {
        Objects.requireNonNull(at, "at");
    }
}
