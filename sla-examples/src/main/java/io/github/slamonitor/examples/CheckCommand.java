package io.github.slamonitor.examples;

import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.csv.CsvException;
import io.github.slamonitor.csv.CsvRecords;
import io.github.slamonitor.csv.CsvReport;
import io.github.slamonitor.csv.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks files of requests against policies, tells what was found and writes a report. */
final class CheckCommand {

    /** Every check was made and met. */
    static final int MET = 0;

    /** A rule is violated. */
    static final int VIOLATED = 1;

    /** The input or the command cannot be used, or there is too little data for a verdict. */
    static final int UNUSABLE = 2;

    private final CheckSettings settings;
    private final Terminal terminal;

    CheckCommand(CheckSettings settings, Terminal terminal) {
        this.settings = settings;
        Boolean colour = settings.colour();
        this.terminal = colour == null ? terminal : terminal.withColour(colour);
    }

    /** Does all of it and returns the exit code. */
    int run() {
        try {
            return check();
        } catch (CsvException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            for (String line : ("sla-monitor: " + OptionWords.of(String.valueOf(e.getMessage()))).split("\n", -1)) {
                terminal.err().println(terminal.harmless(line));
            }
            return UNUSABLE;
        }
    }

    private int check() {
        SlaEvaluator evaluator = SlaEvaluator.of(settings.policies());
        Findings findings = new Findings(terminal);
        CheckedFiles files = new CheckedFiles(settings, files(findings));
        SlaReport report = files.evaluate(evaluator, terminal);
        Path reportFile = settings.report();
        if (reportFile != null) {
            write(report, reportFile);
        }
        findings.tell(report);
        List<CsvRecords> records = files.records();
        for (int i = 0; i < records.size(); i++) {
            findings.tell(files.files().get(i), records.get(i).summary(), settings.rejects());
        }
        findings.tellVerdict(report, reportFile, settings.rejects());
        return exitCode(report.verdict());
    }

    private List<Path> files(Findings findings) {
        List<Path> files = settings.files();
        if (!files.isEmpty()) {
            String sampleOption = settings.sampleOption();
            if (sampleOption != null) {
                throw new IllegalStateException(sampleOption + " is for a check without a FILE");
            }
            refuseToOverwrite(files);
            return files;
        }
        return List.of(sample(findings));
    }

    private Path sample(Findings findings) {
        Path given = settings.sample();
        Path file = given == null ? SampleFile.temporary() : given;
        refuseToOverwrite(List.of(file));
        SampleFile.write(TrafficGenerator.seeded(settings.seed()), file);
        findings.line("No FILE is given, so this checks a sample, a made-up day of a small shop:");
        findings.line(findings.shown(file));
        findings.line("");
        return file;
    }

    private void refuseToOverwrite(List<Path> inputs) {
        Path report = settings.report();
        Path rejects = settings.rejects();
        if (rejects != null && inputs.size() > 1) {
            throw new IllegalStateException("--rejects is for a check of one FILE");
        }
        for (Path input : inputs) {
            refuseIfSame(report, input, "the report");
            refuseIfSame(rejects, input, "the file of rejected rows");
        }
        if (report != null) {
            refuseIfSame(rejects, report, "the file of rejected rows");
        }
    }

    private static void refuseIfSame(@Nullable Path written, Path other, String what) {
        if (written != null && isSame(written, other)) {
            throw new IllegalStateException(what + " would overwrite " + other + "; name another file");
        }
    }

    private static boolean isSame(Path one, Path other) {
        if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            return true;
        }
        try {
            return Files.isRegularFile(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell " + one + " from " + other + ": " + e.getMessage(), e);
        }
    }

    private void write(SlaReport report, Path file) {
        switch (settings.form(file)) {
            case CSV -> CsvReport.of(report).writeTo(file);
            case CSV_LONG -> CsvReport.of(report).writeLongTo(file);
            case JSON -> ReportFile.replace(file, out -> JsonReport.write(report, out));
            case MARKDOWN -> ReportFile.replace(file, out -> MarkdownReport.write(report, out));
        }
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case MET -> MET;
            case VIOLATED -> VIOLATED;
            case INSUFFICIENT_DATA -> UNUSABLE;
        };
    }
}
