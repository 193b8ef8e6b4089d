/** Words that more than one part of the runnable monitor needs. */
@NullMarked
package io.github.slamonitor.examples.text;

import org.jspecify.annotations.NullMarked;
