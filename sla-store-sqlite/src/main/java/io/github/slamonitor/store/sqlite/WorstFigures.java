package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.WindowCounts;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The worst that was seen of a violation while it was open: in what was told of it, and in each evaluation that still found the rule violated. Each
 * figure by itself, over the window of the rule; the three need not be of the same evaluation. Immutable.
 *
 * <pre>{@code
 * for (StoredViolation stored : history.violations(ViolationQuery.all())) {
 *     System.out.println(stored.violation() + ", at its worst " + stored.worst().value());
 * }
 * }</pre>
 *
 * @param value the rule's value farthest outside its bound, in the unit of the bound's limit; empty when there never was one
 * @param failureRate the highest share of failed requests, from 0 to 1, whatever the rule is about; empty when no requests were counted
 * @param responseViolationRate the highest share of requests slower than the limit of the rule, from 0 to 1; empty for rules without such a
 *     limit (see {@link io.github.slamonitor.Evidence#slow}), and when no requests were counted
 */
public record WorstFigures(OptionalDouble value, OptionalDouble failureRate, OptionalDouble responseViolationRate) {

    static WorstFigures of(Evidence evidence) {
        return new WorstFigures(
                number(evidence.value()),
                share(evidence.failures(), evidence.records()),
                share(evidence.slow(), evidence.records()));
    }

    static WorstFigures of(MeasuredRule rule, WindowCounts window) {
        OptionalLong records = OptionalLong.of(window.records());
        return new WorstFigures(
                OptionalDouble.of(rule.value().asDouble()),
                share(OptionalLong.of(window.failures()), records),
                share(window.slow(), records));
    }

    private static OptionalDouble number(Optional<Measurement> value) {
        return value.isPresent() ? OptionalDouble.of(value.get().asDouble()) : OptionalDouble.empty();
    }

    private static OptionalDouble share(OptionalLong part, OptionalLong all) {
        return part.isPresent() && all.isPresent() && all.getAsLong() > 0
                ? OptionalDouble.of((double) part.getAsLong() / all.getAsLong())
                : OptionalDouble.empty();
    }

    /** The worse ones of these figures and others of the same rule. */
    WorstFigures or(WorstFigures other, Bound bound) {
        return new WorstFigures(
                value.isEmpty() || (other.value.isPresent() && isWorse(other.value, value, bound))
                        ? other.value
                        : value,
                higher(failureRate, other.failureRate),
                higher(responseViolationRate, other.responseViolationRate));
    }

    private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || (other.isPresent() && other.getAsDouble() > one.getAsDouble()) ? other : one;
    }

    private static boolean isWorse(OptionalDouble one, OptionalDouble than, Bound bound) {
        double excess = excess(one.getAsDouble(), bound);
        return excess > excess(than.getAsDouble(), bound);
    }

    /** How far a value is outside its bound; negative within. */
    private static double excess(double value, Bound bound) {
        double limit = bound.limit().asDouble();
        return switch (bound.comparison()) {
            case AT_MOST, BELOW -> value - limit;
            case AT_LEAST, ABOVE -> limit - value;
            case BETWEEN -> Math.max(value - bound.upperLimit().orElseThrow().asDouble(), limit - value);
        };
    }
}
