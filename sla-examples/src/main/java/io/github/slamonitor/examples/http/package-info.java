/** The HTTP server of the runnable monitor: a JSON API over what a monitor knows, and the dashboard's files. */
@NullMarked
package io.github.slamonitor.examples.http;

import org.jspecify.annotations.NullMarked;
