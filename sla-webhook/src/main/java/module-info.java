/** Tells Slack, Discord, Microsoft Teams, PagerDuty and any HTTP server of violations. */
module io.github.slamonitor.webhook {
    requires transitive io.github.slamonitor.core;
    requires java.net.http;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.github.slamonitor.webhook;
}
