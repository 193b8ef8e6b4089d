/**
 * Follows files of requests as they grow. {@link io.github.slamonitor.examples.watch.FollowedFiles} finds files, reads each from where it
 * stopped before, through rotation and truncation, and hands out their rows by time; {@link
 * io.github.slamonitor.examples.watch.StandardInput} does so with lines that are piped in. {@link
 * io.github.slamonitor.examples.watch.RowClock} keeps the time of the rows, and {@link
 * io.github.slamonitor.examples.watch.RowFeeder} takes them to a monitor.
 */
@NullMarked
package io.github.slamonitor.examples.watch;

import org.jspecify.annotations.NullMarked;
