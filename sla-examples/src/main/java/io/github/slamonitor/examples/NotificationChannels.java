package io.github.slamonitor.examples;

import io.github.slamonitor.ViolationListener;
import io.github.slamonitor.mail.MailListener;
import io.github.slamonitor.mail.MailListenerBuilder;
import io.github.slamonitor.webhook.WebhookBuilder;
import io.github.slamonitor.webhook.WebhookListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All ways to notify people that the program knows. */
final class NotificationChannels {

    private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

    static final List<NotificationChannel> ALL = List.of(
            new NotificationChannel(
                    "slack",
                    Map.of("SLA_SLACK_URL", "the URL of an incoming webhook"),
                    (environment, options) -> built(WebhookListener.slack(of(environment, "SLA_SLACK_URL")), options)),
            new NotificationChannel(
                    "discord",
                    Map.of("SLA_DISCORD_URL", "the URL of a webhook of a channel"),
                    (environment, options) ->
                            built(WebhookListener.discord(of(environment, "SLA_DISCORD_URL")), options)),
            new NotificationChannel(
                    "teams",
                    Map.of("SLA_TEAMS_URL", "the URL of a workflow that posts what it receives"),
                    (environment, options) -> built(WebhookListener.teams(of(environment, "SLA_TEAMS_URL")), options)),
            new NotificationChannel(
                    "pagerduty",
                    Map.of("SLA_PAGERDUTY_KEY", "an integration key; SLA_PAGERDUTY_URL for another region"),
                    (environment, options) -> built(
                            WebhookListener.pagerDuty(
                                    of(environment, "SLA_PAGERDUTY_KEY"),
                                    environment.getOrDefault("SLA_PAGERDUTY_URL", PAGERDUTY)),
                            options)),
            new NotificationChannel(
                    "webhook",
                    Map.of("SLA_WEBHOOK_URL", "any URL; SLA_WEBHOOK_KEY for a key that signs"),
                    (environment, options) -> built(webhook(environment), options)),
            new NotificationChannel(
                    "mail",
                    Map.of(
                            "SLA_SMTP_HOST",
                            "an SMTP server; SLA_SMTP_PORT, SLA_SMTP_USER and SLA_SMTP_PASSWORD if it needs them",
                            "SLA_MAIL_FROM",
                            "the address of the sender",
                            "SLA_MAIL_TO",
                            "the address of the recipient"),
                    (environment, options) -> mail(smtp(environment), environment, options)),
            new NotificationChannel(
                    "mail-folder",
                    Map.of("SLA_MAIL_FOLDER", "a folder that mails are written to as .eml files"),
                    (environment, options) -> mail(
                            MailListener.toDirectory(Path.of(environment.getOrDefault("SLA_MAIL_FOLDER", "")))
                                    .named("mail-folder"),
                            environment,
                            options)));

    private static final int MAILS_PER_HOUR = 20;

    private NotificationChannels() {}

    private static WebhookBuilder webhook(Map<String, String> environment) {
        Supplier<String> url = of(environment, "SLA_WEBHOOK_URL");
        return environment.containsKey("SLA_WEBHOOK_KEY")
                ? WebhookListener.signedJson(url, of(environment, "SLA_WEBHOOK_KEY"))
                : WebhookListener.json(url);
    }

    private static Supplier<String> of(Map<String, String> environment, String variable) {
        return () -> environment.getOrDefault(variable, "");
    }

    private static ViolationListener mail(
            MailListenerBuilder builder, Map<String, String> environment, NotifyTestOptions options) {
        builder.from(environment.getOrDefault("SLA_MAIL_FROM", "sla-monitor@example.com"))
                .to(environment.getOrDefault("SLA_MAIL_TO", "you@example.com").split("\\s*,\\s*"));
        options.dashboard().ifPresent(builder::dashboard);
        value(environment, "SLA_MAIL_AT_MOST_PER_HOUR").map(Integer::valueOf).ifPresent(builder::atMostPerHour);
        return builder.build();
    }

    private static MailListenerBuilder smtp(Map<String, String> environment) {
        MailListenerBuilder builder =
                MailListener.smtp(environment.getOrDefault("SLA_SMTP_HOST", "")).atMostPerHour(MAILS_PER_HOUR);
        value(environment, "SLA_SMTP_PORT").map(Integer::valueOf).ifPresent(builder::port);
        String security = environment.getOrDefault("SLA_SMTP_SECURITY", "starttls");
        switch (security) {
            case "starttls" -> {}
            case "tls" -> builder.implicitTls();
            case "none" -> builder.unencrypted();
            default ->
                throw new IllegalArgumentException("SLA_SMTP_SECURITY is starttls, tls or none, not " + security);
        }
        if (value(environment, "SLA_SMTP_USER").isPresent()) {
            builder.login(of(environment, "SLA_SMTP_USER"), of(environment, "SLA_SMTP_PASSWORD"));
        }
        return builder;
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    private static ViolationListener built(WebhookBuilder builder, NotifyTestOptions options) {
        options.dashboard().ifPresent(builder::dashboard);
        return (options.plainHttp() ? builder.plainHttp() : builder).build();
    }

    /** Every variable with what it holds, in the order of the channels. */
    static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        ALL.forEach(channel -> variables.putAll(channel.variables()));
        return variables;
    }
}
