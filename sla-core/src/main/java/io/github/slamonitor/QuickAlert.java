package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.CellWindow;
import io.github.slamonitor.engine.ReplayGrid;
import io.github.slamonitor.engine.WindowColumns;
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
    private boolean judged;

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

    /** Takes in all evaluations of the columns. */
    void evaluate() {
        int size = columns.size();
        for (int i = 0; i < size; i++) {
            i = skip(i, size);
            if (i < size) {
                takeIn(i);
            }
        }
    }

    /** Goes on from an evaluation to one that may change something. */
    private int skip(int first, int size) {
        if (condition.staysWhile(false)) {
            return skipWhileNotViolated(first, size);
        }
        return open != null && condition.staysWhile(true) ? skipWhileViolated(first, size, open) : first;
    }

    private int skipWhileNotViolated(int first, int size) {
        long[] times = columns.times();
        boolean known = false;
        int i = first;
        while (i < size && !figure.isViolated(i, times[i])) {
            known |= figure.isKnown(i, times[i]);
            i++;
        }
        judged |= known;
        return i;
    }

    private int skipWhileViolated(int first, int size, QuickEpisode episode) {
        long[] times = columns.times();
        int i = first;
        while (i < size && figure.isViolated(i, times[i])) {
            compare(episode, i, times[i]);
            i++;
        }
        return i;
    }

    private void takeIn(int evaluation) {
        long time = columns.times()[evaluation];
        boolean known = figure.isKnown(evaluation, time);
        boolean violated = figure.isViolated(evaluation, time);
        judged |= known;
        if (violated && open != null) {
            compare(open, evaluation, time);
        }
        if (!condition.staysWhile(violated)) {
            goOn(violated ? Verdict.VIOLATED : known ? Verdict.MET : Verdict.INSUFFICIENT_DATA, evaluation);
        }
    }

    private void compare(QuickEpisode episode, int evaluation, long time) {
        if (episode.isWorse(figure.numerator(evaluation), figure.denominator(evaluation))) {
            episode.worsen(figure.numerator(evaluation), figure.denominator(evaluation), time);
        }
    }

    /** Takes in an evaluation, and those after it that find the same but change something by their time. */
    private void goOn(Verdict verdict, int evaluation) {
        long time = columns.times()[evaluation];
        long next = columns.times()[evaluation + 1];
        while (time < next) {
            change(verdict, evaluation, time);
            time = grid.evaluationFrom(Math.max(time + 1, condition.due(subject.rule())));
        }
    }

    private void change(Verdict verdict, int evaluation, long time) {
        SlaRule rule = subject.rule();
        boolean resolves = verdict == Verdict.MET
                && rule.resolveBound().holds(figure.numerator(evaluation), figure.denominator(evaluation));
        condition = condition.after(verdict, resolves, rule, time);
        if (condition.firing() && open == null) {
            open = new QuickEpisode(subject, columns.sums(window, evaluation), time);
            open.worsen(figure.numerator(evaluation), figure.denominator(evaluation), time);
            episodes.add(open);
        } else if (!condition.firing() && open != null) {
            open.resolve(columns.sums(window, evaluation), time);
            open = null;
        }
    }

    List<QuickEpisode> episodes() {
        return episodes;
    }

    /** What the last evaluation of all found. */
    LastResult atEnd() {
        int last = columns.size() - 1;
        return new LastResult(subject.result(columns.sums(window, last), columns.times()[last]), judged);
    }
}
