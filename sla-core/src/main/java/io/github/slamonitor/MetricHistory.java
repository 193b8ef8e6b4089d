package io.github.slamonitor;

/**
 * Keeps the figures of every service at each evaluation. A {@link MonitorStore} that also implements this is handed them, from a thread
 * that nothing else waits for, one call at a time and in order.
 *
 * <p>A round whose writing fails is kept in bounded memory and handed over again later; where too many wait, neighbours are
 * {@linkplain MeasuredRound#then joined}: no request is lost from the counts.
 *
 * <pre>{@code
 * MetricHistory history = round -> System.out.println(round.at() + ": " + round.services().size() + " services");
 * }</pre>
 */
@FunctionalInterface
public interface MetricHistory {

    /**
     * Writes the figures of one evaluation.
     *
     * @param round the figures; one with the id of the round before is that round once more, and may have been written
     * @throws Exception when nothing was written
     */
    void append(MeasuredRound round) throws Exception;
}
