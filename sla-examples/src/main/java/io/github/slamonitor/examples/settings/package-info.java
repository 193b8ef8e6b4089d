/**
 * What users set: limits and policies, how files of requests are written, and all that a running monitor needs. {@link
 * io.github.slamonitor.examples.settings.MonitorSettings} puts together the file {@code sla-monitor.yaml}, environment variables
 * and options; {@link io.github.slamonitor.examples.settings.Setting} lists what there is.
 */
@NullMarked
package io.github.slamonitor.examples.settings;

import org.jspecify.annotations.NullMarked;
