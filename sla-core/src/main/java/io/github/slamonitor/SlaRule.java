package io.github.slamonitor;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final Bound resolveBound;
    private final @Nullable String ownName;
    private final String name;
    private final RuleWindow window;
    private final long minimumRecords;
    private final AlertSettings alert;
    private final @Nullable SlaRule guard;
    private final List<SlaRule> parts;
    /** Made once, since each text of a result begins with one of them. */
    private final String condition;

    private final String inWords;

    SlaRule(Indicator<?> indicator, Bound bound) {
        this(
                indicator,
                bound,
                bound,
                null,
                RuleWindow.DEFAULT,
                indicator.calculation().fewestRecords(),
                AlertSettings.DEFAULT,
                null);
    }

    private SlaRule(
            Indicator<?> indicator,
            Bound bound,
            Bound resolveBound,
            @Nullable String ownName,
            RuleWindow window,
            long minimumRecords,
            AlertSettings alert,
            @Nullable SlaRule guard) {
        this.indicator = indicator;
        this.bound = bound;
        this.resolveBound = resolveBound;
        this.ownName = ownName;
        this.window = window;
        this.minimumRecords = minimumRecords;
        this.alert = alert;
        this.guard = guard == null ? null : guard.with(guard.window.or(window));
        this.parts = indicator.calculation().parts().stream()
                .map(part -> part.with(part.window.or(window)))
                .toList();
        this.condition = conditionInWords();
        this.inWords = condition + scope();
        this.name = ownName != null ? ownName : condition;
    }

    private SlaRule with(RuleWindow other) {
        return new SlaRule(indicator, bound, resolveBound, ownName, other, minimumRecords, alert, guard);
    }

    private SlaRule with(AlertSettings other) {
        return new SlaRule(indicator, bound, resolveBound, ownName, window, minimumRecords, other, guard);
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
        return with(new RuleWindow(window, 0, true));
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
        return with(new RuleWindow(window.length(), records, true));
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
        return new SlaRule(indicator, bound, resolveBound, ownName, window, records, alert, guard);
    }

    /**
     * Alerts only after the rule was violated for this long without a break, as Prometheus' {@code for}. Live and in a replay.
     *
     * @param duration zero, which is the default, or more
     * @return the changed copy
     * @throws IllegalArgumentException when negative
     */
    public SlaRule pendingFor(Duration duration) {
        return with(alert.withPendingFor(notNegative("pendingFor", duration)));
    }

    /**
     * Keeps an alert open until the rule was met for this long, as Prometheus' {@code keep_firing_for}. Live and in a replay.
     *
     * @param duration zero, which is the default, or more
     * @return the changed copy
     * @throws IllegalArgumentException when negative
     */
    public SlaRule keepFiringFor(Duration duration) {
        return with(alert.withKeepFiringFor(notNegative("keepFiringFor", duration)));
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
        if (!parts.isEmpty()
                || bound.comparison() == Bound.Comparison.BETWEEN
                || limit.unit() != bound.limit().unit()
                || !bound.holds(limit)) {
            throw new IllegalArgumentException("resolvedAt must be a limit within the bound of '" + condition()
                    + "', which must be neither between two limits nor of several parts: resolvedAt="
                    + Words.limit(limit));
        }
        Bound stricter = Bound.of(bound.comparison(), limit);
        return new SlaRule(indicator, bound, stricter, ownName, window, minimumRecords, alert, guard);
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
        return with(alert.withRemindEvery(period));
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
        return with(alert.withFlapping(changes, period));
    }

    /**
     * Says how much a violation matters; {@link Severity#WARNING} if not said.
     *
     * @param severity how much it matters
     * @return the changed copy
     */
    public SlaRule severity(Severity severity) {
        return with(alert.withSeverity(Objects.requireNonNull(severity, "severity")));
    }

    /**
     * Says why the rule is there; shown with every violation.
     *
     * @param reason such as a clause of a contract, on one line
     * @return the changed copy
     */
    public SlaRule because(String reason) {
        return with(alert.withReason(Names.check("reason", reason)));
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
        return new SlaRule(indicator, bound, resolveBound, checked, window, minimumRecords, alert, guard);
    }

    /**
     * Lets the rule count only while a condition holds, so that a bad rate of a handful of requests at night does not alert. Looks at
     * the same window unless the condition names its own.
     *
     * <p>While the condition does not hold, the verdict is {@link Verdict#MET}, {@link RuleResult#applies} is false, and the text says so: nothing
     * was promised, so nothing is broken, and an open alert ends. That takes requests, though: too few for the rule itself are
     * {@link Verdict#INSUFFICIENT_DATA} whatever the condition, so a service that fell silent never looks healthy. Nothing is known
     * either of a violated rule whose condition has no verdict.
     *
     * @param condition what has to hold, without settings of an alert, besides what was named before: {@code
     *     failureRate().atMost(percent(5)).when(throughput().atLeast(perSecond(10)))}
     * @return the changed copy
     * @throws IllegalArgumentException when the condition has settings of an alert, which would have no effect
     */
    public SlaRule when(SlaRule condition) {
        condition.requireNoAlert("a condition");
        SlaRule all =
                guard == null || guard.equals(condition) ? condition : Combination.allOf(List.of(guard, condition));
        return new SlaRule(indicator, bound, resolveBound, ownName, window, minimumRecords, alert, all);
    }

    /**
     * Keeps alerts of this rule from being told while one of some others is firing, or flapping: those are the cause. As Alertmanager's
     * inhibition: an alert cannot inhibit itself, nor one that it is inhibited together with. Verdicts, figures and the alert's own
     * state go on; an opening or a reminder is held back until nothing inhibits it any more, and one that ended
     * by then is never told. The end of what was told before is told at once, which Alertmanager does not do. In a batch, which has no alerts, see
     * {@link SlaReport#inhibited}.
     *
     * @param inhibitors which alerts; added to those named before
     * @return the changed copy
     */
    public SlaRule inhibitedBy(Inhibitor... inhibitors) {
        Set<Inhibitor> all = new LinkedHashSet<>(alert.inhibitors());
        all.addAll(List.of(inhibitors));
        return with(alert.withInhibitors(List.copyOf(all)));
    }

    /** Refuses what would silently have no effect on a rule that never alerts by itself. */
    void requireNoAlert(String what) {
        if (!alert.equals(AlertSettings.DEFAULT) || (what.equals("a condition") && !resolveBound.equals(bound))) {
            throw new IllegalArgumentException(
                    what + " does not alert by itself, so it takes no pendingFor, severity or the"
                            + " like; set them on the whole rule: " + what + " is '" + name + "'");
        }
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
        return window.length();
    }

    /** {@return how many requests a live check looks at; empty for a rule that looks at a time} */
    public OptionalInt lastRecords() {
        return window.lastRecords() == 0 ? OptionalInt.empty() : OptionalInt.of(window.lastRecords());
    }

    long windowKey() {
        return window.key();
    }

    /** Where a live check looks, in words: {@code over 5 min}; nothing for a rule to which its window does not matter. */
    String scope() {
        return indicator.kind() == Indicator.Kind.TIME_SINCE_LAST_RECORD ? "" : " " + window.words();
    }

    /** {@return what has to hold for the rule to count, as given to {@link #when}, with the window that it looks at} */
    public Optional<SlaRule> appliesWhen() {
        return Optional.ofNullable(guard);
    }

    /** {@return the parts of {@link Indicators#allOf} and {@link Indicators#anyOf}, with the windows that they look at; else none} */
    public List<SlaRule> parts() {
        return parts;
    }

    /** {@return which alerts keep those of this rule from being told; none if not said} */
    public List<Inhibitor> inhibitors() {
        return alert.inhibitors();
    }

    /** {@return the fewest requests that give a verdict: 1 if not said, and 0 for throughput and the number of requests} */
    public long minimumRecords() {
        return minimumRecords;
    }

    /** {@return how long the rule must be violated before it alerts} */
    public Duration pendingFor() {
        return alert.pendingFor();
    }

    /** {@return how long the rule must be met before an alert ends} */
    public Duration keepFiringFor() {
        return alert.keepFiringFor();
    }

    /** {@return what resolves an open alert: the {@link #bound} unless {@code resolvedAt} names a stricter limit} */
    public Bound resolveBound() {
        return resolveBound;
    }

    /** {@return how often to tell of an open violation again; zero for never} */
    public Duration remindEvery() {
        return alert.remindEvery();
    }

    /** {@return how many changes within the {@link #flappingPeriod} make the rule flap; zero for never} */
    public int flappingChanges() {
        return alert.flappingChanges();
    }

    /** {@return the time in which changes are counted for flapping} */
    public Duration flappingPeriod() {
        return alert.flappingPeriod();
    }

    /** {@return how much a violation matters} */
    public Severity severity() {
        return alert.severity();
    }

    /** {@return why the rule is there} */
    public Optional<String> reason() {
        return Optional.ofNullable(alert.reason());
    }

    /** {@return indicator and bound in words: {@code failure rate at most 5%}, and what has to hold for it to count} */
    public String condition() {
        return condition;
    }

    private String conditionInWords() {
        String text = parts.isEmpty() ? indicator.name() + " " + bound : Combination.words(this);
        return guard == null ? text : text + " when " + guard.asPart();
    }

    /** The words for a rule within another one: its window is said only if it has one of its own. */
    String asPart() {
        return ownName != null ? ownName : condition() + (window.named() ? scope() : "");
    }

    @Nullable
    SlaRule guard() {
        return guard;
    }

    /** Whether this rule, or one that is looked at to check it, needs something to be kept. */
    boolean needs(Predicate<Calculation> what) {
        return readings().anyMatch(rule -> what.test(rule.indicator.calculation()));
    }

    /** Whether the figures of one window are all that a check looks at. */
    boolean isPlain() {
        return guard == null && parts.isEmpty();
    }

    /** This rule and all others that are looked at to check it. */
    Stream<SlaRule> readings() {
        Stream<SlaRule> own = Stream.concat(Stream.of(this), parts.stream().flatMap(SlaRule::readings));
        return guard == null ? own : Stream.concat(own, guard.readings());
    }

    /** Checks figures of one window; what a user's own indicator throws becomes insufficient data with that reason. */
    RuleResult check(String policy, ServiceMetrics metrics) {
        return isPlain() ? RuleCheck.plain(this, policy, metrics) : RuleCheck.combined(this, policy, rule -> metrics);
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
                && resolveBound.equals(that.resolveBound)
                && name.equals(that.name)
                && window.isSame(that.window)
                && minimumRecords == that.minimumRecords
                && alert.equals(that.alert)
                && Objects.equals(guard, that.guard)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(indicator, bound, name, window.length(), alert.severity());
    }

    /** {@return the rule in words: {@code failure rate at most 5% over 5 min}} */
    @Override
    public String toString() {
        return inWords;
    }
}
