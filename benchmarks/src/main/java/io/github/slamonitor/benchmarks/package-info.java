/** Benchmarks of the library beside others. */
@NullMarked
package io.github.slamonitor.benchmarks;

import org.jspecify.annotations.NullMarked;
