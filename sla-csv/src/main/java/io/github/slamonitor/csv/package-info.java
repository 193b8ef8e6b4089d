/**
 * Reads requests and metrics from CSV files and writes reports to them.
 *
 * <p>{@link io.github.slamonitor.csv.CsvRecords} reads a file with a row for each request, and
 * {@link io.github.slamonitor.csv.CsvFormat} says how it is written, as far as that is not found out by looking at it. What was
 * read, and what was rejected, stands in the {@link io.github.slamonitor.csv.ReadSummary}.
 * {@link io.github.slamonitor.csv.CsvLines} reads lines as they come.
 * {@link io.github.slamonitor.csv.CsvMetrics} reads figures that somebody else aggregated, and
 * {@link io.github.slamonitor.csv.CsvReport} writes what is violated. A file that cannot be used is a
 * {@link io.github.slamonitor.csv.CsvException}.
 *
 * <p>Inside, an {@code Opening} looks at the first lines and finds the {@code Layout}. A {@code RequestReader} passes over the file,
 * with a {@code QuickPass} if it has no quotes, else with a {@code GeneralPass}, which uses Jackson. Both give what they do not know
 * to the one {@code RowParser}.
 */
@NullMarked
package io.github.slamonitor.csv;

import org.jspecify.annotations.NullMarked;
