/**
 * The figures behind every verdict: integers that are added up, merged and read, with no knowledge of rules.
 *
 * <p>A {@link io.github.slamonitor.engine.Tally} counts the requests of one service over one window. What it counts beyond
 * the basics is its {@link io.github.slamonitor.engine.TallyShape}. Batch and live monitoring both end in tallies, so they
 * cannot disagree.
 */
@NullMarked
package io.github.slamonitor.engine;

import org.jspecify.annotations.NullMarked;
