package io.github.slamonitor;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The share of the room within a bound that a value uses; the formulas are in {@link RuleExplanation}. Never infinite nor NaN. */
final class UsedRoom {

    private static final double MOST = RuleExplanation.MOST_USED;

    private UsedRoom() {}

    static OptionalDouble of(RuleResult result) {
        if (result.verdict() == Verdict.INSUFFICIENT_DATA || !result.applies()) {
            return OptionalDouble.empty();
        }
        OptionalDouble used = result.parts().isEmpty()
                ? of(result.rule().bound(), result.value().orElseThrow())
                : ofParts(Combination.of(result.rule()).all(), result.parts());
        return used.isPresent() ? OptionalDouble.of(onSideOf(result.verdict(), used.getAsDouble())) : used;
    }

    private static OptionalDouble ofParts(boolean all, List<RuleResult> parts) {
        DoubleStream used = parts.stream()
                .map(UsedRoom::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble);
        return all ? used.max() : used.min();
    }

    /** The verdict is exact, doubles are not, and a percentile that is shown is rounded. */
    private static double onSideOf(Verdict verdict, double used) {
        return verdict == Verdict.MET ? Math.min(used, 1) : Math.max(used, 1);
    }

    static OptionalDouble of(Bound bound, Measurement measured) {
        double value = measured.asDouble();
        double limit = bound.limit().asDouble();
        return switch (bound.comparison()) {
            case AT_MOST, BELOW -> limit < 0 ? OptionalDouble.empty() : share(value, limit);
            case AT_LEAST, ABOVE -> ofFloor(value, limit, measured.unit());
            case BETWEEN -> {
                double half = (bound.upperLimit().orElseThrow().asDouble() - limit) / 2;
                yield share(Math.abs(value - limit - half), half);
            }
        };
    }

    private static OptionalDouble ofFloor(double value, double limit, Measurement.Unit unit) {
        if (unit == Measurement.Unit.RATIO) {
            return share(1 - value, 1 - limit);
        }
        return limit < 0 ? OptionalDouble.empty() : share(limit, Math.max(0, value));
    }

    private static OptionalDouble share(double part, double whole) {
        if (part <= 0) {
            return OptionalDouble.of(0);
        }
        double share = part / whole; // infinite for a room of zero; NaN only for two infinities
        return OptionalDouble.of(share < MOST ? share : MOST);
    }
}
