package io.github.slamonitor.mail;

import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one group of recipients gets now, and what is held back for later by quiet hours and the limit of mails an hour. Guarded by
 * the lock of the dispatcher.
 */
final class Desk {

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Recipients recipients;
    private final Map<Severity, QuietHours> quiet;
    private final HourlyCap cap;
    private final Times times;
    private final HeldBack held = new HeldBack();
    private Instant retryAt = Instant.MIN;

    /** A mail of what was held back that is not delivered yet. */
    @Nullable
    Mail pending;

    /** Why it is not delivered yet. */
    String problem = "";

    Desk(Recipients recipients, Map<Severity, QuietHours> quiet, HourlyCap cap, Times times) {
        this.recipients = recipients;
        this.quiet = quiet;
        this.cap = cap;
        this.times = times;
    }

    /** Plans a mail of what is news to these recipients; empty when all of it is held back. */
    Optional<Mail> plan(Round round, List<Transition> transitions, Instant now) {
        List<Transition> loud = new ArrayList<>();
        for (Transition transition : transitions) {
            if (quietUntil(transition.violation().severity(), now).isPresent()) {
                held.add(transition, now);
            } else {
                loud.add(transition);
            }
        }
        if (!loud.isEmpty() && cap.roomAt(now).isAfter(now)) {
            loud.forEach(transition -> held.add(transition, now));
            loud.clear();
        }
        if (loud.isEmpty()) {
            return Optional.empty();
        }
        cap.take(now);
        return Optional.of(new Mail(recipients, new Round(round.id(), round.at(), loud), Optional.empty()));
    }

    private Optional<Instant> quietUntil(Severity severity, Instant now) {
        QuietHours hours = quiet.get(severity);
        return hours == null ? Optional.empty() : hours.endAt(now);
    }

    /** Puts together the mail of what need not be held back any longer, unless the last such mail is still under way. */
    void releaseDue(Instant now) {
        if (pending == null && !held.isEmpty() && !cap.roomAt(now).isAfter(now)) {
            pending = held.take(severity -> quietUntil(severity, now).isEmpty(), recipients, now, why(), times)
                    .orElse(null);
            if (pending != null) {
                cap.take(now);
            }
        }
    }

    /** Puts together a mail of everything. */
    void releaseAll(Instant now) {
        if (pending == null) {
            pending = held.take(severity -> true, recipients, now, why() + "; now monitoring ends", times)
                    .orElse(null);
        }
    }

    private String why() {
        List<String> reasons = new ArrayList<>();
        quiet.forEach((severity, hours) -> reasons.add("quiet hours " + hours + " for " + severity));
        if (cap.most() < Integer.MAX_VALUE) {
            reasons.add("at most " + Digest.number(cap.most()) + (cap.most() == 1 ? " mail" : " mails") + " an hour");
        }
        return String.join("; ", reasons);
    }

    void sendLater(Instant now, String why) {
        problem = why;
        retryAt = now.plus(RETRY);
    }

    /** When something is to be sent that waits here; empty when nothing does. */
    Optional<Instant> nextRelease(Instant now) {
        if (pending != null) {
            return Optional.of(retryAt.isAfter(now) ? retryAt : now);
        }
        Instant room = cap.roomAt(now);
        return held.severities().stream()
                .map(severity -> quietUntil(severity, now).orElse(now))
                .map(quietEnd -> quietEnd.isAfter(room) ? quietEnd : room)
                .min(Instant::compareTo);
    }
}
