package io.github.slamonitor.examples;

import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.csv.CsvException;
import io.github.slamonitor.csv.CsvRecords;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

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
        CheckedFiles files = new CheckedFiles(settings, InputFiles.of(settings, findings));
        SlaReport report = files.evaluate(evaluator, terminal);
        Path reportFile = settings.report();
        if (reportFile != null) {
            settings.form(reportFile).write(report, reportFile);
        }
        findings.tell(report);
        List<CsvRecords> records = files.records();
        for (int i = 0; i < records.size(); i++) {
            findings.tell(files.files().get(i), records.get(i).summary(), settings.rejects());
        }
        if (settings.database() != null) {
            findings.tellKept(ReportDatabase.add(report, settings.database(), files.files()), settings.database());
        }
        findings.tellVerdict(report, reportFile, settings.rejects());
        return exitCode(report.verdict());
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case MET -> MET;
            case VIOLATED -> VIOLATED;
            case INSUFFICIENT_DATA -> UNUSABLE;
        };
    }
}
