/** Reads requests and metrics from CSV files and writes reports to them. */
@NullMarked
package io.github.slamonitor.csv;

import org.jspecify.annotations.NullMarked;
