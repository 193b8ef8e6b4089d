package io.github.slamonitor;

import io.github.slamonitor.Transition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an alert has to do, said in another way: it forgets nothing, and after each evaluation works out everything from the whole
 * history, for {@link Alert} to be compared with.
 */
final class NaiveAlert {

    private final SlaRule rule;
    private final boolean hasResolveBound;
    private final List<Long> times = new ArrayList<>();
    private final List<Instant> clock = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Boolean> firing = new ArrayList<>();
    private final List<Boolean> flapping = new ArrayList<>();
    private final List<Boolean> open = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private int acknowledgedAt = -1;

    /**
     * What is expected to be told.
     *
     * @param resolvedAt empty when the violation is open
     * @param text the evidence in words
     */
    record Told(int index, Kind kind, Instant openedAt, Optional<Instant> resolvedAt, String text) {}

    NaiveAlert(SlaRule rule) {
        this.rule = rule;
        this.hasResolveBound = !rule.resolveBound().equals(rule.bound());
    }

    /** Evaluates; what is to be told, if anything. */
    @Nullable
    Told evaluate(long now, Instant at, Figure figure, boolean muted) {
        int i = times.size();
        times.add(now);
        clock.add(at);
        figures.add(figure);
        firing.add(fires(i));
        flapping.add(flaps(i));
        open.add(firing.get(i) || (flapping.get(i) && before(open, i)));
        Kind kind = toTell(i, muted);
        if (kind == null) {
            return null;
        }
        told.add(told(i, kind));
        return told.get(told.size() - 1);
    }

    void acknowledge() {
        acknowledgedAt = times.size();
    }

    boolean isOpen() {
        return before(open, times.size());
    }

    boolean isFlapping() {
        return isOpen() && before(flapping, times.size());
    }

    AlertState state() {
        int last = times.size() - 1;
        if (firing.get(last)) {
            return AlertState.FIRING;
        }
        return figures.get(last) == Figure.BROKEN ? AlertState.PENDING : AlertState.INACTIVE;
    }

    /** Whether it fires after evaluation i. */
    private boolean fires(int i) {
        if (!before(firing, i)) {
            return figures.get(i) == Figure.BROKEN
                    && times.get(i) - times.get(firstOfRun(i)) >= micros(rule.pendingFor());
        }
        return !resolving(i) || metMicros(i) < micros(rule.keepFiringFor());
    }

    /** The first of the violated evaluations that lead up to i without another between. */
    private int firstOfRun(int i) {
        return IntStream.iterate(i, j -> j >= 0 && figures.get(j) == Figure.BROKEN, j -> j - 1)
                .min()
                .orElse(i);
    }

    /** For how long before i the rule was met and not known to be otherwise, back to when it last was not. */
    private long metMicros(int i) {
        int broken = IntStream.range(0, i)
                .filter(j -> !resolving(j) && figures.get(j) != Figure.NONE)
                .max()
                .orElse(-1);
        return IntStream.range(broken + 1, i)
                .filter(this::resolving)
                .mapToLong(j -> times.get(j + 1) - times.get(j))
                .sum();
    }

    private boolean resolving(int i) {
        return figures.get(i) == Figure.GOOD || (figures.get(i) == Figure.BETWEEN && !hasResolveBound);
    }

    private boolean flaps(int i) {
        long changes = IntStream.rangeClosed(0, i)
                .filter(j -> firing.get(j) != before(firing, j))
                .filter(j -> times.get(i) - times.get(j) < micros(rule.flappingPeriod()))
                .count();
        boolean already = before(flapping, i) && before(open, i);
        boolean many = already ? changes * 2 >= rule.flappingChanges() : changes >= rule.flappingChanges();
        return rule.flappingChanges() > 0 && many && (firing.get(i) || before(open, i));
    }

    private @Nullable Kind toTell(int i, boolean muted) {
        Kind last = told.isEmpty() ? Kind.RESOLVED : told.get(told.size() - 1).kind();
        boolean knownOver =
                told.isEmpty() || told.get(told.size() - 1).resolvedAt().isPresent();
        if (last == Kind.FLAPPING && !flapping.get(i)) {
            return Kind.FLAPPING_ENDED;
        }
        if (!open.get(i)) {
            return knownOver ? null : Kind.RESOLVED;
        }
        if (muted || (flapping.get(i) && last == Kind.FLAPPING)) {
            return null;
        }
        if (flapping.get(i)) {
            return Kind.FLAPPING;
        }
        return knownOver ? Kind.OPENED : reminder(i);
    }

    private @Nullable Kind reminder(int i) {
        boolean acknowledged = acknowledgedAt > openedIndex(i);
        long since = times.get(i) - times.get(told.get(told.size() - 1).index());
        boolean due = !rule.remindEvery().isZero() && since >= micros(rule.remindEvery());
        return due && !acknowledged ? Kind.REMINDED : null;
    }

    private Told told(int i, Kind kind) {
        int opened = openedIndex(i);
        String text = figures.get(kind == Kind.OPENED ? opened : i).of(rule).text();
        return new Told(i, kind, clock.get(opened), open.get(i) ? Optional.empty() : Optional.of(resolvedAt(i)), text);
    }

    /** Where the episode that is open at i, or ends there, began. */
    private int openedIndex(int i) {
        return IntStream.rangeClosed(0, i)
                .filter(j -> open.get(j) && !before(open, j))
                .max()
                .orElseThrow();
    }

    private Instant resolvedAt(int i) {
        int met = IntStream.rangeClosed(0, i)
                .filter(j -> !firing.get(j) && before(firing, j))
                .max()
                .orElseThrow();
        Instant openedAt = clock.get(openedIndex(i));
        return clock.get(met).isAfter(openedAt) ? clock.get(met) : openedAt;
    }

    private static boolean before(List<Boolean> states, int i) {
        return i > 0 && states.get(i - 1);
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1000;
    }
}
