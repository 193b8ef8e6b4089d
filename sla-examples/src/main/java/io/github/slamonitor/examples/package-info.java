/** The runnable monitor. */
@NullMarked
package io.github.slamonitor.examples;

import org.jspecify.annotations.NullMarked;
