package io.github.slamonitor.examples.settings;

import io.github.slamonitor.examples.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a name that is not known was probably meant to be. */
final class Suggestion {

    private Suggestion() {}

    /** Of a setting in the file. */
    static String unknown(String name) {
        List<String> known = new ArrayList<>();
        Setting.ALL.forEach(setting -> known.add(setting.name()));
        Thresholds.NAMES.forEach(limit -> known.add("limits." + limit));
        known.add("policies");
        Optional<String> nearest = sameEnd(name, known).or(() -> NearestName.of(name, known));
        return "there is no setting '" + name + "'"
                + nearest.map(meant -> "; did you mean " + meant + "?")
                        .orElse("; 'sla-monitor settings' shows all there are");
    }

    /** Of a limit in a policy. */
    static String unknownInPolicy(String name) {
        List<String> known = Stream.concat(Thresholds.NAMES.stream(), Stream.of("services", "name"))
                .toList();
        return "there is no setting '" + name + "' in a policy"
                + NearestName.of(name, known)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse("; known are " + String.join(", ", known));
    }

    /** Of a variable; empty when it is near to none, and so is most likely about something else. */
    static Optional<String> variable(String name) {
        List<String> known = new ArrayList<>(List.of(MonitorSettings.FILE_VARIABLE));
        Setting.ALL.forEach(setting -> known.add(setting.variable()));
        Secret.ALL.forEach(secret -> known.add(secret.variable()));
        return known.contains(name)
                ? Optional.empty()
                : NearestName.of(name, known).filter(near -> isTypo(name, near));
    }

    /** Short names with the same start are near each other by themselves. */
    private static boolean isTypo(String name, String near) {
        return NearestName.changes(name, near) <= 2;
    }

    private static Optional<String> sameEnd(String name, List<String> known) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        return known.stream()
                .filter(one -> one.endsWith("." + end) || one.endsWith("-" + end))
                .findFirst();
    }
}
