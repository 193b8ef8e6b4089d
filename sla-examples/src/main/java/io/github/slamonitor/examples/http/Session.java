package io.github.slamonitor.examples.http;

import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param account as it was then; another password or role ends the session
 * @param csrf what has to come with each change
 * @param startedAt when
 * @param usedAt when last a request was made
 */
record Session(Account account, String csrf, Instant startedAt, Instant usedAt) {

    Session usedAt(Instant now) {
        return new Session(account, csrf, startedAt, now);
    }

    Caller caller() {
        return new Caller(account.name(), account.role(), csrf);
    }
}
