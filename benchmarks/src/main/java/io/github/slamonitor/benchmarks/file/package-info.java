/**
 * Whole-file benchmarks: the same figures taken from the same CSV of requests by one program after the other, each in a
 * process of its own, so that start-up, compilation and peak memory count.
 *
 * <ul>
 *   <li>{@link io.github.slamonitor.benchmarks.file.GenerateRequests} writes the file.
 *   <li>{@link io.github.slamonitor.benchmarks.file.BareScanner} is the yardstick: what safe Java can do on that one file.
 *   <li>The classes named {@code …Peer} are what a user would write with another library.
 *   <li>{@link io.github.slamonitor.benchmarks.file.HelloJvm} is the start of the virtual machine alone.
 * </ul>
 *
 * <p>Every program prints the table of {@link io.github.slamonitor.benchmarks.file.ServiceTotals}, and
 * {@code run-file-benchmarks.sh} fails when two of them differ.
 */
@NullMarked
package io.github.slamonitor.benchmarks.file;

import org.jspecify.annotations.NullMarked;
