package io.github.slamonitor.mail;

import io.github.slamonitor.Transition;
import java.util.List;

/** The subject of a mail, and its headline: what is wrong, how bad it is, and where. */
final class SubjectLine {

    /** Subjects longer than this are cut by all mail programs. */
    static final int LONGEST = 250;

    private static final int LONGEST_NAMES = 90;
    private static final int LONGEST_NAME = 50;

    private SubjectLine() {}

    /** {@code CRITICAL: 2 services in violation: payment, auth}. */
    static String headline(Digest digest) {
        List<Transition> open = digest.open();
        List<Transition> resolved = digest.all(Section.RESOLVED);
        if (open.isEmpty()) {
            return "RESOLVED: " + subject(digest, resolved, "");
        }
        String text = digest.severity() + ": " + subject(digest, open, state(digest));
        return resolved.isEmpty() ? text : text + "; " + Digest.number(resolved.size()) + " resolved";
    }

    private static String state(Digest digest) {
        if (digest.count(Section.OPENED) > 0) {
            return " in violation";
        }
        return digest.count(Section.FLAPPING) == digest.open().size() ? " flapping" : " still in violation";
    }

    private static String subject(Digest digest, List<Transition> transitions, String state) {
        List<String> services = Digest.services(transitions);
        if (services.size() > 1) {
            return Digest.number(services.size()) + " services" + state + ": " + names(services);
        }
        String service = Shown.line(services.get(0), LONGEST_NAME) + state + ": ";
        return transitions.size() > 1
                ? service + Digest.number(transitions.size()) + " rules"
                : service + digest.entry(transitions.get(0)).rule();
    }

    private static String names(List<String> services) {
        StringBuilder names = new StringBuilder();
        int shown = 0;
        for (String service : services) {
            String name = Shown.line(service, LONGEST_NAME);
            if (shown > 0 && names.length() + name.length() > LONGEST_NAMES) {
                break;
            }
            names.append(shown == 0 ? "" : ", ").append(Shown.isolated(name));
            shown++;
        }
        int more = services.size() - shown;
        return more == 0 ? names.toString() : names + " and " + Digest.number(more) + " more";
    }
}
