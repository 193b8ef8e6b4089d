package io.github.slamonitor;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One promise: an indicator, a bound, the window to look at, when to alert, and how bad it is. A rule is complete as soon as
 * it exists; each setting returns a changed copy. Immutable.
 *
 * <pre>{@code
 * SlaRule rule = responseTimePercentile(99).atMost(Duration.ofMillis(800))
 *         .over(Duration.ofMinutes(5)).minimumRecords(100)
 *         .pendingFor(Duration.ofMinutes(2)).keepFiringFor(Duration.ofMinutes(5))
 *         .severity(Severity.CRITICAL).because("contract 4.2");
 * }</pre>
 */
public final class SlaRule {

    /** The window of a rule that names none: 5 minutes. */
    public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(5);

    /** The shortest window: 10 seconds. */
    public static final Duration MINIMUM_WINDOW = Duration.ofSeconds(10);

    /** The longest window: 90 days. */
    public static final Duration MAXIMUM_WINDOW = Duration.ofDays(90);

    /** The most requests that a window of {@link #overLast} can have: 100,000. */
    public static final int MAXIMUM_LAST_RECORDS = 100_000;

    private final Indicator<?> indicator;
    private final Bound bound;
    private final String name;
    private final Duration window;
    private final int lastRecords;
    private final long minimumRecords;
    private final Duration pendingFor;
    private final Duration keepFiringFor;
    private final Bound resolveBound;
    private final Duration remindEvery;
    private final int flappingChanges;
    private final Duration flappingPeriod;
    private final Severity severity;
    private final @Nullable String reason;

    SlaRule(Indicator<?> indicator, Bound bound) {
        this(new Draft(indicator, bound));
    }

    private SlaRule(Draft draft) {
        this.indicator = draft.indicator;
        this.bound = draft.bound;
        this.name = draft.name;
        this.window = draft.window;
        this.lastRecords = draft.lastRecords;
        this.minimumRecords = draft.minimumRecords;
        this.pendingFor = draft.pendingFor;
        this.keepFiringFor = draft.keepFiringFor;
        this.resolveBound = draft.resolveBound;
        this.remindEvery = draft.remindEvery;
        this.flappingChanges = draft.flappingChanges;
        this.flappingPeriod = draft.flappingPeriod;
        this.severity = draft.severity;
        this.reason = draft.reason;
    }

    /**
     * Looks at the last requests in this time. Live and in a replay; a batch is one window over the whole input.
     *
     * @param window from {@link #MINIMUM_WINDOW} to {@link #MAXIMUM_WINDOW}
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public SlaRule over(Duration window) {
        if (window.compareTo(MINIMUM_WINDOW) < 0 || window.compareTo(MAXIMUM_WINDOW) > 0) {
            throw new IllegalArgumentException("a window must be from 10 s to 90 d: window=" + Words.period(window));
        }
        Draft draft = new Draft(this);
        draft.window = window;
        draft.lastRecords = 0;
        return new SlaRule(draft);
    }

    /**
     * Looks at the last so many requests, however long ago they were, in place of a time. Live and in a replay; a batch is one window
     * over the whole input.
     *
     * @param records from 1 to {@link #MAXIMUM_LAST_RECORDS}
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public SlaRule overLast(int records) {
        if (records < 1 || records > MAXIMUM_LAST_RECORDS) {
            throw new IllegalArgumentException(
                    "a window must have from 1 to " + MAXIMUM_LAST_RECORDS + " records: records=" + records);
        }
        Draft draft = new Draft(this);
        draft.lastRecords = records;
        return new SlaRule(draft);
    }

    /**
     * Gives the verdict {@link Verdict#INSUFFICIENT_DATA} when the window has fewer requests.
     *
     * @param records at least 1
     * @return the changed copy
     * @throws IllegalArgumentException when under 1
     */
    public SlaRule minimumRecords(long records) {
        if (records < 1) {
            throw new IllegalArgumentException("minimumRecords must be at least 1: minimumRecords=" + records);
        }
        Draft draft = new Draft(this);
        draft.minimumRecords = records;
        return new SlaRule(draft);
    }

