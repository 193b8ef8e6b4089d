package io.github.slamonitor.engine;

/** Response times by rank, from which percentiles are read. */
interface Distribution {

    /**
     * The response time of a rank, within 0.8%.
     *
     * @param rank 1 for the smallest, up to the number of values counted
     * @return microseconds; a value near the largest when the rank is over the number of values
     */
    long valueAtRank(long rank);
}
