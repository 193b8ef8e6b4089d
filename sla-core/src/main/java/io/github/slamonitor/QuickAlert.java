package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.CellWindow;
import io.github.slamonitor.engine.ReplayGrid;
import io.github.slamonitor.engine.WindowColumns;
import io.github.slamonitor.engine.WindowSums;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alert of a rule that depends on nothing but its own {@linkplain QuickFigure value}. It goes on as in an {@link AlertBook}, but
 * without an object where nothing changes, and without a word before somebody asks. One thread at a time.
 */
final class QuickAlert {

    private final QuickSubject subject;
    private final WindowColumns columns;
    private final CellWindow window;
    private final ReplayGrid grid;
    private final QuickFigure figure;
    private final List<QuickEpisode> episodes = new ArrayList<>();

    private Condition condition = Condition.INACTIVE;
    private @Nullable QuickEpisode open;

    QuickAlert(String service, Check check, WindowColumns columns, ReplayRecords records) {
        this.subject = new QuickSubject(service, check, records.start());
        this.columns = columns;
        this.window = columns.window(check.rule().windowKey());
        this.grid = records.grid();
        this.figure = QuickFigure.of(check.rule(), columns, records.start());
    }

    /** Whether the alert of a rule that no other alert inhibits is of this kind. */
    static boolean covers(SlaRule rule) {
        return rule.flappingChanges() == 0 && QuickFigure.covers(rule);
    }

    /** Finds out about all evaluations of the columns. */
    void judge() {
        figure.judge(columns.times(), columns.size());
    }

    /** Takes in what was found out. */
    void takeIn() {
        int size = columns.size();
        int next = 0;
        while (next < size) {
            int first = next;
            boolean violated = figure.isViolated(first);
            if (!condition.staysWhile(violated)) {
                goOn(first);
            }
            next = condition.staysWhile(violated) ? figure.next(!violated, first, size) : first + 1;
            if (violated && open != null) {
                compare(open, first, next);
            }
        }
    }

    /** Compares evaluations that find the rule violated with the worst so far. */
    private void compare(QuickEpisode episode, int first, int endExclusive) {
        for (int i = first; i < endExclusive; i++) {
            if (episode.isWorse(figure.numerator(i), figure.denominator(i))) {
                episode.worsen(figure.numerator(i), figure.denominator(i), columns.times()[i]);
            }
        }
    }

    /** Takes in an evaluation, and those after it that find the same but change something by their time. */
    private void goOn(int evaluation) {
        long time = columns.times()[evaluation];
        long next = columns.times()[evaluation + 1];
        while (time < next) {
            condition = condition.after(figure.verdict(evaluation), figure.resolves(evaluation), subject.rule(), time);
            if (condition.firing() != (open != null)) {
                turn(columns.sums(window, evaluation), time);
            }
            time = grid.evaluationFrom(Math.max(time + 1, condition.due(subject.rule())));
        }
    }

    /** Opens an episode, or resolves the one that is open. */
    private void turn(WindowSums sums, long time) {
        if (open == null) {
            open = new QuickEpisode(subject, sums, time);
            episodes.add(open);
        } else {
            open.resolve(sums, time);
            open = null;
        }
    }

    /** In the order of time. */
    List<QuickEpisode> episodes() {
        return episodes;
    }

    /** Whether the last of them is not over. */
    boolean isOpen() {
        return open != null;
    }

    /** By policy and rule. */
    static int byName(QuickAlert one, QuickAlert other) {
        int order = one.subject.check().policy().compareTo(other.subject.check().policy());
        return order != 0
                ? order
                : one.subject.rule().name().compareTo(other.subject.rule().name());
    }

    /** What the last evaluation of all found. */
    LastResult atEnd() {
        int last = columns.size() - 1;
        return new LastResult(subject.result(columns.sums(window, last), columns.times()[last]), figure.everKnown());
    }
}
