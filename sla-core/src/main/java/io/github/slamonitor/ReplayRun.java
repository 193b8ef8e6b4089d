package io.github.slamonitor;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the time forward for services whose alerts are kept in one book, from evaluation to evaluation, and skips those that could
 * find nothing new. One thread at a time.
 */
final class ReplayRun implements Runnable {

    private final List<BookedService> services;
    private final long end;
    private final AlertBook book = new AlertBook(Evidence::of, false);
    private final ReplayLog log = new ReplayLog();

    ReplayRun(List<BookedService> services, long end) {
        this.services = services;
        this.end = end;
    }

    @Override
    public void run() {
        long now = Long.MAX_VALUE;
        for (BookedService service : services) {
            now = Math.min(now, service.firstEvaluation());
        }
        while (now < end) {
            now = Math.min(end, step(now, false));
        }
        step(end, true);
    }

    /** Evaluates, and returns when to do so next. */
    private long step(long now, boolean last) {
        List<RuleResult> results = List.of();
        for (BookedService service : services) {
            if (now >= service.firstEvaluation()) {
                List<RuleResult> found = service.evaluate(now);
                results = join(results, last && found.isEmpty() ? service.check(now) : found);
            }
        }
        long due = Long.MAX_VALUE;
        if (!results.isEmpty()) {
            AlertRound round = book.evaluate(results, now, Muting.none(Micros.toInstant(now)));
            log.add(now, round.transitions(), results);
            due = book.due(results, now);
            for (BookedService service : services) {
                service.learn(book);
            }
        }
        long next = Long.MAX_VALUE;
        for (BookedService service : services) {
            boolean begun = now >= service.firstEvaluation();
            next = Math.min(next, begun ? service.nextEvaluation(now, due) : service.firstEvaluation());
        }
        return next;
    }

    private static List<RuleResult> join(List<RuleResult> some, List<RuleResult> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        List<RuleResult> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    ReplayLog log() {
        return log;
    }
}
