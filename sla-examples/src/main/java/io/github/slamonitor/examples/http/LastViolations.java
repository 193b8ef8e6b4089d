package io.github.slamonitor.examples.http;

import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When a violation last opened, for each service. Thread-safe. */
final class LastViolations {

    private static final int READ_AT_START = 5000;

    private final Map<String, Instant> openedAt = new ConcurrentHashMap<>();

    static LastViolations of(ViolationHistory history) {
        LastViolations last = new LastViolations();
        for (StoredViolation stored : history.violations(ViolationQuery.all().page(0, READ_AT_START))) {
            last.opened(stored.violation());
        }
        return last;
    }

    void opened(Violation violation) {
        openedAt.merge(
                violation.service(), violation.openedAt(), (known, other) -> known.isAfter(other) ? known : other);
    }

    Optional<Instant> of(String service) {
        return Optional.ofNullable(openedAt.get(service));
    }
}
