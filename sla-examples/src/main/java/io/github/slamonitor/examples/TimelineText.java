package io.github.slamonitor.examples;

import io.github.slamonitor.ReplayComparison;
import io.github.slamonitor.ReplayTimeline;
import io.github.slamonitor.ReplayedAlert;
import io.github.slamonitor.RuleResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells on a terminal what happened in a replay. Times are in UTC. */
final class TimelineText {

    private static final int MOST_ALERTS = 100;
    private static final int MOST_GAPS = 20;
    private static final String GAP = "  ";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final int most;

    TimelineText(Terminal terminal, boolean all) {
        this.terminal = terminal;
        this.most = all ? Integer.MAX_VALUE : MOST_ALERTS;
    }

    /** All alerts, and what there was too little data for. */
    void tell(ReplayTimeline timeline) {
        table(timeline.alerts());
        List<RuleResult> gaps = timeline.unjudged();
        for (RuleResult gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            line(terminal.yellow(terminal.unknownMark()) + " " + terminal.harmless(gap.toString()));
        }
        if (gaps.size() > MOST_GAPS) {
            line(GAP + "and " + FigureText.count(gaps.size() - MOST_GAPS) + " more that were never checked");
        }
        if (!gaps.isEmpty()) {
            line("");
        }
    }

    private void table(List<ReplayedAlert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("opened (UTC)", "resolved", "how long", "worst", "what"));
        for (ReplayedAlert alert : alerts.subList(0, Math.min(most, alerts.size()))) {
            rows.add(row(alert));
        }
        print(rows);
        if (alerts.size() > most) {
            line("and " + FigureText.count(alerts.size() - most) + " more; --all shows them");
        }
        line("");
    }

    private List<String> row(ReplayedAlert alert) {
        return List.of(
                TIME.format(alert.openedAt()),
                resolved(alert),
                period(alert.lasted()),
                alert.worstInWords(),
                what(alert));
    }

    private static String resolved(ReplayedAlert alert) {
        Optional<Instant> resolvedAt = alert.resolvedAt();
        if (resolvedAt.isEmpty()) {
            return "still open";
        }
        String opened = TIME.format(alert.openedAt());
        String resolved = TIME.format(resolvedAt.get());
        int time = opened.indexOf(' ') + 1;
        return resolved.startsWith(opened.substring(0, time)) ? resolved.substring(time) : resolved;
    }

    private String what(ReplayedAlert alert) {
        String text = alert.evidence().text();
        int value = text.indexOf(": ");
        String rule = value < 0 ? alert.rule() : text.substring(0, value);
        return terminal.harmless(alert.service() + ": " + rule);
    }

    private void print(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns - 1; column++) {
                widths[column] = Math.max(widths[column], ShownText.width(row.get(column)));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                text.append(ShownText.padRight(rows.get(i).get(column), widths[column]))
                        .append(GAP);
            }
            String shown = text.toString().stripTrailing();
            line(i == 0 ? terminal.bold(shown) : shown);
        }
    }

    /** What another policy would have told differently. */
    void tellDifferences(ReplayComparison comparison) {
        differing("Only the first policy would have raised", comparison.onlyFirst());
        differing("Only the other policy would have raised", comparison.onlySecond());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("first (UTC)", "other", "first lasts", "other lasts", "what"));
        for (ReplayComparison.Pair pair : comparison.both()) {
            if (!pair.isSame()) {
                rows.add(List.of(
                        TIME.format(pair.first().openedAt()),
                        TIME.format(pair.second().openedAt()),
                        period(pair.first().lasted()),
                        period(pair.second().lasted()),
                        what(pair.second())));
            }
        }
        if (rows.size() > 1) {
            line("Both would have raised, at other times");
            int shown = (int) Math.min(rows.size(), most + 1L);
            print(rows.subList(0, shown));
            if (shown < rows.size()) {
                line("and " + FigureText.count(rows.size() - shown) + " more; --all shows them");
            }
            line("");
        }
    }

    private void differing(String heading, List<ReplayedAlert> alerts) {
        if (!alerts.isEmpty()) {
            line(heading);
            table(alerts);
        }
    }

    /** How many alerts there are, and on what. */
    void tellSummary(ReplayTimeline timeline) {
        tellTimes(timeline);
        line(coloured(count(timeline), timeline));
    }

    /** How many alerts each policy raises. */
    void tellSummary(ReplayComparison comparison) {
        tellTimes(comparison.first());
        line(coloured("First policy: " + count(comparison.first()), comparison.first()));
        line(coloured("Other policy: " + count(comparison.second()), comparison.second()));
        long same =
                comparison.both().stream().filter(ReplayComparison.Pair::isSame).count();
        line("In common: " + FigureText.count(comparison.both().size()) + ", of which " + FigureText.count(same)
                + " at the same times");
    }

    private void tellTimes(ReplayTimeline timeline) {
        if (timeline.start().isPresent() && timeline.end().isPresent()) {
            line("Replayed " + FigureText.count(timeline.records(), "request") + " from "
                    + TIME.format(timeline.start().get()) + " to "
                    + TIME.format(timeline.end().get()) + " UTC.");
        }
        if (timeline.leftOut() > 0) {
            line(FigureText.count(timeline.leftOut(), "request") + " of the year 6000 or later are left out.");
        }
    }

    private static String count(ReplayTimeline timeline) {
        Set<String> services = timeline.alertedServices();
        int open = timeline.openAtEnd();
        if (services.isEmpty()) {
            return timeline.unjudged().isEmpty() && timeline.records() > 0
                    ? "No alert would have been raised."
                    : "No alert would have been raised, but not everything could be checked.";
        }
        return FigureText.count(timeline.alerts().size(), "alert") + " on "
                + FigureText.count(services.size(), "service")
                + (open == 0 ? "" : ", " + FigureText.count(open) + " still open at the end");
    }

    private String coloured(String text, ReplayTimeline timeline) {
        return timeline.alerts().isEmpty()
                ? timeline.unjudged().isEmpty() ? terminal.green(text) : terminal.yellow(text)
                : terminal.red(text);
    }

    /** The two largest units of a time: {@code 1 d 4 h}, {@code 16 min 50 s}. */
    static String period(Duration time) {
        long[] amounts = {time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart()};
        String[] units = {"d", "h", "min", "s"};
        int first = 0;
        while (first < amounts.length - 1 && amounts[first] == 0) {
            first++;
        }
        String text = amounts[first] + " " + units[first];
        boolean more = first + 1 < amounts.length && amounts[first + 1] > 0;
        return more ? text + " " + amounts[first + 1] + " " + units[first + 1] : text;
    }

    private void line(String text) {
        terminal.out().println(text);
    }
}
