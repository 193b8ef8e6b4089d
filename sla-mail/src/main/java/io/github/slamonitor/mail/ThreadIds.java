package io.github.slamonitor.mail;

import io.github.slamonitor.Round;
import io.github.slamonitor.Transition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which headers mail programs put mails into one thread. Each violation has a root, an id made from its own. The mail that tells
 * of one opening alone has the root as its id; every other mail refers to the roots of all violations in it, whether or not a mail
 * with such an id was ever sent: mail programs join what refers to the same id.
 *
 * @param messageId the same whenever the same is told
 * @param references the roots, the oldest first; empty for an opening alone
 */
record ThreadIds(String messageId, List<String> references) {

    /** A header of all the roots of 10,000 violations would be refused. */
    private static final int MOST_REFERENCES = 40;

    private static final int HASH_BYTES = 16;

    static ThreadIds of(Round round, String domain) {
        List<Transition> transitions = round.transitions();
        Transition first = transitions.get(0);
        if (transitions.size() == 1 && first.kind() == Transition.Kind.OPENED) {
            return new ThreadIds(root(first, domain), List.of());
        }
        Set<String> roots = new LinkedHashSet<>();
        for (Transition transition : transitions) {
            if (roots.size() < MOST_REFERENCES) {
                roots.add(root(transition, domain));
            }
        }
        String told = transitions.stream().map(Transition::id).collect(Collectors.joining("\n"));
        return new ThreadIds(id("n", told, domain), List.copyOf(roots));
    }

    private static String root(Transition transition, String domain) {
        return id("v", transition.violation().id(), domain);
    }

    private static String id(String kind, String of, String domain) {
        return "<sla." + kind + "." + hash(of) + "@" + domain + ">";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
