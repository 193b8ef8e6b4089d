package io.github.slamonitor.examples.http;

import io.github.slamonitor.Objective;
import io.github.slamonitor.store.sqlite.ServicePoint;
import io.github.slamonitor.store.sqlite.ServiceTotals;
import io.github.slamonitor.store.sqlite.SlowRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was left of a rolling error budget over time. */
final class BurnDown {

    private final Objective objective;
    private final List<ServicePoint> points;

    /** Of the requests from one period of the objective before what is shown. */
    BurnDown(Objective objective, List<ServicePoint> points) {
        this.objective = objective;
        this.points = List.copyOf(points);
    }

    /** The share that was left, under zero when more was spent; not a number without any requests. */
    record Point(Instant at, double remaining) {}

    /** At the end of each step of a period. */
    List<Point> at(Period shown, Duration step) {
        List<Point> result = new ArrayList<>();
        int entering = 0;
        int leaving = 0;
        long records = 0;
        long spent = 0;
        for (Instant at = shown.from().plus(step); !at.isAfter(shown.to()); at = at.plus(step)) {
            for (; entering < points.size() && !end(points.get(entering)).isAfter(at); entering++) {
                records += records(points.get(entering).totals());
                spent += spent(points.get(entering).totals());
            }
            Instant start = at.minus(objective.period());
            for (; leaving < entering && !end(points.get(leaving)).isAfter(start); leaving++) {
                records -= records(points.get(leaving).totals());
                spent -= spent(points.get(leaving).totals());
            }
            result.add(new Point(at, remaining(records, spent)));
        }
        return result;
    }

    /** Requests count from here on: those of a long step may be of its last second. */
    private static Instant end(ServicePoint point) {
        return point.start().plus(point.length());
    }

    private double remaining(long records, long spent) {
        double allowed = objective.budget().value().doubleValue() * records;
        return records == 0 ? Double.NaN : 1 - spent / allowed;
    }

    private long records(ServiceTotals totals) {
        return objective.responseTimeLimit().isEmpty()
                ? totals.records()
                : totals.slow().map(SlowRequests::records).orElse(0L);
    }

    private long spent(ServiceTotals totals) {
        return objective.responseTimeLimit().isEmpty()
                ? totals.failures()
                : totals.slow().map(SlowRequests::slow).orElse(0L);
    }
}
