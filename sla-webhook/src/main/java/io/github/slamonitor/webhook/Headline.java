package io.github.slamonitor.webhook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Some news in one line: {@code CRITICAL: 2 services in violation: payment, auth; resolved: 1 service: checkout}. The counts are always there;
 * names are left out, as in {@code and 12 more}, when there is no room.
 */
final class Headline {

    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 60;

    private final List<Change> violated;
    private final Set<String> violatedServices = new LinkedHashSet<>();
    private final Set<String> resolvedServices = new LinkedHashSet<>();

    Headline(News news) {
        List<Change> changes = news.mostImportantFirst();
        violated = changes.stream().filter(change -> !change.isOver()).toList();
        violated.forEach(change -> violatedServices.add(change.violation().service()));
        changes.stream()
                .map(change -> change.violation().service())
                .filter(service -> !violatedServices.contains(service))
                .forEach(resolvedServices::add);
    }

    /** The line, escaped, and at most so long then. */
    String text(int most, IntFunction<String> escape) {
        for (int names = MOST_NAMES; names > 0; names--) {
            String text = Text.cut(line(names), Integer.MAX_VALUE, escape);
            if (text.length() <= most) {
                return text;
            }
        }
        return Text.cut(line(0), most, escape);
    }

    String text(int most) {
        return text(most, Character::toString);
    }

    private String line(int names) {
        List<String> parts = new ArrayList<>();
        if (!violatedServices.isEmpty()) {
            parts.add(worst() + ": " + services(violatedServices, state(), names));
        }
        if (!resolvedServices.isEmpty()) {
            parts.add((parts.isEmpty() ? "Resolved: " : "resolved: ") + services(resolvedServices, "", names));
        }
        return String.join("; ", parts);
    }

    private String worst() {
        return violated.stream()
                .map(change -> change.violation().severity())
                .max(Comparator.naturalOrder())
                .map(Enum::name)
                .orElse("");
    }

    private String state() {
        if (violated.stream().allMatch(change -> change.kind() == Change.Kind.ACKNOWLEDGED)) {
            return " acknowledged";
        }
        boolean news = violated.stream().anyMatch(change -> change.kind() != Change.Kind.REMINDED);
        return news ? " in violation" : " still in violation";
    }

    private static String services(Set<String> services, String state, int names) {
        String count = (services.size() == 1 ? "1 service" : services.size() + " services") + state;
        if (names == 0) {
            return count;
        }
        List<String> shown = services.stream()
                .limit(names)
                .map(service -> Text.cut(Text.line(service), LONGEST_NAME))
                .toList();
        int more = services.size() - shown.size();
        return count + ": " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }
}
