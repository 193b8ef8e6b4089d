package io.github.slamonitor.examples.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks passwords, tokens and sessions. Thread-safe. */
final class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_WAITING = 20;
    private static final Duration LONGEST_WAIT_OF_ADDRESS = Duration.ofMinutes(15);

    /** Short, since anybody can keep an account waiting by failing in its name. */
    private static final Duration LONGEST_WAIT_OF_ACCOUNT = Duration.ofSeconds(30);

    private final WatchedUsers users;
    private final InstantSource clock;
    private final Sessions sessions;
    private final Attempts byAddress = new Attempts(LONGEST_WAIT_OF_ADDRESS, MOST_COUNTED);
    private final Attempts byAccount = new Attempts(LONGEST_WAIT_OF_ACCOUNT, MOST_COUNTED);

    /** A check of a password takes a core for a while: one at a time leaves the others to the monitor. */
    private final Semaphore checking = new Semaphore(1, true);

    SignIn(WatchedUsers users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
        this.sessions = new Sessions(clock);
    }

    /**
     * Begins a session and returns the text that finds it.
     *
     * @throws HttpError when name or password are wrong, or too many attempts failed before
     */
    String signIn(String name, char[] password, InetAddress client) {
        String address = network(client);
        Instant now = clock.instant();
        refuseWhileWaiting(byAddress.wait(address, now));
        refuseWhileWaiting(byAccount.wait(name, now));
        Optional<Account> account = users.now().user(name);
        if (!isRight(account, password)) {
            byAddress.failed(address, clock.instant());
            byAccount.failed(name, clock.instant());
            log.warn("a sign-in as {} from {} failed", Parameters.quoted(name).replaceAll("\\p{Cntrl}", "?"), address);
            throw new HttpError(401, "the name or the password is wrong");
        }
        byAccount.succeeded(name);
        log.info("{} signed in from {}", name, address);
        return sessions.start(account.orElseThrow());
    }

    private static void refuseWhileWaiting(Duration wait) {
        if (!wait.isZero()) {
            long seconds = wait.toSeconds() + 1;
            throw HttpError.later(
                    429,
                    "too many attempts to sign in failed; try again in " + seconds + " s",
                    Duration.ofSeconds(seconds));
        }
    }

    private boolean isRight(Optional<Account> account, char[] password) {
        if (checking.getQueueLength() >= MOST_WAITING) {
            throw HttpError.later(429, "too many sign in at once; try again in a moment", Duration.ofSeconds(5));
        }
        checking.acquireUninterruptibly();
        try {
            boolean matches = account.map(Account::password)
                    .orElse(PasswordHash.OF_NOBODY)
                    .matches(password);
            return matches && account.isPresent();
        } finally {
            checking.release();
        }
    }

    Optional<Caller> bySession(String id) {
        return sessions.find(id, users.now()).map(Session::caller);
    }

    boolean isSignedIn(String id) {
        return sessions.goesOn(id, users.now());
    }

    Optional<Caller> byToken(String token) {
        return users.now().token(token).map(found -> Caller.withToken(found.name(), found.role()));
    }

    void signOut(String id) {
        sessions.end(id);
    }

    /** An address; of IPv6 the part that a provider gives to one customer. */
    static String network(InetAddress client) {
        return client instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), 8)) + "::/64"
                : client.getHostAddress();
    }
}
