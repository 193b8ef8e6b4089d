package io.github.slamonitor.examples;

import io.github.slamonitor.ViolationListener;
import io.github.slamonitor.examples.settings.MonitorSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The ways to notify people that are set up, by name. */
record Channels(Map<String, ViolationListener> listeners) {

    /**
     * Those that settings set up.
     *
     * @param more variables that hold unless they are set
     * @param dashboard a link to show
     */
    static Channels of(MonitorSettings settings, Map<String, String> more, Optional<URI> dashboard) {
        Map<String, String> environment = new LinkedHashMap<>(more);
        environment.putAll(settings.environment());
        NotifyTestOptions options = new NotifyTestOptions(dashboard, settings.plainHttp());
        Map<String, ViolationListener> listeners = new LinkedHashMap<>();
        for (NotificationChannel channel : NotificationChannels.ALL) {
            if (channel.isConfigured(environment)) {
                listeners.put(channel.name(), channel.listener().apply(environment, options));
            }
        }
        return new Channels(listeners);
    }
}
