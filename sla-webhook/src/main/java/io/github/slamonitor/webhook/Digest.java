package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** As many changes as a message has room for, the most important ones, and how many more there are. */
final class Digest {

    private Digest() {}

    /**
     * The message with the most changes that fits.
     *
     * @param most how many changes a message can show at all
     * @param message makes a message of the changes that are shown, and of a line about the others that is empty when there are none
     */
    static JsonNode largest(
            News news, int most, BiFunction<List<Change>, String, JsonNode> message, Predicate<JsonNode> fits) {
        List<Change> changes = news.mostImportantFirst();
        for (int shown = Math.min(most, changes.size()); shown > 1; shown--) {
            JsonNode made = message.apply(changes.subList(0, shown), more(changes.subList(shown, changes.size())));
            if (fits.test(made)) {
                return made;
            }
        }
        return message.apply(changes.subList(0, 1), more(changes.subList(1, changes.size())));
    }

    /** {@code and 12 more: 10 in violation, 2 resolved}. */
    private static String more(List<Change> changes) {
        if (changes.isEmpty()) {
            return "";
        }
        long resolved = changes.stream().filter(Change::isOver).count();
        long violated = changes.size() - resolved;
        String parts = resolved == 0
                ? violated + " in violation"
                : violated == 0 ? resolved + " resolved" : violated + " in violation, " + resolved + " resolved";
        return "and " + changes.size() + " more: " + parts;
    }
}
