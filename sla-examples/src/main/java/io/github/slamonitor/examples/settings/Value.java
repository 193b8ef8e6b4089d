package io.github.slamonitor.examples.settings;

/**
 * What something is set to.
 *
 * @param text as written
 * @param origin where, as an error tells it: {@code sla-monitor.yaml line 12}, {@code environment variable SLA_INTERVAL}
 */
record Value(String text, String origin) {

    /** What is wrong with it. */
    IllegalArgumentException wrong(IllegalArgumentException cause) {
        return new IllegalArgumentException(origin + ": " + cause.getMessage(), cause);
    }
}
