package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import io.github.slamonitor.ServiceAccumulator;
import org.jspecify.annotations.Nullable;

/** A service as it was found in a file. Not thread-safe. */
final class Service {

    private final String name;
    private final @Nullable MetricsAccumulator accumulator;
    private @Nullable ServiceAccumulator counter;

    /**
     * A service without requests so far.
     *
     * @param name without surrounding blanks
     * @param accumulator counts the requests, if they are to be counted
     */
    Service(String name, @Nullable MetricsAccumulator accumulator) {
        this.name = name;
        this.accumulator = accumulator;
    }

    String name() {
        return name;
    }

    void count(long timestampMicros, long responseMicros, boolean successful) {
        if (counter == null && accumulator != null) {
            // Not before: all rows of a service may be rejected, and then there were no requests of it.
            counter = accumulator.service(name);
        }
        if (counter != null) {
            counter.add(timestampMicros, responseMicros, successful);
        }
    }
}
