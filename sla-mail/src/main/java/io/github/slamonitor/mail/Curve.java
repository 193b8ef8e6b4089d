package io.github.slamonitor.mail;

import java.util.Arrays;
import java.util.List;

/** A series as the lowest and highest value in each column of a chart, so that no peak is lost however many points there are. */
final class Curve {

    final double[] lowest;
    final double[] highest;

    private Curve(int columns) {
        lowest = new double[columns];
        highest = new double[columns];
        Arrays.fill(lowest, Double.NaN);
        Arrays.fill(highest, Double.NaN);
    }

    /** The points, by time, over the whole width. */
    static Curve of(List<ChartPoint> points, int columns) {
        Curve curve = new Curve(columns);
        long start = points.get(0).at().toEpochMilli();
        double length =
                Math.max(1.0, (double) (points.get(points.size() - 1).at().toEpochMilli() - start));
        double scale = (columns - 1) / length;
        for (int i = 1; i < points.size(); i++) {
            ChartPoint from = points.get(i - 1);
            ChartPoint to = points.get(i);
            curve.line(
                    (from.at().toEpochMilli() - start) * scale,
                    from.value(),
                    (to.at().toEpochMilli() - start) * scale,
                    to.value());
        }
        return curve;
    }

    /** A straight line; a NaN on either side leaves a gap. */
    private void line(double x0, double y0, double x1, double y1) {
        if (!Double.isFinite(y0) || !Double.isFinite(y1)) {
            return;
        }
        int last = (int) Math.round(x1);
        for (int column = (int) Math.round(x0); column <= last; column++) {
            add(column, at(Math.max(x0, column - 0.5), x0, y0, x1, y1));
            add(column, at(Math.min(x1, column + 0.5), x0, y0, x1, y1));
        }
    }

    private static double at(double x, double x0, double y0, double x1, double y1) {
        return x1 > x0 ? y0 + (y1 - y0) * (x - x0) / (x1 - x0) : y1;
    }

    private void add(int column, double value) {
        if (column >= 0 && column < lowest.length) {
            lowest[column] = Double.isNaN(lowest[column]) ? value : Math.min(lowest[column], value);
            highest[column] = Double.isNaN(highest[column]) ? value : Math.max(highest[column], value);
        }
    }
}
