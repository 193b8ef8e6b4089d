package io.github.slamonitor;

/**
 * When windows are looked at, and what their figures depend on besides requests.
 *
 * @param wallMicros the end of the windows, by the wall clock
 * @param offsetMicros what the wall clock is ahead of engine time
 * @param watchedMicros how long the monitor has run
 * @param maintenance when requests did not count
 */
record Moment(long wallMicros, long offsetMicros, long watchedMicros, Maintenance maintenance) {}
