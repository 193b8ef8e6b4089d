package io.github.slamonitor.examples;

import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.Violation;
import io.github.slamonitor.csv.ReadSummary;
import io.github.slamonitor.csv.RejectedRow;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells on a terminal what a check found. */
final class Findings {

    private static final int MOST_SENTENCES = 40;
    private static final String INDENT = "  ";

    private final Terminal terminal;

    Findings(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The figures, and a sentence for each violation and for each thing that could not be checked. */
    void tell(SlaReport report) {
        if (!report.services().isEmpty()) {
            TablePrinter.print(terminal, Figures.of(report));
            line("");
        }
        List<Violation> violations = report.violations();
        for (Violation violation : firstOf(violations)) {
            sentence(terminal.red(terminal.violatedMark()), violation.service(), VerdictText.sentence(violation));
        }
        tellRest(violations.size(), "violations");
        List<VerdictText.Gap> gaps = VerdictText.gaps(report);
        for (VerdictText.Gap gap : firstOf(gaps)) {
            sentence(terminal.yellow(terminal.unknownMark()), gap.what(), gap.why());
        }
        tellRest(gaps.size(), "things not checked");
        List<String> notes = VerdictText.notes(report);
        for (String note : firstOf(notes)) {
            detail(note);
        }
        if (!violations.isEmpty() || !gaps.isEmpty() || !notes.isEmpty()) {
            line("");
        }
    }

    private static <T> List<T> firstOf(List<T> all) {
        return all.subList(0, Math.min(MOST_SENTENCES, all.size()));
    }

    private void tellRest(int count, String what) {
        if (count > MOST_SENTENCES) {
            detail("and " + FigureText.count(count - MOST_SENTENCES) + " more " + what);
        }
    }

    private void sentence(String mark, String what, String why) {
        String name = ShownText.fit(terminal.harmless(what), terminal.width() / 2, terminal.unicode());
        String text = name + ": " + terminal.harmless(why);
        line(mark + " " + terminal.bold(name) + wrapped(text).substring(name.length()));
    }

    /** How many rows a file had, what was made of them, and which were not understood. */
    void tell(Path file, ReadSummary summary, @Nullable Path rejects) {
        long rejected = summary.rowsRejected();
        line(wrapped("Read " + FigureText.count(summary.requests(), "record") + " from " + shown(file)
                + (rejected == 0 ? ", none rejected." : "; " + FigureText.count(rejected, "row") + " rejected:")));
        for (RejectedRow row : summary.firstRejected()) {
            detail(row.toString());
        }
        if (rejected > summary.firstRejected().size()) {
            detail("and " + FigureText.count(rejected - summary.firstRejected().size()) + " more"
                    + (rejects == null ? "; --rejects FILE keeps them all." : "."));
        }
        for (String note : summary.notes()) {
            detail(note);
        }
    }

    /** What was new to a database. */
    void tellKept(int added, Path database) {
        line(FigureText.count(added, "violation") + (added == 1 ? " was" : " were") + " added to " + shown(database)
                + ".");
    }

    /** The verdict, and where more is to be read. */
    void tellVerdict(SlaReport report, @Nullable Path reportFile, @Nullable Path rejects) {
        if (rejects != null) {
            line("Rejected rows are in " + shown(rejects) + ".");
        }
        if (reportFile != null) {
            line("The report is in " + shown(reportFile) + ".");
        }
        String summary = VerdictText.summary(report);
        line(
                report.verdict() == Verdict.MET
                        ? terminal.green(summary)
                        : report.verdict() == Verdict.VIOLATED ? terminal.red(summary) : terminal.yellow(summary));
    }

    /** A sentence that follows from those above it. */
    private void detail(String text) {
        line(INDENT + wrapped(terminal.harmless(OptionWords.of(text))));
    }

    /** For a person the text in lines that fit, for a program in one. */
    private String wrapped(String text) {
        return terminal.interactive() ? ShownText.wrap(text, terminal.width() - INDENT.length(), INDENT) : text;
    }

    void line(String text) {
        terminal.out().println(text);
    }

    String shown(Path file) {
        return terminal.harmless(file.toString());
    }
}
