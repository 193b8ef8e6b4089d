package io.github.slamonitor.mail;

import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What one mail is about: everything by section, the most severe first, and how much of it is shown. */
final class Digest {

    /** How many violations one mail shows; the others are counted. */
    static final int MOST_SHOWN = 50;

    private final Round round;
    private final Times times;
    private final Map<Section, List<Transition>> sections = new EnumMap<>(Section.class);

    Digest(Round round, Times times) {
        this.round = round;
        this.times = times;
        for (Transition transition : round.transitions()) {
            sections.computeIfAbsent(Section.of(transition), section -> new ArrayList<>())
                    .add(transition);
        }
        sections.values()
                .forEach(list -> list.sort(Comparator.comparing(
                        (Transition transition) -> transition.violation().severity(), Comparator.reverseOrder())));
    }

    Round round() {
        return round;
    }

    Times times() {
        return times;
    }

    /** The sections that have something, in order. */
    Set<Section> present() {
        return sections.keySet();
    }

    List<Transition> all(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    int count(Section section) {
        return all(section).size();
    }

    /** What is shown of a section: what is left of the room for the whole mail by the sections before it. */
    List<Entry> shown(Section section) {
        int before = 0;
        for (Section earlier : present()) {
            if (earlier.compareTo(section) < 0) {
                before += count(earlier);
            }
        }
        int room = Math.max(0, MOST_SHOWN - before);
        return all(section).stream().limit(room).map(this::entry).toList();
    }

    Entry entry(Transition transition) {
        return new Entry(transition, times, round.at());
    }

    /** What is left out of a section, by severity: {@code and 9,950 more: 50 critical, 9,900 warning}; empty when nothing is. */
    String leftOut(Section section) {
        int shown = shown(section).size();
        List<Transition> rest = all(section).subList(shown, count(section));
        return rest.isEmpty() ? "" : (shown == 0 ? "" : "and ") + number(rest.size()) + " more: " + bySeverity(rest);
    }

    private static String bySeverity(Collection<Transition> transitions) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        transitions.forEach(transition -> counts.merge(transition.violation().severity(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((severity, count) ->
                parts.add(0, number(count) + " " + severity.name().toLowerCase(Locale.ROOT)));
        return String.join(", ", parts);
    }

    /** The worst severity of what is violated after this; of all when nothing is. */
    Severity severity() {
        List<Transition> open = open();
        return (open.isEmpty() ? round.transitions() : open)
                .stream()
                        .map(transition -> transition.violation().severity())
                        .max(Comparator.naturalOrder())
                        .orElse(Severity.INFO);
    }

    /** What is violated after this, in the order in which it is shown. */
    List<Transition> open() {
        return except(Section.RESOLVED);
    }

    private List<Transition> except(Section left) {
        List<Transition> all = new ArrayList<>();
        for (Section section : present()) {
            if (section != left) {
                all.addAll(all(section));
            }
        }
        return all;
    }

    /** The names of services, each once, in the order in which they are shown. */
    static List<String> services(List<Transition> transitions) {
        Set<String> services = new LinkedHashSet<>();
        transitions.forEach(transition -> services.add(transition.violation().service()));
        return List.copyOf(services);
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
