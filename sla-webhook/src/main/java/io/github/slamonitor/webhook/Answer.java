package io.github.slamonitor.webhook;

import io.github.slamonitor.DeliveryException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param text who answered what, in words that can be shown
 * @param retryAfter how long it asks to wait
 */
record Answer(int status, String text, Optional<Duration> retryAfter) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    boolean isTaken() {
        return status >= 200 && status < 300;
    }

    /** Whether it is this one request that the server does not like, and another one may be taken. */
    boolean isAboutTheRequest() {
        return status == 400 || status == 413 || status == 422;
    }

    private boolean isTemporary() {
        return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }

    /** Throws, in the way that delivery understands, unless the request was taken. */
    void check() throws IOException {
        if (isTaken()) {
            return;
        }
        if (!isTemporary()) {
            throw DeliveryException.permanent(text, null);
        }
        if (retryAfter.isPresent()) {
            throw DeliveryException.retryAfter(retryAfter.get(), text);
        }
        throw new IOException(text);
    }
}
