package io.github.slamonitor.csv;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.MetricsAccumulator;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The service column. Not thread-safe. */
final class Services {

    private static final char REPLACEMENT = '\uFFFD';

    private final Charset charset;
    private final @Nullable MetricsAccumulator accumulator;
    private final KeyTable<Service> known;
    private String problem = "";

    /**
     * A reader of service names.
     *
     * @param layout of the file
     * @param accumulator counts the requests, if they are to be counted
     */
    Services(Layout layout, @Nullable MetricsAccumulator accumulator) {
        this.charset = layout.charset();
        this.known = new KeyTable<>(layout.delimiter());
        this.accumulator = accumulator;
    }

    String problem() {
        return problem;
    }

    /** The services seen so far, by their exact bytes. */
    KeyTable<Service> known() {
        return known;
    }

    /** The service that a text names; null when it cannot be one, {@link #problem} says why. */
    @Nullable
    Service parse(byte[] bytes, int start, int end) {
        Service service = known.find(bytes, start, end);
        return service != null ? service : add(bytes, start, end);
    }

    private @Nullable Service add(byte[] bytes, int start, int end) {
        String name = new String(bytes, start, end - start, charset).strip();
        if (!isName(name)) {
            return null;
        }
        Service added = new Service(name, accumulator);
        known.add(bytes, start, end, added);
        return added;
    }

    private boolean isName(String name) {
        if (name.isEmpty()) {
            problem = "is empty";
        } else if (name.indexOf(REPLACEMENT) >= 0) {
            problem = "is not valid " + charset.name() + "; set charset(...) if the file is in another one";
        } else if (name.length() > MetricRecord.MAXIMUM_SERVICE_LENGTH) {
            problem = "is longer than " + MetricRecord.MAXIMUM_SERVICE_LENGTH + " characters";
        } else {
            return true;
        }
        return false;
    }
}
