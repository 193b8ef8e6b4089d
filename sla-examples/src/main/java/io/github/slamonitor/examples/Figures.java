package io.github.slamonitor.examples;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Indicators;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of a report as a table: a row for each service, a column for each indicator that a rule asks for.
 *
 * @param headers of the columns, the service first
 * @param limits what the figures are held against, under the headers; empty where services differ
 * @param rows services by name
 */
record Figures(List<String> headers, List<String> limits, List<Row> rows) {

    private static final String NOTHING = "-";

    /** What is said about a figure. */
    enum Mark {
        /** Nothing: it is within its limit, or has none. */
        NONE,
        /** It violates a rule. */
        VIOLATED,
        /** A rule asks for it and there is too little data. */
        UNKNOWN
    }

    /** One figure. */
    record Cell(String text, Mark mark) {}

    /** The figures of one service. */
    record Row(String service, List<Cell> cells) {

        /** Whether something is said about a figure. */
        boolean isMarked() {
            for (Cell cell : cells) {
                if (cell.mark() != Mark.NONE) {
                    return true;
                }
            }
            return false;
        }
    }

    static Figures of(SlaReport report) {
        Map<Indicator<?>, String> limits = limits(report);
        List<String> headers = new ArrayList<>(List.of("service", "requests"));
        List<String> limitTexts = new ArrayList<>(List.of("", ""));
        for (Map.Entry<Indicator<?>, String> limit : limits.entrySet()) {
            headers.add(FigureText.header(limit.getKey()));
            limitTexts.add(limit.getValue());
        }
        Map<String, Map<Indicator<?>, Cell>> cells = cells(report);
        List<Row> rows = new ArrayList<>();
        for (ServiceMetrics metrics : services(report)) {
            rows.add(row(metrics, limits.keySet(), cells.getOrDefault(metrics.service(), Map.of())));
        }
        return new Figures(headers, limitTexts, rows);
    }

    /** The indicators in the order of the rules, each with its limit, or nothing where there are several. */
    private static Map<Indicator<?>, String> limits(SlaReport report) {
        Map<Indicator<?>, String> limits = new LinkedHashMap<>();
        limits.put(Indicators.failureRate(), NOTHING);
        limits.put(Indicators.averageResponseTime(), NOTHING);
        for (RuleResult result : report.results()) {
            String limit = FigureText.limit(result.rule().bound());
            String before = limits.getOrDefault(result.rule().indicator(), NOTHING);
            limits.put(result.rule().indicator(), before.equals(NOTHING) || before.equals(limit) ? limit : "");
        }
        return limits;
    }

    /** What the rules say, the worse where two rules speak of one figure. */
    private static Map<String, Map<Indicator<?>, Cell>> cells(SlaReport report) {
        Map<String, Map<Indicator<?>, Cell>> services = new TreeMap<>();
        for (RuleResult result : report.results()) {
            Map<Indicator<?>, Cell> cells = services.get(result.service());
            if (cells == null) {
                cells = new LinkedHashMap<>();
                services.put(result.service(), cells);
            }
            Cell before = cells.get(result.rule().indicator());
            if (before == null || result.verdict() == Verdict.VIOLATED) {
                cells.put(result.rule().indicator(), new Cell(text(result.value()), mark(result.verdict())));
            }
        }
        return services;
    }

    /** All services that have figures or are missed. */
    private static Iterable<ServiceMetrics> services(SlaReport report) {
        Map<String, ServiceMetrics> services = new TreeMap<>();
        for (RuleResult result : report.results()) {
            services.put(result.service(), result.metrics());
        }
        for (ServiceMetrics metrics : report.services()) {
            services.put(metrics.service(), metrics);
        }
        return services.values();
    }

    private static Row row(ServiceMetrics metrics, Iterable<Indicator<?>> indicators, Map<Indicator<?>, Cell> judged) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(metrics.counted() ? FigureText.count(metrics.records()) : NOTHING, Mark.NONE));
        for (Indicator<?> indicator : indicators) {
            Cell cell = judged.get(indicator);
            cells.add(cell == null ? new Cell(unjudged(indicator, metrics), Mark.NONE) : cell);
        }
        return new Row(metrics.service(), cells);
    }

    /** A figure that no rule of the service is about, where it is counted all the same. */
    private static String unjudged(Indicator<?> indicator, ServiceMetrics metrics) {
        return switch (indicator.kind()) {
            case FAILURE_RATE, AVERAGE_RESPONSE_TIME -> text(indicator.value(metrics));
            default -> "";
        };
    }

    private static String text(Optional<Measurement> value) {
        return value.isPresent() ? FigureText.value(value.get()) : NOTHING;
    }

    private static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case MET -> Mark.NONE;
            case VIOLATED -> Mark.VIOLATED;
            case INSUFFICIENT_DATA -> Mark.UNKNOWN;
        };
    }
}
