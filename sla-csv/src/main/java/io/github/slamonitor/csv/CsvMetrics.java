package io.github.slamonitor.csv;

import io.github.slamonitor.Indicators;
import io.github.slamonitor.ResponseTimeLimit;
import io.github.slamonitor.ServiceMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Reads figures that somebody else aggregated: a CSV file with a row for each service and the columns
 * {@code service_name,failure_rate,avg_response_time_ms,response_violation_rate}.
 *
 * <pre>{@code
 * SlaReport report = SlaEvaluator.of(policy).evaluateMetrics(CsvMetrics.read(Path.of("hourly.csv")));
 * }</pre>
 *
 * <p>Columns are found by their names, in any order and case, with spaces or underscores; all but {@code service_name} may be
 * missing, and others are ignored. Rates are shares of one. An empty cell is a figure that is not known: a rule that needs it
 * gets insufficient data. Rates are rounded to 9 decimal places and times to the microsecond, half to even. The file is in
 * UTF-8 and separated by commas, semicolons, tabs or pipes.
 */
public final class CsvMetrics {

    /** The time over which a request was slow for the response violation rate, unless said otherwise: 500 ms. */
    public static final Duration DEFAULT_SLOW_LIMIT = Duration.ofMillis(500);

    private CsvMetrics() {}

    /**
     * Reads the figures in a file whose response violation rate is the share of requests slower than
     * {@link #DEFAULT_SLOW_LIMIT}.
     *
     * @param file of the form described above
     * @return services in the order of the file
     * @throws CsvException when the file is not as described above; the message names file, line, column and reason
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public static List<ServiceMetrics> read(Path file) {
        return read(file, Indicators.slowerThan(DEFAULT_SLOW_LIMIT));
    }

    /**
     * Reads the figures in a file.
     *
     * @param file of the form described above
     * @param slow the limit that the response violation rate was computed with; a rule with another one gets insufficient data
     * @return services in the order of the file
     * @throws CsvException when the file is not as described above; the message names file, line, column and reason
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public static List<ServiceMetrics> read(Path file, ResponseTimeLimit slow) {
        return new CsvMetricsReader(file, slow).read();
    }
}