    /**
     * Alerts only after the rule was violated for this long without a break, as Prometheus' {@code for}. Live and in a replay.
     *
     * @param duration zero, which is the default, or more
     * @return the changed copy
     * @throws IllegalArgumentException when negative
     */
    public SlaRule pendingFor(Duration duration) {
        Duration checked = notNegative("pendingFor", duration);
        Draft draft = new Draft(this);
        draft.pendingFor = checked;
        return new SlaRule(draft);
    }

    /**
     * Keeps an alert open until the rule was met for this long, as Prometheus' {@code keep_firing_for}. Live and in a replay.
     *
     * @param duration zero, which is the default, or more
     * @return the changed copy
     * @throws IllegalArgumentException when negative
     */
    public SlaRule keepFiringFor(Duration duration) {
        Duration checked = notNegative("keepFiringFor", duration);
        Draft draft = new Draft(this);
        draft.keepFiringFor = checked;
        return new SlaRule(draft);
    }

    /**
     * Resolves an alert only once the value is back at a stricter limit than the one that opens it, so that a value which hovers
     * around the limit does not open and resolve again and again. Live and in a replay.
     *
     * @param limit within the bound of this rule, in the same unit: {@code failureRate().atMost(percent(5)).resolvedAt(percent(3))}
     * @return the changed copy
     * @throws IllegalArgumentException when the limit has another unit, or is not within the bound, or the bound is between limits
     */
    public SlaRule resolvedAt(Ratio limit) {
        return resolvedAt(limit.toMeasurement());
    }

    /**
     * Resolves an alert only once the value is back at a stricter limit; see {@link #resolvedAt(Ratio)}.
     *
     * @param limit within the bound of this rule
     * @return the changed copy
     * @throws IllegalArgumentException when the limit has another unit, or is not within the bound, or the bound is between limits
     */
    public SlaRule resolvedAt(Duration limit) {
        return resolvedAt(Measurement.time(limit));
    }

    /**
     * Resolves an alert only once the value is back at a stricter limit; see {@link #resolvedAt(Ratio)}.
     *
     * @param limit within the bound of this rule
     * @return the changed copy
     * @throws IllegalArgumentException when the limit has another unit, or is not within the bound, or the bound is between limits
     */
    public SlaRule resolvedAt(Rate limit) {
        return resolvedAt(limit.toMeasurement());
    }

    /**
     * Resolves an alert only once the value is back at a stricter limit; see {@link #resolvedAt(Ratio)}.
     *
     * @param limit within the bound of this rule
     * @return the changed copy
     * @throws IllegalArgumentException when the limit has another unit, or is not within the bound, or the bound is between limits
     */
    public SlaRule resolvedAt(Number limit) {
        return resolvedAt(Measurement.ofLimit(bound.limit().unit(), limit));
    }

    private SlaRule resolvedAt(Measurement limit) {
        if (bound.comparison() == Bound.Comparison.BETWEEN
                || limit.unit() != bound.limit().unit()
                || !bound.holds(limit)) {
            throw new IllegalArgumentException("resolvedAt must be a limit within the bound of '" + condition()
                    + "', which must not be between two limits: resolvedAt=" + Words.limit(limit));
        }
        Draft draft = new Draft(this);
        draft.resolveBound = Bound.of(bound.comparison(), limit);
        return new SlaRule(draft);
    }

