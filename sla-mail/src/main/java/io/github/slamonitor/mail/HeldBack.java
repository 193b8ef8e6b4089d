package io.github.slamonitor.mail;

import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one group of recipients is not told yet: for each violation what holds now. A violation that opened meanwhile is told as
 * opened with its latest evidence, or as resolved. Bounded: of more violations than that, only the number of notifications is kept.
 * Guarded by the lock of the dispatcher.
 */
final class HeldBack {

    /** How many violations are kept. */
    static final int MOST_KEPT = 10_000;

    private final Map<String, Held> violations = new LinkedHashMap<>();
    private long uncounted;

    private record Held(Transition transition, int notifications, Instant since) {

        Held and(Transition next) {
            boolean stillNew = transition.kind() == Transition.Kind.OPENED && next.kind() == Transition.Kind.REMINDED;
            Transition latest =
                    stillNew ? new Transition(Transition.Kind.OPENED, next.violation(), transition.at()) : next;
            return new Held(latest, notifications + 1, since);
        }

        Severity severity() {
            return transition.violation().severity();
        }
    }

    void add(Transition transition, Instant now) {
        Violation violation = transition.violation();
        Held earlier = violations.get(violation.id());
        if (earlier != null) {
            violations.put(violation.id(), earlier.and(transition));
        } else if (violations.size() < MOST_KEPT) {
            violations.put(violation.id(), new Held(transition, 1, now));
        } else {
            uncounted++;
        }
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    /** The severities of what is held. */
    List<Severity> severities() {
        return violations.values().stream().map(Held::severity).distinct().toList();
    }

    /** Takes out what has one of these severities, for a mail of its own; empty when there is nothing. */
    Optional<Mail> take(Predicate<Severity> severities, Recipients recipients, Instant now, String why, Times times) {
        List<Held> taken = new ArrayList<>();
        for (Iterator<Held> held = violations.values().iterator(); held.hasNext(); ) {
            Held next = held.next();
            if (severities.test(next.severity())) {
                taken.add(next);
                held.remove();
            }
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(mail(taken, recipients, now, why, times));
    }

    private Mail mail(List<Held> taken, Recipients recipients, Instant now, String why, Times times) {
        long notifications = taken.stream().mapToLong(Held::notifications).sum() + uncounted;
        Instant since =
                taken.stream().map(Held::since).min(Comparator.naturalOrder()).orElse(now);
        String words = Digest.number(notifications) + (notifications == 1 ? " notification was" : " notifications were")
                + " held back since " + times.full(since) + ": " + why + "."
                + (uncounted == 0 ? "" : " Not listed for want of room: " + Digest.number(uncounted) + ".");
        uncounted = 0;
        Round round = new Round(
                "held-back-" + now, now, taken.stream().map(Held::transition).toList());
        return new Mail(recipients, round, Optional.of(words));
    }
}
