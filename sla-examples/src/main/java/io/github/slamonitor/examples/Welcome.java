package io.github.slamonitor.examples;

import io.github.slamonitor.examples.settings.MonitorSettings;
import java.net.URI;
import java.util.Optional;

/** What a monitor says when it starts: what it does, and where to look. */
final class Welcome {

    private final MonitorSettings settings;
    private final Narrator narrator;
    private final Channels channels;

    Welcome(LiveSetup setup, Channels channels) {
        this.settings = setup.settings();
        this.narrator = setup.narrator();
        this.channels = channels;
    }

    /**
     * Says it.
     *
     * @param what is monitored
     * @param server where the dashboard is, if that is known
     */
    void tell(String what, Optional<URI> server) {
        narrator.line(what);
        narrator.line("");
        server.ifPresent(uri -> narrator.line("  dashboard  " + uri));
        narrator.line("  database   " + settings.database());
        if (!channels.listeners().isEmpty()) {
            narrator.line(
                    "  told       " + String.join(", ", channels.listeners().keySet())
                            + mails().map(folder -> " (" + folder + "/*.eml)").orElse(""));
        }
        narrator.line("  settings   "
                + settings.file()
                        .map(Object::toString)
                        .orElse("none; 'sla-monitor settings > sla-monitor.yaml' writes a file to change"));
        narrator.line("");
        narrator.line("Ctrl+C ends it.");
        narrator.line("");
    }

    private Optional<String> mails() {
        return channels.listeners().containsKey("mail-folder")
                ? Optional.of(settings.environment().getOrDefault("SLA_MAIL_FOLDER", "mails"))
                : Optional.empty();
    }
}
