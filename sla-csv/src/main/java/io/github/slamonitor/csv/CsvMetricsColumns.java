package io.github.slamonitor.csv;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Indicators;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.ResponseTimeLimit;
import io.github.slamonitor.ServiceMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the columns of a file of aggregated rows are, and how a row becomes figures. */
record CsvMetricsColumns(Path file, int width, Map<String, Integer> positions, ResponseTimeLimit slow) {

    private static final String SERVICE = "service_name";
    private static final String FAILURE_RATE = "failure_rate";
    private static final String AVERAGE = "avg_response_time_ms";
    private static final String SLOW_RATE = "response_violation_rate";
    private static final List<String> KNOWN = List.of(SERVICE, FAILURE_RATE, AVERAGE, SLOW_RATE);

    private static final int LONGEST_NUMBER = 100;
    private static final BigDecimal TINY = new BigDecimal("1e-12");
    private static final BigDecimal LONGEST_MILLIS =
            BigDecimal.valueOf(Duration.ofDays(366).toMillis());

    static CsvMetricsColumns of(Path file, List<String> header, ResponseTimeLimit slow) {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < header.size(); position++) {
            String name = header.get(position).toLowerCase(Locale.ROOT).replace(' ', '_');
            if (KNOWN.contains(name) && positions.put(name, position) != null) {
                throw new CsvException(file + " line 1: the column " + name + " stands twice");
            }
        }
        if (!positions.containsKey(SERVICE)) {
            throw new CsvException(
                    file + " line 1: there is no column " + SERVICE + ", only " + String.join(", ", header));
        }
        return new CsvMetricsColumns(file, header.size(), Map.copyOf(positions), slow);
    }

    ServiceMetrics metrics(List<String> row, int line) {
        if (row.size() != width) {
            throw new CsvException(file + " line " + line + ": " + row.size() + " cells under a header of " + width);
        }
        String service = cell(row, SERVICE);
        if (service.isBlank()) {
            throw wrong(line, SERVICE, "is empty; every row needs a service");
        }
        ServiceMetrics metrics = ServiceMetrics.named(service);
        metrics = with(metrics, Indicators.failureRate(), share(row, line, FAILURE_RATE));
        metrics = with(metrics, Indicators.averageResponseTime(), time(row, line));
        return with(metrics, Indicators.responseViolationRate(slow), share(row, line, SLOW_RATE));
    }

    private static <B> ServiceMetrics with(ServiceMetrics metrics, Indicator<B> indicator, @Nullable B value) {
        return value == null ? metrics : metrics.with(indicator, value);
    }

    private @Nullable Ratio share(List<String> row, int line, String column) {
        BigDecimal share = number(row, line, column, BigDecimal.ONE, "a share from 0 to 1");
        return share == null ? null : Ratio.of(share.setScale(Ratio.MAXIMUM_DIGITS, RoundingMode.HALF_EVEN));
    }

    private @Nullable Duration time(List<String> row, int line) {
        BigDecimal millis = number(row, line, AVERAGE, LONGEST_MILLIS, "a number of milliseconds from 0 to 366 days");
        return millis == null
                ? null
                : Duration.ofNanos(millis.setScale(3, RoundingMode.HALF_EVEN)
                        .movePointRight(6)
                        .longValueExact());
    }

    /** The number in a cell; null when the cell is empty. One too small to matter, however it is written, is zero. */
    private @Nullable BigDecimal number(List<String> row, int line, String column, BigDecimal most, String range) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = parse(text);
        if (number == null || number.signum() < 0 || number.compareTo(most) > 0) {
            throw wrong(line, column, "must be " + range + " or empty: " + shortened(text));
        }
        return number.compareTo(TINY) < 0 ? BigDecimal.ZERO : number;
    }

    private static @Nullable BigDecimal parse(String text) {
        try {
            return text.length() <= LONGEST_NUMBER ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String cell(List<String> row, String column) {
        Integer position = positions.get(column);
        return position == null ? "" : row.get(position);
    }

    private CsvException wrong(int line, String column, String reason) {
        return new CsvException(file + " line " + line + ", column " + column + ": " + reason);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...";
    }
}
