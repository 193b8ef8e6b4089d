package io.github.slamonitor.examples;

import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Violation;
import io.github.slamonitor.examples.Figures.Cell;
import io.github.slamonitor.examples.Figures.Mark;
import io.github.slamonitor.examples.Figures.Row;
import java.io.IOException;
import java.util.List;

/** Writes a report in Markdown: the verdict, the figures as a table, and a sentence for each violation. */
final class MarkdownReport {

    private static final String SPECIAL = "\\`*_[]<>|#&~!";

    private final SlaReport report;
    private final Appendable out;

    private MarkdownReport(SlaReport report, Appendable out) {
        this.report = report;
        this.out = out;
    }

    static void write(SlaReport report, Appendable out) throws IOException {
        new MarkdownReport(report, out).write();
    }

    private void write() throws IOException {
        out.append("# Service levels: ")
                .append(VerdictText.of(report.verdict()))
                .append("\n\n");
        table(Figures.of(report));
        if (!report.violations().isEmpty()) {
            out.append("\n## Violations\n\n");
            for (Violation violation : report.violations()) {
                item(violation.service(), VerdictText.sentence(violation));
            }
        }
        List<VerdictText.Gap> gaps = VerdictText.gaps(report);
        if (!gaps.isEmpty()) {
            out.append("\n## Not checked\n\n");
            for (VerdictText.Gap gap : gaps) {
                item(gap.what(), gap.why());
            }
        }
    }

    private void table(Figures figures) throws IOException {
        row(figures.headers());
        out.append("|---|").append("---:|".repeat(figures.headers().size() - 1)).append('\n');
        for (Row row : figures.rows()) {
            out.append("| ").append(escaped(row.service())).append(" |");
            for (Cell cell : row.cells()) {
                String text = escaped(cell.text());
                out.append(' ')
                        .append(cell.mark() == Mark.VIOLATED ? "**" + text + "**" : text)
                        .append(" |");
            }
            out.append('\n');
        }
    }

    private void row(List<String> cells) throws IOException {
        for (String cell : cells) {
            out.append("| ").append(escaped(cell)).append(' ');
        }
        out.append("|\n");
    }

    private void item(String what, String sentence) throws IOException {
        out.append("- **")
                .append(escaped(what))
                .append("**: ")
                .append(escaped(sentence))
                .append('\n');
    }

    /** Text that Markdown shows as it is, and as nothing else. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : ShownText.harmless(text, true).toCharArray()) {
            if (SPECIAL.indexOf(letter) >= 0) {
                escaped.append('\\');
            }
            escaped.append(letter);
        }
        return escaped.toString();
    }
}
