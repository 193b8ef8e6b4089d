package io.github.slamonitor.webhook;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes secrets out of a foreign text that is shown, such as the answer of a server that quotes the request. Immutable. */
final class Redaction {

    /** Shorter parts of a URL are words like {@code api}, and taking them out would only make a message hard to read. */
    private static final int SHORTEST_PART = 6;

    /** What everybody has in such a URL: Slack answers {@code no_service}, which helps. */
    private static final Set<String> PUBLIC =
            Set.of("services", "webhooks", "workflows", "triggers", "manual", "invoke", "enqueue");

    private static final String MASK = "***";

    private final List<String> secrets;

    private Redaction(Set<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Of a URL with its parts, and of other secrets as a whole. */
    static Redaction of(URI url, List<String> others) {
        Set<String> secrets = new LinkedHashSet<>(others);
        secrets.add(url.toString());
        addPart(secrets, url.getRawPath());
        addPart(secrets, url.getRawQuery());
        for (String text : new String[] {url.getRawPath(), url.getRawQuery()}) {
            for (String part : String.valueOf(text).split("[/?&=;]", -1)) {
                addPart(secrets, part);
            }
        }
        return new Redaction(secrets);
    }

    private static void addPart(Set<String> secrets, String part) {
        if (part != null && part.length() >= SHORTEST_PART && !PUBLIC.contains(part)) {
            secrets.add(part);
            secrets.add(decoded(part));
        }
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    String apply(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, MASK);
        }
        for (String secret : secrets) {
            shown = withoutBeginningAtEnd(shown, secret);
        }
        return shown;
    }

    /** Only the beginning of an answer is read, which may end within a secret. */
    private static String withoutBeginningAtEnd(String text, String secret) {
        for (int length = Math.min(secret.length() - 1, text.length()); length >= SHORTEST_PART; length--) {
            if (text.endsWith(secret.substring(0, length))) {
                return text.substring(0, text.length() - length) + MASK;
            }
        }
        return text;
    }
}
