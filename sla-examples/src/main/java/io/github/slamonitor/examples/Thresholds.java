package io.github.slamonitor.examples;

import io.github.slamonitor.Indicators;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a user sets, by the same names on the command line and in a policies file, and the rules that they make.
 * Not thread-safe.
 */
final class Thresholds {

    /** The names that {@link #set} knows, and p with any number. */
    static final List<String> NAMES = List.of(
            "max-failure-rate",
            "max-average",
            "slow",
            "max-slow-rate",
            "p99",
            "min-records",
            "window",
            "pending-for",
            "keep-firing-for",
            "severity",
            "because");

    private static final String OFF = "none";

    private @Nullable Ratio maximumFailureRate;
    private @Nullable Duration maximumAverage;
    private @Nullable Duration slow;
    private @Nullable Ratio maximumSlowRate;
    private final Map<BigDecimal, Duration> percentiles = new TreeMap<>();
    private long minimumRecords;
    private @Nullable Duration window;
    private Duration pendingFor = Duration.ZERO;
    private Duration keepFiringFor = Duration.ZERO;
    private Severity severity = Severity.WARNING;
    private @Nullable String reason;

    private Thresholds() {}

    /** No limits at all. */
    static Thresholds none() {
        return new Thresholds();
    }

    /** Failure rate at most 5%, average at most 2 s, at most 10% of requests slower than 500 ms. */
    static Thresholds usual() {
        Thresholds thresholds = new Thresholds();
        thresholds.maximumFailureRate = Ratio.percent(5);
        thresholds.maximumAverage = Duration.ofSeconds(2);
        thresholds.maximumSlowRate = Ratio.percent(10);
        return thresholds;
    }

    /**
     * Sets a limit.
     *
     * @return false when there is none of this name
     * @throws IllegalArgumentException when the value makes no sense
     */
    boolean set(String name, String value) {
        boolean off = value.equals(OFF);
        switch (name) {
            case "max-failure-rate" -> maximumFailureRate = off ? null : Amounts.share(value);
            case "max-average" -> maximumAverage = off ? null : Amounts.time(value);
            case "slow" -> slow = Amounts.time(value);
            case "max-slow-rate" -> maximumSlowRate = off ? null : Amounts.share(value);
            case "min-records" -> minimumRecords = Amounts.count(value);
            case "window" -> window = Amounts.time(value);
            case "pending-for" -> pendingFor = Amounts.time(value);
            case "keep-firing-for" -> keepFiringFor = Amounts.time(value);
            case "severity" -> severity = severity(value);
            case "because" -> reason = value;
            default -> {
                return setPercentile(name, value);
            }
        }
        return true;
    }

    private boolean setPercentile(String name, String value) {
        BigDecimal percent = Amounts.percentile(name);
        if (percent == null) {
            return false;
        }
        Indicators.responseTimePercentile(percent.doubleValue());
        if (percentiles.put(percent.stripTrailingZeros(), Amounts.time(value)) != null) {
            throw new IllegalArgumentException(name + " is given twice");
        }
        return true;
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(text.toUpperCase(Locale.ROOT))) {
                return severity;
            }
        }
        throw new IllegalArgumentException("a severity is info, warning or critical, not '" + text + "'");
    }

    /**
     * The policy that these limits make.
     *
     * @param services names or patterns
     * @throws IllegalArgumentException when there are no limits, or some that make no sense
     */
    SlaPolicy policy(String name, String... services) {
        if (slow != null && maximumSlowRate == null) {
            throw new IllegalArgumentException("slow needs max-slow-rate beside it, the share that may be slower");
        }
        SlaPolicy.Builder builder = SlaPolicy.named(name).appliesTo(services);
        List<SlaRule> rules = rules();
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to check; set a limit such as max-failure-rate");
        }
        for (SlaRule rule : rules) {
            builder.require(finished(rule));
        }
        return builder.build();
    }

    private List<SlaRule> rules() {
        List<SlaRule> rules = new ArrayList<>();
        if (maximumFailureRate != null) {
            rules.add(Indicators.failureRate().atMost(maximumFailureRate));
        }
        if (maximumAverage != null) {
            rules.add(Indicators.averageResponseTime().atMost(maximumAverage));
        }
        if (maximumSlowRate != null) {
            rules.add(Indicators.responseViolationRate(Indicators.slowerThan(slowLimit()))
                    .atMost(maximumSlowRate));
        }
        for (Map.Entry<BigDecimal, Duration> percentile : percentiles.entrySet()) {
            rules.add(Indicators.responseTimePercentile(percentile.getKey().doubleValue())
                    .atMost(percentile.getValue()));
        }
        return rules;
    }

    /** The time over which a request is slow. */
    Duration slowLimit() {
        return slow == null ? Duration.ofMillis(500) : slow;
    }

    private SlaRule finished(SlaRule rule) {
        SlaRule finished = minimumRecords > 0 ? rule.minimumRecords(minimumRecords) : rule;
        finished = window == null ? finished : finished.over(window);
        finished = finished.pendingFor(pendingFor).keepFiringFor(keepFiringFor);
        finished = severity == Severity.WARNING ? finished : finished.severity(severity);
        return reason == null ? finished : finished.because(reason);
    }
}
