package io.github.slamonitor;

import io.github.slamonitor.AlertBook.Outlook;
import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.ReplayCells;
import io.github.slamonitor.engine.ReplayFeed;
import io.github.slamonitor.engine.ReplayGrid;
import io.github.slamonitor.engine.ServiceWindows;
import io.github.slamonitor.engine.WindowShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those rules of one service of a replay that need more than their own value: its requests are poured into the windows of a monitor as time goes on, and the rules checked on them. Where
 * nothing can have changed, time is skipped. One thread at a time.
 */
final class BookedService {

    private final MonitoredService service;
    private final ReplayFeed feed;
    private final ReplayGrid grid;
    private final long start;
    private final List<SlaRule> rules = new ArrayList<>();
    private final @Nullable QuickCheck[] quickChecks;
    private final Outlook[] outlooks;
    /** The worst value of each open alert that stays as it is. */
    private final @Nullable Measurement[] worst;

    private final BitSet judged = new BitSet();
    private final long firstEvaluation;
    private final long longestWindow;
    /** Whether a rule may change with the time alone, in a way that is not known. */
    private final boolean restless;

    /**
     * A service before all requests.
     *
     * @param firstEvaluation when a monitor would first have evaluated it
     * @param named whether a policy names it
     */
    BookedService(String name, ServiceChecks checks, ReplayRecords records, long firstEvaluation, boolean named) {
        ReplayCells cells = records.cells(name);
        this.grid = records.grid();
        this.start = records.start();
        this.firstEvaluation = firstEvaluation;
        this.service = MonitoredService.replayed(name, checks, named ? start : cells.earliest());
        this.feed = new ReplayFeed(cells, windows());
        if (named) {
            windows().watch(start);
        }
        boolean unknown = false;
        for (Check check : checks.all()) {
            rules.add(check.rule());
            unknown |= !QuickCheck.isPredictable(check.rule());
        }
        this.longestWindow = longest(windows().shape());
        this.restless = unknown;
        this.quickChecks = new QuickCheck[rules.size()];
        Arrays.setAll(quickChecks, i -> QuickCheck.of(rules.get(i), windows(), start));
        this.outlooks = new Outlook[rules.size()];
        Arrays.fill(outlooks, Outlook.NOTHING_WHILE_MET);
        this.worst = new Measurement[rules.size()];
    }

    private static long longest(WindowShape shape) {
        return shape.windows().isEmpty() ? 0 : shape.windows().lastKey();
    }

    private ServiceWindows windows() {
        return service.windows();
    }

    /** When a monitor would first have evaluated it. */
    long firstEvaluation() {
        return firstEvaluation;
    }

    /** Goes on to an evaluation, and returns the results of all rules, or none when they would change nothing. */
    List<RuleResult> evaluate(long now) {
        feed.pourUntil(now);
        for (int i = 0; i < quickChecks.length; i++) {
            if (mayChange(i, now)) {
                return check(now);
            }
        }
        return List.of();
    }

    private boolean mayChange(int rule, long now) {
        QuickCheck check = quickChecks[rule];
        Outlook outlook = outlooks[rule];
        if (check == null || outlook == Outlook.SOMETHING) {
            return true;
        }
        QuickCheck.Finding finding = check.at(now);
        if (finding == QuickCheck.Finding.MET) {
            judged.set(rule);
        }
        if (outlook == Outlook.NOTHING_WHILE_MET || finding != QuickCheck.Finding.VIOLATED) {
            return (outlook == Outlook.NOTHING_WHILE_MET) == (finding == QuickCheck.Finding.VIOLATED);
        }
        return isWorse(rule, check.valueAt(now));
    }

    /** Whether an open alert would have a new worst value. */
    private boolean isWorse(int rule, @Nullable Measurement value) {
        Measurement before = worst[rule];
        return value == null || before == null || rules.get(rule).bound().isWorse(value, before);
    }

    /** The results of all rules now. */
    List<RuleResult> check(long now) {
        List<RuleResult> results = service.evaluate(new Moment(now, 0, now - start, Maintenance.NONE));
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).verdict() != Verdict.INSUFFICIENT_DATA) {
                judged.set(i);
            }
        }
        return results;
    }

    /** Takes note of what further results would change, now that the book has those of the last check. */
    void learn(AlertBook book) {
        List<RuleResult> results = service.results();
        for (int i = 0; i < results.size(); i++) {
            RuleResult result = results.get(i);
            outlooks[i] = book.outlook(result);
            Measurement value = result.value().orElse(null);
            if (outlooks[i] != Outlook.NOTHING_WHILE_VIOLATED) {
                worst[i] = null;
            } else if (value != null && isWorse(i, value)) {
                worst[i] = value;
            }
        }
    }

    /** What the last evaluation found, in the order of the rules. */
    List<LastResult> atEnd() {
        List<LastResult> atEnd = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            atEnd.add(new LastResult(service.results().get(i), judged.get(i)));
        }
        return atEnd;
    }

    /**
     * The next evaluation that may find something new.
     *
     * @param now the time of the last one
     * @param due when an alert goes on by itself
     */
    long nextEvaluation(long now, long due) {
        long next = now + grid.interval();
        long nextTime = feed.nextTime();
        if (nextTime < next) {
            return next;
        }
        long wake = nextTime == Long.MAX_VALUE ? Long.MAX_VALUE : grid.evaluationAfter(nextTime);
        wake = Math.min(wake, grid.evaluationFrom(windows().nextLeaving()));
        wake = Math.min(wake, grid.evaluationFrom(due));
        wake = Math.min(wake, wakeForRules(now, nextTime));
        return Math.max(next, wake);
    }

    private long wakeForRules(long now, long nextTime) {
        long wake = Long.MAX_VALUE;
        for (SlaRule rule : rules) {
            long watched = start + rule.window().toNanos() / 1000;
            if (watched > now) {
                wake = Math.min(wake, grid.evaluationFrom(watched));
            }
            if (rule.indicator().calculation() instanceof Calculations.TimeSinceLastRecord) {
                wake = Math.min(wake, wakeForSilence(rule, now, nextTime));
            }
        }
        long last = windows().lastRecordMicros();
        return restless && last != Long.MIN_VALUE && now - last <= longestWindow ? now + grid.interval() : wake;
    }

    /** As soon as the silence is longer than a limit; and just before it ends, when it was the longest. */
    private long wakeForSilence(SlaRule rule, long now, long nextTime) {
        long wake = nextTime == Long.MAX_VALUE ? Long.MAX_VALUE : grid.evaluationAfter(nextTime) - grid.interval();
        long since = windows().quietSince(0);
        for (Measurement limit : rule.bound().limits()) {
            long reached = since + Micros.roundUp(limit.asDuration());
            for (long time = reached; time <= reached + 1 && since != Long.MIN_VALUE; time++) {
                if (grid.evaluationFrom(time) > now) {
                    wake = Math.min(wake, grid.evaluationFrom(time));
                }
            }
        }
        return wake > now ? wake : Long.MAX_VALUE;
    }
}
