package io.github.slamonitor;

import io.github.slamonitor.engine.ReplayCells;
import io.github.slamonitor.engine.Tally;
import io.github.slamonitor.engine.TallyShape;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of one service in a {@link MetricsAccumulator}. A handle for readers of many records: adding costs a
 * few nanoseconds and allocates nothing. Not thread-safe.
 *
 * <pre>{@code
 * MetricsAccumulator accumulator = SlaEvaluator.of(policy).accumulator();
 * ServiceAccumulator checkout = accumulator.service("checkout");
 * checkout.add(1_748_736_000_000_000L, 120_000, true);
 * }</pre>
 */
public final class ServiceAccumulator {

    private static final long LONGEST = Micros.roundUp(MetricRecord.MAXIMUM_RESPONSE_TIME);

    private static final long EARLIEST = Micros.of(Micros.EARLIEST);
    private static final long LATEST = Micros.of(Micros.LATEST);

    private final String service;
    private final Tally tally;
    private final @Nullable ReplayCells cells;

    ServiceAccumulator(String service, Tally tally) {
        this.service = service;
        this.tally = tally;
        this.cells = null;
    }

    /** Counts for a replay, by time; the tally stays empty. */
    ServiceAccumulator(String service, ReplayCells cells) {
        this.service = service;
        this.tally = new Tally(TallyShape.PLAIN);
        this.cells = cells;
    }

    /** {@return the name of the service} */
    public String service() {
        return service;
    }

    /**
     * Counts one request.
     *
     * @param timestampMicros when it happened, in microseconds since the epoch, in the years 0 to 9999
     * @param responseMicros how long it took, in microseconds, from zero to 366 days
     * @param successful whether it succeeded
     * @throws IllegalArgumentException when the timestamp or the response time is out of range
     * @throws ArithmeticException when the sum of response times would pass 292,000 years
     */
    public void add(long timestampMicros, long responseMicros, boolean successful) {
        if (responseMicros < 0 || responseMicros > LONGEST) {
            throw new IllegalArgumentException(
                    "responseMicros must be from zero to 366 days: responseMicros=" + responseMicros);
        }
        if (timestampMicros < EARLIEST || timestampMicros > LATEST) {
            throw new IllegalArgumentException(
                    "timestampMicros must be of the years 0 to 9999: timestampMicros=" + timestampMicros);
        }
        if (cells != null) {
            cells.add(timestampMicros, responseMicros, successful);
        } else {
            tally.add(timestampMicros, responseMicros, successful);
        }
    }

    void merge(ServiceAccumulator other) {
        if (cells != null && other.cells != null) {
            cells.merge(other.cells);
        } else {
            tally.merge(other.tally);
        }
    }

    long records() {
        return cells != null ? cells.records() : tally.records();
    }

    @Nullable
    ReplayCells cells() {
        return cells;
    }

    Tally tally() {
        return tally;
    }
}
