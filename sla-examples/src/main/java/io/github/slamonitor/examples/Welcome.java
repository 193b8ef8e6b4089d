package io.github.slamonitor.examples;

import io.github.slamonitor.examples.settings.MonitorSettings;
import java.net.URI;
import java.util.Optional;

/** What a monitor says when it starts: what it does, and where to look. */
final class Welcome {

    private final MonitorSettings settings;
    private final Narrator narrator;
    private final Channels channels;

    Welcome(MonitorSettings settings, Narrator narrator, Channels channels) {
        this.settings = settings;
        this.narrator = narrator;
        this.channels = channels;
    }

    void tell(boolean simulated, Optional<URI> server) {
        if (simulated) {
            narrator.line("Monitoring the made-up traffic of a small shop, where a day is over in "
                    + LiveShop.DAY.toMinutes() + " minutes.");
        } else {
            narrator.line("Monitoring " + String.join(", ", settings.inputs()) + ".");
        }
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
