package io.github.slamonitor.mail;

import io.github.slamonitor.Severity;
import java.util.Locale;
import java.util.Optional;

/** A mail as HTML: one table that becomes a list on a narrow screen. Everything from outside is escaped here. */
final class HtmlText {

    private static final String HEAD = """
            <table class="rows"><thead class="head"><tr><th class="svc">Service</th><th>Rule</th>\
            <th class="val">Value</th><th class="since">Since</th></tr></thead><tbody>
            """;

    private final Digest digest;
    private final Surroundings around;
    private final StringBuilder html = new StringBuilder(8192);

    private HtmlText(Digest digest, Surroundings around) {
        this.digest = digest;
        this.around = around;
    }

    static String of(Digest digest, Surroundings around) {
        HtmlText text = new HtmlText(digest, around);
        text.page();
        return text.html.toString();
    }

    private void page() {
        String headline = SubjectLine.headline(digest);
        String colour = digest.open().isEmpty() ? "resolved" : colour(digest.severity());
        html.append(opening(Shown.html(headline), colour));
        headline(headline, colour);
        around.heldBack()
                .ifPresent(why -> html.append("<div class=\"held\">")
                        .append(Shown.html(why))
                        .append("</div>\n"));
        digest.present().forEach(this::section);
        around.dashboard()
                .ifPresent(address -> html.append("<a class=\"button\" href=\"")
                        .append(Shown.html(address.toASCIIString()))
                        .append("\">Open the dashboard</a>\n"));
        html.append("<div class=\"foot\">Sent by the SLA monitor. ")
                .append(Shown.html(around.attached()))
                .append("</div>\n</td></tr></table></div></body></html>\n");
    }

    private static String opening(String title, String colour) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
                """
                + "<title>" + title + "</title>\n<style>\n" + HtmlStyle.CSS + "</style></head>\n"
                + "<body><div class=\"page\">\n<table class=\"card\" role=\"presentation\" align=\"center\">\n"
                + "<tr><td class=\"bar " + colour + "\">&nbsp;</td></tr>\n<tr><td class=\"body\">\n";
    }

    private void headline(String headline, String colour) {
        int colon = headline.indexOf(": ");
        html.append(pill(headline.substring(0, colon), colour))
                .append(" <span class=\"muted small\">")
                .append(digest.times().full(digest.round().at()))
                .append("</span>\n<h1 dir=\"auto\">")
                .append(Shown.html(headline.substring(colon + 2)))
                .append("</h1>\n");
    }

    private static String pill(String text, String colour) {
        return "<span class=\"pill " + colour + "\">" + text + "</span>";
    }

    private static String colour(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private void section(Section section) {
        html.append("<h2>")
                .append(section.title)
                .append(" <span class=\"n\">")
                .append(Digest.number(digest.count(section)))
                .append("</span></h2>\n");
        if (!digest.shown(section).isEmpty()) {
            html.append(HEAD);
            digest.shown(section).forEach(this::row);
            html.append("</tbody></table>\n");
        }
        String leftOut = digest.leftOut(section);
        if (!leftOut.isEmpty()) {
            html.append("<p class=\"muted\">").append(leftOut).append("</p>\n");
        }
    }

    private void row(Entry entry) {
        Optional<ChartImage> chart = around.chart(entry);
        String joined = chart.isPresent() ? " joined" : "";
        html.append("<tr class=\"row").append(chart.isPresent() ? " with" : "").append("\">");
        html.append("<td class=\"svc").append(joined).append("\"><bdi class=\"name\">");
        html.append(Shown.html(entry.service())).append("</bdi><br>");
        html.append(
                entry.open() ? pill(entry.severity().name(), colour(entry.severity())) : pill("RESOLVED", "resolved"));
        html.append("</td><td class=\"rule").append(joined).append("\"><bdi>");
        html.append(Shown.html(entry.rule())).append("</bdi>");
        small(entry.worst().isEmpty() ? "" : "worst minutes: " + entry.worst());
        small(entry.origin());
        html.append("</td><td class=\"val").append(joined).append("\">");
        value(entry);
        html.append("</td><td class=\"since").append(joined).append("\">");
        html.append(Shown.html(entry.since())).append("</td></tr>\n");
        chart.ifPresent(this::chart);
    }

    private void value(Entry entry) {
        String colour = entry.open() ? "t-" + colour(entry.severity()) : "t-resolved";
        Optional<String> value = entry.value();
        if (value.isPresent()) {
            html.append("<span class=\"big ").append(colour).append("\">").append(Shown.html(value.get()));
            html.append("</span>");
            small(entry.bound());
        }
        small(entry.finding());
    }

    private void small(String text) {
        if (!text.isEmpty()) {
            html.append("<div class=\"small\" dir=\"auto\">")
                    .append(Shown.html(text))
                    .append("</div>");
        }
    }

    private void chart(ChartImage chart) {
        html.append("<tr class=\"row\"><td class=\"chart\" colspan=\"4\"><img src=\"cid:")
                .append(chart.contentId())
                .append("\" width=\"660\" alt=\"")
                .append(Shown.html(chart.caption()))
                .append("\">");
        small(chart.caption());
        html.append("</td></tr>\n");
    }
}
