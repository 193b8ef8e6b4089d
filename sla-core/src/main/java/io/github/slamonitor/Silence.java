package io.github.slamonitor;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Keeps a monitor quiet about some rules on some services until an instant: their alerts go on, but no opening and no reminder
 * is told. An opening that was told before is still followed by its end, at once. Immutable.
 *
 * <pre>{@code
 * Silence silence = Silence.of(
 *         "payment-*", "*", Instant.now().plus(Duration.ofHours(2)), "kim", "the bank is down, we know");
 * }</pre>
 *
 * @param id the same for the same silence
 * @param services a name or a pattern with {@code *} for any characters and {@code ?} for one; not blank
 * @param rules the name of a rule, or such a pattern; not blank
 * @param until when it ends, exclusive
 * @param by who silences; on one line, not blank
 * @param reason why; on one line, not blank
 */
public record Silence(String id, String services, String rules, Instant until, String by, String reason) {

    /**
     * Checks the parts.
     *
     * @param id a name of its own, not blank
     * @param services a name or a pattern
     * @param rules a name or a pattern
     * @param until when it ends, exclusive
     * @param by who silences
     * @param reason why
     * @throws IllegalArgumentException when one is blank, or who or why has over 200 characters or more than a line
     */
    public Silence {
        Names.check("id of a silence", id);
        requireNotBlank("services", services);
        requireNotBlank("rules", rules);
        Objects.requireNonNull(until, "until");
        Names.check("who silences", by);
        Names.check("reason of a silence", reason);
    }

    /**
     * {@return a silence whose id comes from its parts} So a repeated request is the same silence again.
     *
     * @param services a name or a pattern with {@code *} for any characters and {@code ?} for one; not blank
     * @param rules the name of a rule, or such a pattern; not blank
     * @param until when it ends, exclusive
     * @param by who silences; on one line, not blank
     * @param reason why; on one line, not blank
     * @throws IllegalArgumentException when one is blank, or who or why has over 200 characters or more than a line
     */
    public static Silence of(String services, String rules, Instant until, String by, String reason) {
        byte[] parts = new ByteWriter()
                .text(services)
                .text(rules)
                .time(until)
                .text(by)
                .text(reason)
                .toBytes();
        return new Silence(UUID.nameUUIDFromBytes(parts).toString(), services, rules, until, by, reason);
    }

    /**
     * {@return whether a rule on a service is silenced}
     *
     * @param service the name of the service
     * @param rule the name of the rule
     * @param at when
     */
    public boolean matches(String service, String rule, Instant at) {
        return at.isBefore(until)
                && new ServicePattern(services).matches(service)
                && new ServicePattern(rules).matches(rule);
    }

    private static void requireNotBlank(String what, String pattern) {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException(
                    what + " of a silence must not be blank, all is \"*\": " + what + "=\"" + pattern + "\"");
        }
    }

    /** {@return the silence in words} {@code 'payment-*' and rules '*' are silenced until 2026-05-04T12:00:00Z by kim: the bank is down} */
    @Override
    public String toString() {
        return "'" + services + "' and rules '" + rules + "' are silenced until " + until + " by " + by + ": " + reason;
    }
}
