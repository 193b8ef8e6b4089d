package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
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

    private final String service;
    private final Check check;
    private final WindowColumns columns;
    private final ReplayGrid grid;
    private final long start;
    private final Bound bound;
    private final QuickFigure figure;
    private final List<QuickEpisode> episodes = new ArrayList<>();

    private Condition condition = Condition.INACTIVE;
    private @Nullable QuickEpisode open;
    private boolean judged;

    QuickAlert(String service, Check check, WindowColumns columns, ReplayRecords records) {
        this.service = service;
        this.check = check;
        this.columns = columns;
        this.grid = records.grid();
        this.start = records.start();
        this.bound = check.rule().bound();
        this.figure = QuickFigure.of(check.rule(), columns, start);
    }

    /** Whether the alert of a rule that no other alert inhibits is of this kind. */
    static boolean covers(SlaRule rule) {
        return rule.flappingChanges() == 0 && QuickFigure.covers(rule);
    }

    /** Takes in all evaluations of the columns. */
    void evaluate() {
        int size = columns.size();
        for (int i = 0; i < size; i++) {
            if (condition.staysWhile(false)) {
                i = skipWhileNotViolated(i, size);
            }
            if (i < size) {
                takeIn(i);
            }
        }
    }

    /** Goes on to the first evaluation, from one on, that finds a violation. */
    private int skipWhileNotViolated(int first, int size) {
        long[] times = columns.times();
        boolean known = false;
        for (int i = first; i < size; i++) {
            if (figure.isKnown(i, times[i])) {
                known = true;
                if (!bound.holds(figure.numerator(i), figure.denominator(i))) {
                    judged = true;
                    return i;
                }
            }
        }
        judged |= known;
        return size;
    }

    private void takeIn(int evaluation) {
        long time = columns.times()[evaluation];
        boolean known = figure.isKnown(evaluation, time);
        boolean violated = known && !bound.holds(figure.numerator(evaluation), figure.denominator(evaluation));
        judged |= known;
        if (violated && open != null) {
            open.compare(figure.numerator(evaluation), figure.denominator(evaluation), time);
        }
        if (!condition.staysWhile(violated)) {
            goOn(violated ? Verdict.VIOLATED : known ? Verdict.MET : Verdict.INSUFFICIENT_DATA, evaluation);
        }
    }

    /** Takes in an evaluation, and those after it that find the same but change something by their time. */
    private void goOn(Verdict verdict, int evaluation) {
        long time = columns.times()[evaluation];
        long next = columns.times()[evaluation + 1];
        while (time < next) {
            change(verdict, evaluation, time);
            time = grid.evaluationFrom(Math.max(time + 1, condition.due(check.rule())));
        }
    }

    private void change(Verdict verdict, int evaluation, long time) {
        SlaRule rule = check.rule();
        boolean resolves = verdict == Verdict.MET
                && rule.resolveBound().holds(figure.numerator(evaluation), figure.denominator(evaluation));
        condition = condition.after(verdict, resolves, rule, time);
        if (condition.firing() && open == null) {
            open = new QuickEpisode(check, metrics(evaluation, time), time);
            open.compare(figure.numerator(evaluation), figure.denominator(evaluation), time);
            episodes.add(open);
        } else if (!condition.firing() && open != null) {
            open.resolve(metrics(evaluation, time), time);
            open = null;
        }
    }

    private ServiceMetrics metrics(int evaluation, long time) {
        long window = check.rule().windowKey();
        return ServiceMetrics.ofWindow(
                service,
                window,
                columns.tally(window, evaluation),
                columns.lastRecord(evaluation),
                new Moment(time, 0, time - start, Maintenance.NONE));
    }

    List<QuickEpisode> episodes() {
        return episodes;
    }

    /** What the last evaluation of all found. */
    LastResult atEnd() {
        int last = columns.size() - 1;
        ServiceMetrics metrics = metrics(last, columns.times()[last]);
        return new LastResult(RuleCheck.plain(check.rule(), check.policy(), metrics), judged);
    }
}
