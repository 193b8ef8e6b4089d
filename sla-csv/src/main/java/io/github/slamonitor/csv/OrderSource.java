package io.github.slamonitor.csv;

/** Knows the order of day and month in the dates of a file, or finds it out when asked. */
@FunctionalInterface
interface OrderSource {

    DateOrder order();
}
