package io.github.slamonitor.examples.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in. Sessions are found by the hash of a random text that only the browser has. They end when they are not used, when they are
 * old, and when the account changes. Thread-safe.
 */
final class Sessions {

    static final Duration IDLE = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST_OF_ONE = 20;
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Session> byHash = new HashMap<>();

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a session and returns the text that finds it. */
    synchronized String start(Account account) {
        Instant now = clock.instant();
        byHash.values().removeIf(session -> isOver(session, now));
        makeRoom(account.name());
        String id = RandomText.secret();
        byHash.put(Hashes.sha256(id), new Session(account, RandomText.secret(), now, now));
        return id;
    }

    private void makeRoom(String name) {
        long ofOne = byHash.values().stream()
                .filter(session -> session.account().name().equals(name))
                .count();
        if (ofOne >= MOST_OF_ONE || byHash.size() >= MOST) {
            byHash.entrySet().stream()
                    .filter(entry -> ofOne < MOST_OF_ONE
                            || entry.getValue().account().name().equals(name))
                    .min(Comparator.comparing(entry -> entry.getValue().usedAt()))
                    .map(Map.Entry::getKey)
                    .ifPresent(byHash::remove);
        }
    }

    /** The session that a text finds, if it goes on and the account is as it was. This is a use of it. */
    synchronized Optional<Session> find(String id, Accounts accounts) {
        if (!goesOn(id, accounts)) {
            end(id);
            return Optional.empty();
        }
        return Optional.ofNullable(
                byHash.computeIfPresent(Hashes.sha256(id), (hash, session) -> session.usedAt(clock.instant())));
    }

    synchronized boolean goesOn(String id, Accounts accounts) {
        Session session = byHash.get(Hashes.sha256(id));
        return session != null
                && !isOver(session, clock.instant())
                && accounts.user(session.account().name())
                        .filter(session.account()::equals)
                        .isPresent();
    }

    private static boolean isOver(Session session, Instant now) {
        return now.isAfter(session.usedAt().plus(IDLE))
                || now.isAfter(session.startedAt().plus(LONGEST));
    }

    synchronized void end(String id) {
        byHash.remove(Hashes.sha256(id));
    }

    synchronized int size() {
        return byHash.size();
    }
}
