package io.github.slamonitor.mail;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What a mail says beside the violations: why it comes only now, where the dashboard is, which violations have a chart. */
record Surroundings(
        Optional<String> heldBack, Optional<URI> dashboard, Map<String, ChartImage> charts, String attached) {

    /** The chart of a violation, by the id of that. */
    Optional<ChartImage> chart(Entry entry) {
        return Optional.ofNullable(charts.get(entry.transition().violation().id()));
    }
}
