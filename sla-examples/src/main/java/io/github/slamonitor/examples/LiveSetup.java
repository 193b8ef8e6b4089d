package io.github.slamonitor.examples;

import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands share that monitor something: who is told, and where everything is kept. */
final class LiveSetup {

    private final MonitorSettings settings;
    private final Narrator narrator;

    LiveSetup(MonitorSettings settings, Terminal terminal) {
        this.settings = settings;
        Terminal coloured = settings.colour().map(terminal::withColour).orElse(terminal);
        this.narrator = new Narrator(coloured, settings.isLogJson(), ZoneId.systemDefault());
    }

    MonitorSettings settings() {
        return settings;
    }

    Narrator narrator() {
        return narrator;
    }

    /**
     * The channels that are set up.
     *
     * @param more variables that hold unless they are set
     */
    Channels channels(Map<String, String> more) {
        Optional<URI> dashboard = settings.dashboard().or(() -> LiveServer.address(settings));
        return Channels.of(settings, more, dashboard);
    }

    SqliteViolationStore openStore() {
        return SqliteViolationStore.open(settings.database(), settings.retention());
    }

    /** A monitor with all of it, to be started. */
    SlaMonitor.Builder monitor(SqliteViolationStore store, Channels channels, List<SlaPolicy> policies) {
        SlaMonitor.Builder builder = SlaMonitor.builder()
                .store(store)
                .maximumServices(settings.maximumServices())
                .listener(narrator);
        channels.listeners().values().forEach(builder::listener);
        policies.forEach(builder::policy);
        return builder;
    }

    /** The policies that are set, or those of who sets none. */
    List<SlaPolicy> policies(List<SlaPolicy> unlessSet) {
        return settings.policies().isEmpty() ? unlessSet : settings.policies();
    }
}
