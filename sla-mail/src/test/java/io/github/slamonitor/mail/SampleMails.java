package io.github.slamonitor.mail;

import static io.github.slamonitor.Severity.CRITICAL;
import static io.github.slamonitor.Severity.INFO;
import static io.github.slamonitor.Severity.WARNING;

import io.github.slamonitor.Evidence;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Transition.Kind;
import io.github.slamonitor.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Writes sample mails into a folder, as .eml and as HTML that a browser shows: to look at. */
final class SampleMails {

    private static final Instant NOW = Samples.NOON.plusSeconds(47 * 60);

    private SampleMails() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        write(folder.resolve("news"), news());
        write(
                folder.resolve("single"),
                Samples.round("2", transition(Kind.OPENED, "v1", "payment-eu", CRITICAL, worst())));
        write(folder.resolve("resolved"), Samples.round("3", Samples.resolved("v1", "payment-eu", CRITICAL, 47)));
        write(folder.resolve("large"), Samples.large(10_000));
        write(folder.resolve("hostile"), hostile());
    }

    static Evidence worst() {
        return Samples.withWorst(
                Samples.FAILURES, NOW.minusSeconds(900), NOW.minusSeconds(1500), NOW.minusSeconds(120));
    }

    private static Round news() {
        return new Round(
                "1",
                NOW,
                List.of(
                        transition(Kind.OPENED, "v1", "payment-eu", CRITICAL, worst()),
                        transition(Kind.OPENED, "v2", "auth", WARNING, Samples.SLOW),
                        transition(
                                Kind.REMINDED,
                                "v3",
                                "recommendations-of-the-day-europe-west",
                                WARNING,
                                Samples.FAILURES),
                        transition(Kind.FLAPPING, "v4", "search", INFO, Samples.FAILURES),
                        Samples.resolved("v5", "login", WARNING, 47)));
    }

    private static Round hostile() {
        return new Round(
                "5",
                NOW,
                List.of(
                        transition(Kind.OPENED, "h1", "<script>alert(1)</script>&amp;\"'", CRITICAL, Samples.FAILURES),
                        transition(Kind.OPENED, "h2", "שירות-תשלומים", WARNING, Samples.FAILURES),
                        transition(Kind.OPENED, "h3", "دفع-1 🚀👩‍👩‍👧 決済サービス", WARNING, Samples.FAILURES),
                        transition(Kind.OPENED, "h4", "x".repeat(10_000), WARNING, Samples.FAILURES),
                        transition(
                                Kind.OPENED, "h5", "a\r\nBcc: evil@example.com\u202Egnp.exe", INFO, Samples.FAILURES)));
    }

    private static Transition transition(Kind kind, String id, String service, Severity severity, Evidence evidence) {
        Violation violation = Samples.violation(id, service, severity, evidence);
        return new Transition(kind, violation, NOW);
    }

    private static List<ChartPoint> history(Violation violation) {
        if (violation.severity() == INFO) {
            return List.of();
        }
        List<ChartPoint> points = new ArrayList<>();
        boolean rate = violation.evidence().bound().toString().contains("%");
        IntStream.range(-60, 48).forEach(minute -> {
            double bump = minute < 0 ? 0 : 0.1 * Math.exp(-Math.pow(minute - 20, 2) / 200.0);
            double value = 0.015 + 0.008 * Math.sin(minute / 3.0) * Math.sin(minute / 1.3) + bump;
            points.add(new ChartPoint(Samples.NOON.plusSeconds(60L * minute), rate ? value : 200 + value * 3000));
        });
        return points;
    }

    private static void write(Path folder, Round round) throws Exception {
        try (MailListener mail = MailListener.toDirectory(folder)
                .zone(ZoneId.of("Europe/Berlin"))
                .dashboard(URI.create("https://sla.example.com/?a=1&b=2"))
                .charts(SampleMails::history)
                .attachReport()
                .build()) {
            mail.round(round);
        }
        Eml eml = Eml.in(folder).get(0);
        String html = eml.html();
        for (String name : eml.parts().keySet()) {
            if (name.endsWith(".png")) {
                String data = Base64.getEncoder().encodeToString(eml.parts().get(name));
                html = html.replace("cid:" + name.replace(".png", "") + "\"", "data:image/png;base64," + data + "\"");
            }
        }
        Files.writeString(Path.of(folder + ".html"), html, StandardCharsets.UTF_8);
        Files.writeString(Path.of(folder + ".txt"), eml.subject() + "\n\n" + eml.text(), StandardCharsets.UTF_8);
        System.out.println(folder + ": eml " + eml.raw().length() + " bytes, html "
                + eml.html().length());
    }
}
