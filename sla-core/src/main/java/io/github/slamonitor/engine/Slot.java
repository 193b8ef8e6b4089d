package io.github.slamonitor.engine;

/**
 * A sixtieth of a rolling window, with what was counted in it. Its tally knows no distribution of response times.
 *
 * @param startMicros where it starts, in microseconds since the epoch
 * @param endMicros where it ends, exclusive
 * @param tally what was counted; belongs to the caller
 */
public record Slot(long startMicros, long endMicros, Tally tally) {}
