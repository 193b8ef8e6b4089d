package io.github.slamonitor.examples.http;

import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When a violation last opened, for each service. Thread-safe. */
final class LastViolations {

    private static final Instant NEVER = Instant.MIN;

    private final Map<String, Instant> openedAt = new ConcurrentHashMap<>();
    private final ViolationHistory history;

    LastViolations(ViolationHistory history) {
        this.history = history;
    }

    void opened(Violation violation) {
        openedAt.merge(
                violation.service(), violation.openedAt(), (known, other) -> known.isAfter(other) ? known : other);
    }

    /** What is not known since this was started is looked up once. */
    Optional<Instant> of(String service) {
        Instant known = openedAt.get(service);
        if (known != null) {
            return Optional.of(known).filter(NEVER::isBefore);
        }
        Instant stored = history.newestViolations(List.of(service)).getOrDefault(service, NEVER);
        openedAt.merge(service, stored, LastViolations::later);
        return Optional.of(stored).filter(NEVER::isBefore);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
