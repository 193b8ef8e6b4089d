package io.github.slamonitor.examples.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts to sign in, of an address or of an account, and says how long the next one has to wait: not at all after a few, then
 * twice as long with each. Forgets after a time without any, and the longest unseen when there are too many. Thread-safe.
 */
final class Attempts {

    private static final int FREE = 5;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);

    private final Duration longestWait;
    private final Map<String, Failures> byKey;

    Attempts(Duration longestWait, int mostKeys) {
        this.longestWait = longestWait;
        this.byKey = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > mostKeys;
            }
        };
    }

    private record Failures(int count, Instant last) {}

    /** How long to wait before the next attempt; zero for not at all. */
    synchronized Duration wait(String key, Instant now) {
        Failures failures = byKey.get(key);
        if (failures == null || failures.count < FREE) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, failures.last.plus(waitAfter(failures.count)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration waitAfter(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }

    synchronized void failed(String key, Instant now) {
        Failures before = byKey.get(key);
        int counted = before == null || before.last.plus(FORGET_AFTER).isBefore(now) ? 0 : before.count;
        byKey.put(key, new Failures(counted + 1, now));
    }

    synchronized void succeeded(String key) {
        byKey.remove(key);
    }

    synchronized int size() {
        return byKey.size();
    }
}
