/**
 * Service level agreements, kept inside a Java program.
 *
 * <p>Write what you promised as an {@link io.github.slamonitor.SlaPolicy}: rules that bound an indicator, made with the words in
 * {@link io.github.slamonitor.Indicators}. Then let an {@link io.github.slamonitor.SlaEvaluator} check recorded requests, each a
 * {@link io.github.slamonitor.MetricRecord}. The {@link io.github.slamonitor.SlaReport} has a
 * {@link io.github.slamonitor.RuleResult} for each rule and service and a {@link io.github.slamonitor.Violation} for each one
 * that is broken. No data is a verdict of its own, never a healthy one.
 */
@NullMarked
package io.github.slamonitor;

import org.jspecify.annotations.NullMarked;
