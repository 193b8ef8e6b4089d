package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What an alert is about: one rule of one policy, on one service. */
record AlertKey(String policy, String rule, String service) {

    static AlertKey of(RuleResult result) {
        return new AlertKey(result.policy(), result.rule().name(), result.service());
    }

    @Override
    public String toString() {
        return "'" + rule + "' of '" + service + "'";
    }

    /** Whether one of the policies still has this rule for this service. */
    boolean isCheckedBy(Collection<SlaPolicy> policies) {
        return policies.stream()
                .filter(candidate -> candidate.name().equals(policy) && candidate.appliesTo(service))
                .flatMap(candidate -> candidate.rules().stream())
                .anyMatch(candidate -> candidate.name().equals(rule));
    }

    /**
     * The id of the episode that opened then; the same wherever it is made. The engine's time keeps two episodes apart where the
     * clock that is shown was put back.
     */
    String violationId(Instant openedAt, long engineMicros) {
        byte[] parts = new ByteWriter()
                .text(policy)
                .text(rule)
                .text(service)
                .time(openedAt)
                .number(engineMicros)
                .toBytes();
        return UUID.nameUUIDFromBytes(parts).toString();
    }

    /** The key in one text, as stores keep it: {@code checkout/failure rate at most 5%/auth}, a slash within a name as {@code \/}. */
    String encode() {
        return escape(policy) + "/" + escape(rule) + "/" + escape(service);
    }

    private static String escape(String part) {
        return part.replace("\\", "\\\\").replace("/", "\\/");
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    static AlertKey decode(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '/') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(next == '\\' && i + 1 < text.length() ? text.charAt(++i) : next);
            }
        }
        if (parts.size() != 2) {
            throw new IllegalArgumentException("the key of an alert must have three parts: key=\"" + text + "\"");
        }
        return new AlertKey(parts.get(0), parts.get(1), part.toString());
    }
}