    /**
     * Tells of an open violation again after each such time. Live and in a replay.
     *
     * @param period at least a second
     * @return the changed copy
     * @throws IllegalArgumentException when under a second
     */
    public SlaRule remindEvery(Duration period) {
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("remindEvery must be at least a second: remindEvery=" + period);
        }
        Draft draft = new Draft(this);
        draft.remindEvery = period;
        return new SlaRule(draft);
    }

    /**
     * Tells once that this rule flaps, rather than of each change, while it opened and resolved this often within this time; and
     * once when it has calmed down. Live and in a replay.
     *
     * @param changes openings and resolutions together, at least 2
     * @param period the time that they are counted in, at least a second
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public SlaRule flappingAfter(int changes, Duration period) {
        if (changes < 2 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("flappingAfter must have at least 2 changes and a second: changes="
                    + changes + ", period=" + period);
        }
        Draft draft = new Draft(this);
        draft.flappingChanges = changes;
        draft.flappingPeriod = period;
        return new SlaRule(draft);
    }

    /**
     * Says how much a violation matters; {@link Severity#WARNING} if not said.
     *
     * @param severity how much it matters
     * @return the changed copy
     */
    public SlaRule severity(Severity severity) {
        Objects.requireNonNull(severity, "severity");
        Draft draft = new Draft(this);
        draft.severity = severity;
        return new SlaRule(draft);
    }

    /**
     * Says why the rule is there; shown with every violation.
     *
     * @param reason such as a clause of a contract, on one line
     * @return the changed copy
     */
    public SlaRule because(String reason) {
        String checked = Names.check("reason", reason);
        Draft draft = new Draft(this);
        draft.reason = checked;
        return new SlaRule(draft);
    }

    /**
     * Gives the rule a name of its own in place of its condition in words. Alert state and history go by this name, so it should
     * stay the same when a limit changes.
     *
     * @param name on one line, unique within the policy
     * @return the changed copy
     */
    public SlaRule named(String name) {
        String checked = Names.check("rule name", name);
        Draft draft = new Draft(this);
        draft.name = checked;
        return new SlaRule(draft);
    }

    /** {@return what is measured} */
    public Indicator<?> indicator() {
        return indicator;
    }

    /** {@return what is asked of it} */
    public Bound bound() {
        return bound;
    }

    /** {@return the name given by {@link #named}, else the {@link #condition}} */
    public String name() {
        return name;
    }

    /** {@return the window of a live check; without meaning for a rule that looks at the {@link #lastRecords}} */
    public Duration window() {
        return window;
    }

    /** {@return how many requests a live check looks at; empty for a rule that looks at a time} */
    public OptionalInt lastRecords() {
        return lastRecords == 0 ? OptionalInt.empty() : OptionalInt.of(lastRecords);
    }

    /** Where a live check looks, in words: {@code over 5 min}; nothing for a rule to which its window does not matter. */
    String scope() {
        if (indicator.kind() == Indicator.Kind.TIME_SINCE_LAST_RECORD) {
            return "";
        }
        return lastRecords == 0 ? " over " + Words.period(window) : " over the last " + Words.requests(lastRecords);
    }

    /** {@return the fewest requests that give a verdict: 1 if not said, and 0 for throughput and the number of requests} */
    public long minimumRecords() {
        return minimumRecords;
    }

    /** {@return how long the rule must be violated before it alerts} */
    public Duration pendingFor() {
        return pendingFor;
    }

    /** {@return how long the rule must be met before an alert ends} */
    public Duration keepFiringFor() {
        return keepFiringFor;
    }

    /** {@return what resolves an open alert: the {@link #bound} unless {@code resolvedAt} names a stricter limit} */
    public Bound resolveBound() {
        return resolveBound;
    }

    /** {@return how often to tell of an open violation again; zero for never} */
    public Duration remindEvery() {
        return remindEvery;
    }

    /** {@return how many changes within the {@link #flappingPeriod} make the rule flap; zero for never} */
    public int flappingChanges() {
        return flappingChanges;
    }

    /** {@return the time in which changes are counted for flapping} */
    public Duration flappingPeriod() {
        return flappingPeriod;
    }

    /** {@return how much a violation matters} */
    public Severity severity() {
        return severity;
    }

    /** {@return why the rule is there} */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** {@return indicator and bound in words: {@code failure rate at most 5%}} */
    public String condition() {
        return indicator.name() + " " + bound;
    }

    /** Checks figures against this rule; what a user's own indicator throws becomes insufficient data with that reason. */
    RuleResult check(String policy, ServiceMetrics metrics) {
        if (metrics.counted() ? metrics.records() < minimumRecords : minimumRecords > 1) {
            return RuleResult.insufficient(policy, this, metrics, tooFew(metrics));
        }
        try {
            return judge(policy, metrics);
        } catch (RuntimeException | Error e) { // foreign code: all other rules are to be checked all the same
            String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return RuleResult.insufficient(policy, this, metrics, indicator.name() + " failed: " + cause);
        }
    }

    private RuleResult judge(String policy, ServiceMetrics metrics) {
        Measurement value = indicator.valueOrNull(metrics);
        if (value == null) {
            return RuleResult.insufficient(policy, this, metrics, indicator.missing(metrics));
        }
        boolean met = metrics.given(indicator) != null
                ? bound.holds(value)
                : indicator.calculation().holds(bound, value, metrics);
        return RuleResult.of(policy, this, metrics, met, value);
    }

    private String tooFew(ServiceMetrics metrics) {
        if (!metrics.counted()) {
            return "the number of requests is not known, at least " + minimumRecords + " are asked for";
        }
        if (metrics.records() == 0) {
            return "no requests";
        }
        return metrics.requestsInWords() + " of at least " + minimumRecords;
    }

    /** The limits, in microseconds, over which requests have to be counted. */
    Set<Long> slowLimits() {
        Set<Long> limits = new HashSet<>(indicator.calculation().slowLimits());
        limits.addAll(indicator.calculation().slowLimits(bound));
        limits.addAll(indicator.calculation().slowLimits(resolveBound));
        return limits;
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + what + "=" + duration);
        }
        return duration;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlaRule that
                && indicator.equals(that.indicator)
                && bound.equals(that.bound)
                && name.equals(that.name)
                && window.equals(that.window)
                && lastRecords == that.lastRecords
                && minimumRecords == that.minimumRecords
                && pendingFor.equals(that.pendingFor)
                && keepFiringFor.equals(that.keepFiringFor)
                && resolveBound.equals(that.resolveBound)
                && remindEvery.equals(that.remindEvery)
                && flappingChanges == that.flappingChanges
                && flappingPeriod.equals(that.flappingPeriod)
                && severity == that.severity
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(indicator, bound, name, window, severity);
    }

    /** {@return the rule in words: {@code failure rate at most 5% over 5 min}} */
    @Override
    public String toString() {
        return condition() + scope();
    }

    /** The settings of a rule on their way into a copy. */
    private static final class Draft {
        private final Indicator<?> indicator;
        private final Bound bound;
        private String name;
        private Duration window = DEFAULT_WINDOW;
        private int lastRecords;
        private long minimumRecords;
        private Duration pendingFor = Duration.ZERO;
        private Duration keepFiringFor = Duration.ZERO;
        private Bound resolveBound;
        private Duration remindEvery = Duration.ZERO;
        private int flappingChanges;
        private Duration flappingPeriod = Duration.ZERO;
        private Severity severity = Severity.WARNING;
        private @Nullable String reason;

        Draft(Indicator<?> indicator, Bound bound) {
            this.indicator = indicator;
            this.bound = bound;
            this.resolveBound = bound;
            this.name = indicator.name() + " " + bound;
            this.minimumRecords = indicator.calculation().fewestRecords();
        }

        Draft(SlaRule rule) {
            this.indicator = rule.indicator;
            this.bound = rule.bound;
            this.name = rule.name;
            this.window = rule.window;
            this.lastRecords = rule.lastRecords;
            this.minimumRecords = rule.minimumRecords;
            this.pendingFor = rule.pendingFor;
            this.keepFiringFor = rule.keepFiringFor;
            this.resolveBound = rule.resolveBound;
            this.remindEvery = rule.remindEvery;
            this.flappingChanges = rule.flappingChanges;
            this.flappingPeriod = rule.flappingPeriod;
            this.severity = rule.severity;
            this.reason = rule.reason;
        }
    }
}
