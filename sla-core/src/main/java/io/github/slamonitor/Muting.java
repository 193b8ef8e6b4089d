package io.github.slamonitor;

import java.time.Instant;
import java.util.List;

/** What is not told at a time: the silences and maintenance windows, as they are then. */
record Muting(Instant at, List<Silence> silences, List<MaintenanceWindow> windows) {

    static Muting none(Instant at) {
        return new Muting(at, List.of(), List.of());
    }

    boolean mutes(String service, String rule) {
        for (Silence silence : silences) {
            if (silence.matches(service, rule, at)) {
                return true;
            }
        }
        for (MaintenanceWindow window : windows) {
            if (window.covers(service, at)) {
                return true;
            }
        }
        return false;
    }
}
