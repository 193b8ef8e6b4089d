package io.github.slamonitor.examples.settings;

import java.util.List;
import java.util.Optional;

/**
 * Something that only the environment may hold: a file is copied and shown around, and a command line can be seen by all.
 *
 * @param variable the environment variable
 * @param name as one might try to write it into the file
 */
record Secret(String variable, String name) {

    static final List<Secret> ALL = List.of(
            new Secret("SLA_SMTP_PASSWORD", "smtp.password"),
            new Secret("SLA_SLACK_URL", "slack.url"),
            new Secret("SLA_DISCORD_URL", "discord.url"),
            new Secret("SLA_TEAMS_URL", "teams.url"),
            new Secret("SLA_PAGERDUTY_KEY", "pagerduty.key"),
            new Secret("SLA_WEBHOOK_URL", "webhook.url"),
            new Secret("SLA_WEBHOOK_KEY", "webhook.key"),
            new Secret("SLA_SERVER_TOKEN", "server.token"),
            new Secret("SLA_SERVER_KEYSTORE_PASSWORD", "server.keystore-password"));

    /** The secret that a name in the file or an option means. */
    static Optional<Secret> named(String name) {
        String dashed = name.replace('.', '-');
        return ALL.stream()
                .filter(secret -> secret.name().replace('.', '-').equals(dashed))
                .findFirst();
    }

    String refusal() {
        return name + " is a secret and is read from the environment alone: set the variable " + variable
                + " in place of it";
    }
}
