package io.github.slamonitor;

import io.github.slamonitor.engine.RunSort;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The alerts of a replay. Immutable.
 *
 * @param inOrder as they opened; those of one moment by service, policy and rule
 * @param services those that there are alerts of
 * @param open how many were open at the end
 */
record ReplayedEpisodes(List<ReplayEpisode> inOrder, SortedSet<String> services, int open) {

    /** No alerts. */
    static final ReplayedEpisodes NONE = new ReplayedEpisodes(List.of(), new TreeSet<>(), 0);

    /**
     * The alerts of some services.
     *
     * @param services by name
     * @param runs of those of their rules that are not replayed quickly
     */
    static ReplayedEpisodes of(List<ReplayedService> services, List<ReplayRun> runs) {
        List<ReplayEpisode> episodes = new ArrayList<>();
        SortedSet<String> alerted = new TreeSet<>();
        int open = 0;
        for (ReplayedService service : services) {
            QuickService quick = service.quick();
            if (!quick.episodes().isEmpty()) {
                episodes.addAll(quick.episodes());
                alerted.add(service.name());
                open += quick.open();
            }
        }
        episodes = byOpening(episodes);
        for (ReplayRun run : runs) {
            for (ReplayEpisode episode : run.log().episodes()) {
                episodes.add(episode);
                alerted.add(episode.service());
                open += episode.isOpen() ? 1 : 0;
            }
        }
        if (!runs.isEmpty()) {
            episodes.sort(ReplayedEpisodes::compare);
        }
        return new ReplayedEpisodes(episodes, alerted, open);
    }

    /** Sorts many episodes, of which those of one moment are in order: numbers lie closer together than objects. */
    private static List<ReplayEpisode> byOpening(List<ReplayEpisode> episodes) {
        long[] opened = new long[episodes.size()];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = episodes.get(i).openedMicros();
        }
        List<ReplayEpisode> sorted = new ArrayList<>(opened.length);
        for (int index : RunSort.order(opened, opened.length)) {
            sorted.add(episodes.get(index));
        }
        return sorted;
    }

    private static int compare(ReplayEpisode one, ReplayEpisode other) {
        int order = Long.compare(one.openedMicros(), other.openedMicros());
        order = order != 0 ? order : one.service().compareTo(other.service());
        order = order != 0 ? order : one.policy().compareTo(other.policy());
        return order != 0 ? order : one.rule().compareTo(other.rule());
    }
}
