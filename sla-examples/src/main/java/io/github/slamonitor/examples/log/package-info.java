/** Writes log lines to standard error, for people or as JSON: a provider of SLF4J, small so that a short command starts as fast. */
@NullMarked
package io.github.slamonitor.examples.log;

import org.jspecify.annotations.NullMarked;
