package io.github.slamonitor.examples.settings;

import io.github.slamonitor.Indicators;
import io.github.slamonitor.Objective;
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
public final class Thresholds {

    /** The names that {@link #set} knows, and p with any number. */
    public static final List<String> NAMES = List.of(
            "max-failure-rate",
            "max-average",
            "slow",
            "max-slow-rate",
            "p99",
            "min-records",
            "window",
            "pending-for",
            "keep-firing-for",
            "remind-every",
            "no-data-for",
            "objectives",
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
    private Duration remindEvery = Duration.ZERO;
    private @Nullable Duration noDataFor;
    private List<Objective> objectives = List.of();
    private Severity severity = Severity.WARNING;
    private @Nullable String reason;

    private Thresholds() {}

    /** No limits at all. */
    public static Thresholds none() {
        return new Thresholds();
    }

    /** Failure rate at most 5%, average at most 2 s, at most 10% of requests slower than 500 ms. */
    public static Thresholds usual() {
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
    public boolean set(String name, String value) {
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
            case "remind-every" -> remindEvery = off ? Duration.ZERO : Amounts.time(value);
            case "no-data-for" -> noDataFor = off ? null : Amounts.time(value);
            case "objectives" -> objectives = off ? List.of() : Objectives.read(value);
            case "severity" -> severity = severity(value);
            case "because" -> reason = value;
            default -> {
                return setPercentile(name, value);
            }
        }
        return true;
    }

    /**
     * Sets the limit of a percentile, as an option does.
     *
     * @param text {@code p99=800ms}
     * @throws IllegalArgumentException when it makes no sense
     */
    public void setPercentile(String text) {
        int equals = Math.max(0, text.indexOf('='));
        String name = text.substring(0, equals);
        if (Amounts.percentile(name) == null || !set(name, text.substring(equals + 1))) {
            throw new IllegalArgumentException("a percentile is written p99=800ms, not '" + text + "'");
        }
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
    public SlaPolicy policy(String name, String... services) {
        if (slow != null && maximumSlowRate == null) {
            throw new IllegalArgumentException("slow needs max-slow-rate beside it, the share that may be slower");
        }
        SlaPolicy.Builder builder = SlaPolicy.named(name).appliesTo(services);
        List<SlaRule> rules = rules();
        if (rules.isEmpty() && objectives.isEmpty() && noDataFor == null) {
            throw new IllegalArgumentException("there is nothing to check; set a limit such as max-failure-rate");
        }
        for (SlaRule rule : rules) {
            builder.require(finished(rule));
        }
        if (noDataFor != null) {
            builder.require(graded(Indicators.noDataFor(noDataFor)));
        }
        objectives.forEach(builder::objective);
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
    public Duration slowLimit() {
        return slow == null ? Duration.ofMillis(500) : slow;
    }

    private SlaRule finished(SlaRule rule) {
        SlaRule finished = minimumRecords > 0 ? rule.minimumRecords(minimumRecords) : rule;
        finished = window == null ? finished : finished.over(window);
        return graded(finished.pendingFor(pendingFor).keepFiringFor(keepFiringFor));
    }

    private SlaRule graded(SlaRule rule) {
        SlaRule graded = remindEvery.isZero() ? rule : rule.remindEvery(remindEvery);
        graded = severity == Severity.WARNING ? graded : graded.severity(severity);
        return reason == null ? graded : graded.because(reason);
    }
}
