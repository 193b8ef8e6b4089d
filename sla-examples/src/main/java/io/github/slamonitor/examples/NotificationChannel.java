package io.github.slamonitor.examples;

import io.github.slamonitor.ViolationListener;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A way to notify people that is set up by environment variables.
 *
 * @param name what the command line calls it
 * @param variables what has to be set for it, each with what it holds
 * @param listener makes the listener of the environment and of the options that all channels share
 */
record NotificationChannel(
        String name,
        Map<String, String> variables,
        BiFunction<Map<String, String>, NotifyTestOptions, ViolationListener> listener) {

    /** Whether everything that it needs is set. */
    boolean isConfigured(Map<String, String> environment) {
        return missing(environment).isEmpty();
    }

    List<String> missing(Map<String, String> environment) {
        return variables.keySet().stream()
                .filter(variable -> environment.getOrDefault(variable, "").isBlank())
                .toList();
    }
}
