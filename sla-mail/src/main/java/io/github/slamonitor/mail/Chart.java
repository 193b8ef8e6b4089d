package io.github.slamonitor.mail;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Violation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A small chart of an indicator around a violation: the curve, red where it breaks the bound, the bound as a dashed line. Its
 * background is transparent and its colours are readable on white and on black. Without text: that stands in the caption.
 */
final class Chart {

    private static final int WIDTH = 1320;
    private static final int HEIGHT = 200;
    private static final int MARGIN = 10;
    private static final double HALF_LINE = 1.8;
    private static final int BLUE = 0x4C8DF6;
    private static final int RED = 0xEF5350;
    private static final int GREY = 0x8A94A3;
    private static final int DASH = 14;

    private final Bound bound;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final double bottom;
    private final double top;

    private Chart(Bound bound, DoubleSummaryStatistics values) {
        this.bound = bound;
        double limit = bound.limit().asDouble();
        double upper = upperLimit(bound);
        double least = Math.min(values.getMin(), limit);
        double most = Math.max(values.getMax(), upper);
        this.bottom = least >= 0 && least < most / 2 ? 0 : least - (most - least) * 0.1;
        this.top = Math.max(most + (most - bottom) * 0.05, bottom + Double.MIN_NORMAL);
    }

    /** The chart of a series; empty when there is too little to draw. */
    static Optional<ChartImage> of(
            String contentId, Violation violation, List<ChartPoint> series, Function<Instant, String> time) {
        List<ChartPoint> points =
                series.stream().sorted(Comparator.comparing(ChartPoint::at)).toList();
        DoubleSummaryStatistics values = points.stream()
                .mapToDouble(ChartPoint::value)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (values.getCount() < 2) {
            return Optional.empty();
        }
        Bound bound = violation.evidence().bound();
        Chart chart = new Chart(bound, values);
        chart.draw(points, violation.openedAt());
        return Optional.of(new ChartImage(contentId, Png.of(chart.canvas), caption(points, values, bound, time)));
    }

    private static String caption(
            List<ChartPoint> points, DoubleSummaryStatistics values, Bound bound, Function<Instant, String> time) {
        Measurement.Unit unit = bound.limit().unit();
        Instant start = points.get(0).at();
        Instant end = points.get(points.size() - 1).at();
        return time.apply(start) + " to " + time.apply(end) + ", from " + words(values.getMin(), unit) + " to "
                + words(values.getMax(), unit) + "; dashed: " + bound;
    }

    private static String words(double value, Measurement.Unit unit) {
        return switch (unit) {
            case RATIO -> plain(value * 100) + "%";
            case TIME -> value >= 1000 ? plain(value / 1000) + " s" : plain(value) + " ms";
            case PER_SECOND -> plain(value) + "/s";
            case COUNT, MULTIPLE, NUMBER -> plain(value);
        };
    }

    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void draw(List<ChartPoint> points, Instant opened) {
        marker(points, opened);
        curve(Curve.of(points, WIDTH));
        limit(bound.limit().asDouble());
        if (bound.upperLimit().isPresent()) {
            limit(upperLimit(bound));
        }
        for (int x = 0; x < WIDTH; x++) {
            canvas.column(x, HEIGHT - 2.0, HEIGHT, GREY, 0.5);
        }
    }

    private void curve(Curve curve) {
        for (int x = 0; x < WIDTH; x++) {
            double lowest = curve.lowest[x];
            double highest = curve.highest[x];
            if (!Double.isNaN(lowest)) {
                int colour = breaks(lowest) || breaks(highest) ? RED : BLUE;
                canvas.column(x, y(lowest), HEIGHT - 2.0, colour, 0.18);
                canvas.column(x, y(highest) - HALF_LINE, y(lowest) + HALF_LINE, colour, 1);
            }
        }
    }

    private void limit(double value) {
        for (int x = 0; x < WIDTH; x++) {
            if (x / DASH % 2 == 0) {
                canvas.column(x, y(value) - 1, y(value) + 1, RED, 0.9);
            }
        }
    }

    /** A dotted line where the violation opened. */
    private void marker(List<ChartPoint> points, Instant opened) {
        double start = points.get(0).at().toEpochMilli();
        double end = points.get(points.size() - 1).at().toEpochMilli();
        double share = (opened.toEpochMilli() - start) / (end - start);
        if (share >= 0 && share <= 1) {
            int x = (int) Math.round(share * (WIDTH - 1));
            for (int y = 0; y < HEIGHT; y += 10) {
                canvas.column(x, y, y + 5.0, GREY, 0.9);
                canvas.column(x + 1, y, y + 5.0, GREY, 0.9);
            }
        }
    }

    private double y(double value) {
        return MARGIN + (HEIGHT - 2.0 * MARGIN) * (top - value) / (top - bottom);
    }

    /** Whether a value breaks the bound. A picture does not need the exact comparison that the verdict rests on. */
    private boolean breaks(double value) {
        double limit = bound.limit().asDouble();
        return switch (bound.comparison()) {
            case AT_MOST -> value > limit;
            case BELOW -> value >= limit;
            case AT_LEAST -> value < limit;
            case ABOVE -> value <= limit;
            case BETWEEN -> value < limit || value > upperLimit(bound);
        };
    }

    private static double upperLimit(Bound bound) {
        return bound.upperLimit().orElse(bound.limit()).asDouble();
    }
}
