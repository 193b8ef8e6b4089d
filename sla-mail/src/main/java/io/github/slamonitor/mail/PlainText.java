package io.github.slamonitor.mail;

/** A mail as plain text: a paragraph for each violation, short lines, no table that a narrow screen would break. */
final class PlainText {

    private PlainText() {}

    static String of(Digest digest, Surroundings around) {
        StringBuilder text = new StringBuilder();
        text.append(SubjectLine.headline(digest)).append('\n');
        text.append(digest.times().full(digest.round().at())).append('\n');
        around.heldBack().ifPresent(why -> text.append('\n').append(why).append('\n'));
        for (Section section : digest.present()) {
            section(text, digest, section);
        }
        around.dashboard()
                .ifPresent(
                        address -> text.append("\nDashboard: ").append(address).append('\n'));
        if (!around.attached().isEmpty()) {
            text.append('\n').append(around.attached()).append('\n');
        }
        return text.toString();
    }

    private static void section(StringBuilder text, Digest digest, Section section) {
        String title = section.title + " (" + Digest.number(digest.count(section)) + ")";
        text.append('\n')
                .append(title)
                .append('\n')
                .append("-".repeat(title.length()))
                .append('\n');
        for (Entry entry : digest.shown(section)) {
            entry(text, entry);
        }
        String leftOut = digest.leftOut(section);
        if (!leftOut.isEmpty()) {
            text.append('\n').append(leftOut).append('\n');
        }
    }

    private static void entry(StringBuilder text, Entry entry) {
        text.append('\n')
                .append(entry.open() ? entry.severity() : "RESOLVED")
                .append(' ')
                .append(Shown.isolated(entry.service()))
                .append('\n');
        line(text, "", entry.rule());
        line(text, "", entry.finding());
        line(text, entry.open() ? "since " : "from ", entry.since());
        if (!entry.worst().isEmpty()) {
            line(text, "worst minutes: ", entry.worst());
        }
        line(text, "", entry.origin());
    }

    private static void line(StringBuilder text, String label, String words) {
        text.append("  ").append(label).append(Shown.isolated(words)).append('\n');
    }
}
