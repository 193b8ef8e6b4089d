package io.github.slamonitor.examples.http;

import io.github.slamonitor.Verdict;

/** Answers a small picture of how a service is. */
final class Badge implements Route.Handler {

    private static final int MOST_LETTERS = 40;
    private static final double LETTER_WIDTH = 6.8;
    private static final int PADDING = 16;

    private final StatusSource source;

    Badge(StatusSource source) {
        this.source = source;
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        String name = request.variable(0);
        Verdict verdict = source.snapshot().byName().stream()
                .filter(line -> line.service().equals(name))
                .map(Snapshot.Line::verdict)
                .findFirst()
                .orElseThrow(() -> HttpError.notFound("there is no service " + Parameters.quoted(name)));
        return Reply.text(200, "image/svg+xml; charset=utf-8", svg(name, StatusPage.words(verdict), color(verdict)))
                .header("Cache-Control", "no-cache, max-age=0")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** Dark enough for white letters. */
    private static String color(Verdict verdict) {
        return switch (verdict) {
            case MET -> "#1a7f37";
            case VIOLATED -> "#b42318";
            case INSUFFICIENT_DATA -> "#57606a";
        };
    }

    private static String svg(String name, String words, String color) {
        String label = Markup.shortened(name, MOST_LETTERS);
        int left = width(label);
        int right = width(words);
        String shown = Markup.escape(label);
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
            <title>%2$s: %3$s</title>
            <clipPath id="r"><rect width="%1$d" height="20" rx="4"/></clipPath>
            <g clip-path="url(#r)"><rect width="%4$d" height="20" fill="#24292f"/>\
            <rect x="%4$d" width="%5$d" height="20" fill="%6$s"/></g>
            <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
            <text x="%7$d" y="14">%2$s</text><text x="%8$d" y="14">%3$s</text>
            </g></svg>
            """.formatted(left + right, shown, words, left, right, color, left / 2, left + right / 2);
    }

    private static int width(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * LETTER_WIDTH) + PADDING;
    }
}
