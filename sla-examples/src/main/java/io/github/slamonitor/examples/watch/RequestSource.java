package io.github.slamonitor.examples.watch;

import io.github.slamonitor.MetricRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Gives requests one after the other, as far as they have come. One thread at a time. */
public interface RequestSource extends AutoCloseable {

    /**
     * Looks for new requests.
     *
     * @throws IOException when nothing can be read at all
     */
    void look() throws IOException;

    /** {@return the next request; empty when there is none now} It stays the next until it is taken. */
    Optional<MetricRecord> next();

    /** Goes on to the request after the next. */
    void take();

    /**
     * Waits until a request may have come, at most for a time.
     *
     * @param longest how long
     * @return false when there will be none that way: look again later
     * @throws InterruptedException when interrupted
     */
    boolean await(Duration longest) throws InterruptedException;

    /** {@return whether no request will come any more} */
    boolean isAtEnd();

    /** {@return how many lines could not be read as requests since the last call} */
    long takeRejected();

    @Override
    void close();
}
