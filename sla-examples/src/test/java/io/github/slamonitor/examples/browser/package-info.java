/**
 * A real browser looks at the dashboard of the real program.
 *
 * <p>{@link io.github.slamonitor.examples.browser.Shop} writes a database with three hours behind it,
 * {@link io.github.slamonitor.examples.browser.Program} runs {@code sla-monitor} on it as a process of its own, and
 * {@link io.github.slamonitor.examples.browser.Visitor} is somebody in front of Chromium. Where Chromium is not installed these tests are
 * skipped, and say so; with {@code CI=true} they fail.
 */
@NullMarked
package io.github.slamonitor.examples.browser;

import org.jspecify.annotations.NullMarked;
