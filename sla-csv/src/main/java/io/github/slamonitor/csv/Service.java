package io.github.slamonitor.csv;

import io.github.slamonitor.ServiceAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * A service as it was found in a file.
 *
 * @param name without surrounding blanks
 * @param counter what counts its requests, if they are to be counted
 */
record Service(String name, @Nullable ServiceAccumulator counter) {

    void count(long timestampMicros, long responseMicros, boolean successful) {
        if (counter != null) {
            counter.add(timestampMicros, responseMicros, successful);
        }
    }
}
