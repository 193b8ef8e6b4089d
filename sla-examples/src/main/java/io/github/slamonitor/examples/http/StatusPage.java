package io.github.slamonitor.examples.http;

import io.github.slamonitor.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers a page that shows how services are and nothing else: without figures, without a script. */
final class StatusPage implements Route.Handler {

    private static final int MOST_SERVICES = 2000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StatusSource source;
    private final String title;

    StatusPage(StatusSource source, String title) {
        this.source = source;
        this.title = title;
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case MET -> "ok";
            case VIOLATED -> "violated";
            case INSUFFICIENT_DATA -> "no data";
        };
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        Snapshot snapshot = source.snapshot();
        return snapshot.reply("/status", () -> Reply.text(200, "text/html; charset=utf-8", page(snapshot)));
    }

    private String page(Snapshot snapshot) {
        List<Snapshot.Line> services = snapshot.byStatus();
        StringBuilder rows = new StringBuilder();
        services.stream().limit(MOST_SERVICES).forEach(line -> rows.append(row(line)));
        if (services.size() > MOST_SERVICES) {
            rows.append("<li class=\"more\">and ")
                    .append(services.size() - MOST_SERVICES)
                    .append(" more</li>\n");
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="60">
            <title>%1$s status</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/status.css">
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p class="summary %2$s">%3$s</p>
            <ul>
            %4$s</ul>
            <p class="time">%5$s</p>
            </main>
            </body>
            </html>
            """.formatted(
                        Markup.escape(title),
                        summaryClass(services),
                        summary(services),
                        rows,
                        evaluated(snapshot.evaluatedAt()));
    }

    private static String row(Snapshot.Line line) {
        return "<li class=\"" + line.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-') + "\"><bdi>"
                + Markup.escape(line.service()) + "</bdi> <b>" + words(line.verdict()) + "</b></li>\n";
    }

    private static long violated(List<Snapshot.Line> services) {
        return services.stream()
                .filter(line -> line.verdict() == Verdict.VIOLATED)
                .count();
    }

    private static String summaryClass(List<Snapshot.Line> services) {
        return violated(services) > 0 ? "violated" : "met";
    }

    private static String summary(List<Snapshot.Line> services) {
        long violated = violated(services);
        if (services.isEmpty()) {
            return "No service has been seen yet.";
        }
        if (violated == 0) {
            return "No agreement is violated.";
        }
        return violated == 1 ? "1 service violates its agreement." : violated + " services violate their agreements.";
    }

    private static String evaluated(Optional<Instant> at) {
        return at.map(time -> "As of " + TIME.format(time)).orElse("Not evaluated yet");
    }
}
