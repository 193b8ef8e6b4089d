package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.ReplayCells;
import io.github.slamonitor.engine.WindowColumns;
import java.util.ArrayList;
import java.util.List;

/** Those rules of one service of a replay whose alerts depend on nothing but the value of the rule. One thread at a time. */
final class QuickService implements Runnable {

    private final String name;
    private final ServiceChecks checks;
    private final ReplayRecords records;
    private final long firstEvaluation;
    private final List<QuickEpisode> episodes = new ArrayList<>();
    private int open;
    private final List<LastResult> atEnd = new ArrayList<>();

    QuickService(String name, ServiceChecks checks, ReplayRecords records, long firstEvaluation) {
        this.name = name;
        this.checks = checks;
        this.records = records;
        this.firstEvaluation = firstEvaluation;
    }

    /** Runs the time. */
    @Override
    public void run() {
        ReplayCells cells = records.cells(name);
        WindowColumns columns = new WindowColumns(
                cells, checks.shape(), records.grid(), records.start(), firstEvaluation, records.end());
        List<QuickAlert> alerts = new ArrayList<>();
        for (Check check : checks.all()) {
            alerts.add(new QuickAlert(name, check, columns, records));
        }
        while (columns.advance()) {
            for (QuickAlert alert : alerts) {
                alert.judge();
                alert.takeIn();
            }
        }
        for (QuickAlert alert : alerts) {
            atEnd.add(alert.atEnd());
        }
        alerts.sort(QuickAlert::byName);
        for (QuickAlert alert : alerts) {
            episodes.addAll(alert.episodes());
            open += alert.isOpen() ? 1 : 0;
        }
    }

    /** All alerts, by policy and rule, those of one rule in the order of time. */
    List<QuickEpisode> episodes() {
        return episodes;
    }

    /** How many of them are not over. */
    int open() {
        return open;
    }

    /** What the last evaluation found, in the order of the rules. */
    List<LastResult> atEnd() {
        return atEnd;
    }
}
