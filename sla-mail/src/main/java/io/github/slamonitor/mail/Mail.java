package io.github.slamonitor.mail;

import io.github.slamonitor.Round;
import jakarta.mail.internet.InternetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mail to be sent, and to whom that is done. Guarded by the lock of the dispatcher. */
final class Mail {

    final Recipients recipients;
    final Round round;
    /** Why this comes only now. */
    final Optional<String> heldBack;

    private final Set<InternetAddress> accepted = new HashSet<>();
    private final Set<InternetAddress> refused = new HashSet<>();

    Mail(Recipients recipients, Round round, Optional<String> heldBack) {
        this.recipients = recipients;
        this.round = round;
        this.heldBack = heldBack;
    }

    /** Who has not got it yet, and may still get it. */
    List<InternetAddress> missing() {
        return recipients.everyone().stream()
                .filter(address -> !accepted.contains(address) && !refused.contains(address))
                .toList();
    }

    void note(SendResult result) {
        accepted.addAll(result.accepted());
        refused.addAll(result.refused());
    }

    /** Whether the server wants it for none of the recipients. */
    boolean refusedByAll() {
        return missing().isEmpty() && accepted.isEmpty();
    }
}
