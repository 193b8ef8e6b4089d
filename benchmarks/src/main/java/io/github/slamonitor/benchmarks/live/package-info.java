/**
 * Benchmarks of the live monitor beside the libraries that programs record their requests with today.
 *
 * <ul>
 *   <li>{@link io.github.slamonitor.benchmarks.live.RecordBenchmark} records one request: the floor, and the monitor in its forms.
 *       The classes named {@code Record…Benchmark} do the same with another library.
 *   <li>Every library is a {@link io.github.slamonitor.benchmarks.live.Peer}, which fails the run unless the figures that it is
 *       there for can be read back.
 *   <li>{@link io.github.slamonitor.benchmarks.live.EvaluateBenchmark} evaluates,
 *       {@link io.github.slamonitor.benchmarks.live.RecordWhileEvaluating} does both at once, and
 *       {@link io.github.slamonitor.benchmarks.live.MemoryFootprint} weighs what a service takes.
 *   <li>{@link io.github.slamonitor.benchmarks.live.RatioTable} makes a table of what JMH wrote.
 * </ul>
 *
 * <p>{@code run-live-benchmarks.sh} runs all of it.
 */
@NullMarked
package io.github.slamonitor.benchmarks.live;

import org.jspecify.annotations.NullMarked;
