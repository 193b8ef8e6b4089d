package io.github.slamonitor.examples.http;

import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.TrendPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The values of a rule over time as columns, with nothing where nothing is known, so that a line breaks there. */
final class Trend {

    /** So many times the usual distance without a value are a gap; less is an evaluation that came a little late. */
    private static final double GAP_STEPS = 2.5;

    private final long stepMillis;
    private final List<TrendPoint> points;

    Trend(long stepMillis, List<TrendPoint> points) {
        this.stepMillis = stepMillis;
        this.points = withGaps(points, stepMillis);
    }

    private static List<TrendPoint> withGaps(List<TrendPoint> points, long stepMillis) {
        List<TrendPoint> all = new ArrayList<>(points.size() + 16);
        for (int i = 0; i < points.size(); i++) {
            if (i > 0 && isGap(points, i, stepMillis)) {
                TrendPoint before = points.get(i - 1);
                Instant next = before.start()
                        .plusMillis(Math.max(stepMillis, before.length().toMillis()));
                all.add(new TrendPoint(next, before.length(), 0, Double.NaN, Double.NaN, Double.NaN, 0, 0));
            }
            all.add(points.get(i));
        }
        return all;
    }

    /** The usual distance is that of the neighbours, for it may have been another then than it is now. */
    private static boolean isGap(List<TrendPoint> points, int index, long stepMillis) {
        long usual = Math.max(stepMillis, points.get(index - 1).length().toMillis());
        usual = index > 1 ? Math.max(usual, distance(points, index - 1)) : usual;
        usual = index + 1 < points.size() ? Math.max(usual, distance(points, index + 1)) : usual;
        return distance(points, index) > GAP_STEPS * usual;
    }

    /** From the point before. */
    private static long distance(List<TrendPoint> points, int index) {
        return Duration.between(points.get(index - 1).start(), points.get(index).start())
                .toMillis();
    }

    /** Single evaluations joined to as few as there are of a length. */
    static List<TrendPoint> joined(List<TrendPoint> points, long millis) {
        List<TrendPoint> joined = new ArrayList<>();
        for (TrendPoint point : points) {
            int last = joined.size() - 1;
            if (last >= 0 && bucket(joined.get(last), millis) == bucket(point, millis)) {
                joined.set(last, join(joined.get(last), point));
            } else {
                joined.add(point);
            }
        }
        return joined;
    }

    private static long bucket(TrendPoint point, long millis) {
        return Math.floorDiv(point.start().toEpochMilli(), millis);
    }

    private static TrendPoint join(TrendPoint one, TrendPoint other) {
        long evaluations = one.evaluations() + other.evaluations();
        return new TrendPoint(
                one.start(),
                one.length(),
                evaluations,
                (one.mean() * one.evaluations() + other.mean() * other.evaluations()) / evaluations,
                Math.min(one.low(), other.low()),
                Math.max(one.high(), other.high()),
                one.violated() + other.violated(),
                one.slow() + other.slow());
    }

    long stepMillis() {
        return stepMillis;
    }

    /** When the rule was violated without a violation being open: for not as long as it asks for. */
    List<Period> pending(List<Violation> violations) {
        List<Period> spans = new ArrayList<>();
        for (TrendPoint point : points) {
            if (point.violated() == 0 || isWithin(point, violations)) {
                continue;
            }
            Instant end =
                    point.start().plusMillis(Math.max(stepMillis, point.length().toMillis()));
            int last = spans.size() - 1;
            if (last >= 0 && !spans.get(last).to().plusMillis(stepMillis).isBefore(point.start())) {
                spans.set(last, new Period(spans.get(last).from(), end));
            } else {
                spans.add(new Period(point.start(), end));
            }
        }
        return spans;
    }

    private static boolean isWithin(TrendPoint point, List<Violation> violations) {
        Instant end = point.start().plus(point.length());
        return violations.stream()
                .anyMatch(violation -> !violation.openedAt().isAfter(end.plusMillis(1))
                        && violation.resolvedAt().orElse(Instant.MAX).isAfter(point.start()));
    }

    void writeTo(JsonWriter json) {
        json.array("at", points, point -> json.value(point.start().toEpochMilli()));
        decimals(json, "mean", TrendPoint::mean);
        decimals(json, "low", TrendPoint::low);
        decimals(json, "high", TrendPoint::high);
        numbers(json, "violated", TrendPoint::violated);
        numbers(json, "evaluations", TrendPoint::evaluations);
    }

    private void decimals(JsonWriter json, String name, ToDoubleFunction<TrendPoint> value) {
        json.array(name, points, point -> json.value(value.applyAsDouble(point)));
    }

    private void numbers(JsonWriter json, String name, ToLongFunction<TrendPoint> value) {
        json.array(name, points, point -> json.value(value.applyAsLong(point)));
    }
}
