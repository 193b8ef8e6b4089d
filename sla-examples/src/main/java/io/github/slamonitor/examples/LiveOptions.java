package io.github.slamonitor.examples;

import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.examples.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the words of a command line ask a running monitor to do. Not thread-safe. */
final class LiveOptions implements CommandSettings {

    private final Map<String, String> options = new LinkedHashMap<>();

    @Override
    public void addFile(String path) {
        options.merge("input", path, (some, more) -> some + "," + more);
    }

    @Override
    public boolean set(String option, String value) {
        if (option.equals("settings")) {
            options.put(option, value);
            return true;
        }
        for (Setting setting : Setting.ALL) {
            if (setting.option().equals(option)) {
                options.merge(setting.name(), value, (some, more) -> some + ", " + more);
                return true;
            }
        }
        return false;
    }

    /**
     * The settings, with those of the file and the environment below.
     *
     * @throws IllegalArgumentException when one is not known or makes no sense
     */
    MonitorSettings settings(Map<String, String> environment) {
        return MonitorSettings.of(options, environment);
    }
}
