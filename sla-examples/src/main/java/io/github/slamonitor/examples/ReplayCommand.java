package io.github.slamonitor.examples;

import io.github.slamonitor.MetricSource;
import io.github.slamonitor.ReplayComparison;
import io.github.slamonitor.ReplayTimeline;
import io.github.slamonitor.SlaReplay;
import io.github.slamonitor.csv.CsvException;
import io.github.slamonitor.csv.CsvRecords;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replays files of requests and tells which alerts policies would have raised. */
final class ReplayCommand {

    private final ReplaySettings settings;
    private final Terminal terminal;
    private final List<CsvRecords> records = new ArrayList<>();

    ReplayCommand(ReplaySettings settings, Terminal terminal) {
        this.settings = settings;
        Boolean colour = settings.common().colour();
        this.terminal = colour == null ? terminal : terminal.withColour(colour);
    }

    /** Does all of it and returns the exit code. */
    int run() {
        try {
            return replay();
        } catch (CsvException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            for (String line : ("sla-monitor: " + OptionWords.of(String.valueOf(e.getMessage()))).split("\n", -1)) {
                terminal.err().println(terminal.harmless(line));
            }
            return CheckCommand.UNUSABLE;
        }
    }

    private int replay() {
        SlaReplay replay = settings.replay();
        SlaReplay other = settings.otherReplay();
        Findings findings = new Findings(terminal);
        List<Path> files = InputFiles.of(settings.common(), findings);
        for (Path file : files) {
            records.add(CsvRecords.read(file, settings.common().format()));
        }
        TimelineText text = new TimelineText(terminal, settings.all());
        int exitCode;
        if (other == null) {
            ReplayTimeline timeline = replay.run(source(files));
            text.tell(timeline);
            tellFiles(findings, files);
            text.tellSummary(timeline);
            exitCode = exitCode(timeline);
        } else {
            ReplayComparison comparison = ReplayComparison.of(replay, other, source(files));
            text.tell(comparison.first());
            text.tellDifferences(comparison);
            tellFiles(findings, files);
            text.tellSummary(comparison);
            int second = exitCode(comparison.second());
            int first = exitCode(comparison.first());
            exitCode = first == CheckCommand.VIOLATED || second == CheckCommand.VIOLATED
                    ? CheckCommand.VIOLATED
                    : Math.max(first, second);
        }
        return exitCode;
    }

    private MetricSource source(List<Path> files) {
        return accumulator -> {
            ProgressBar bar = ProgressBar.start(terminal, () -> CheckedFiles.progress(files, records));
            try {
                for (CsvRecords file : records) {
                    file.readInto(accumulator);
                }
            } finally {
                bar.stop();
            }
        };
    }

    private void tellFiles(Findings findings, List<Path> files) {
        for (int i = 0; i < files.size(); i++) {
            findings.tell(
                    files.get(i), records.get(i).summary(), settings.common().rejects());
        }
    }

    private static int exitCode(ReplayTimeline timeline) {
        if (!timeline.alerts().isEmpty()) {
            return CheckCommand.VIOLATED;
        }
        boolean known = timeline.unjudged().isEmpty() && timeline.records() > 0;
        return known ? CheckCommand.MET : CheckCommand.UNUSABLE;
    }
}
