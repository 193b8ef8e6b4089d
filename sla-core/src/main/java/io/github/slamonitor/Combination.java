package io.github.slamonitor;

import io.github.slamonitor.Indicator.Kind;
import io.github.slamonitor.Measurement.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several rules that make one. Its value is a count, so that it is shown, stored and compared as any other: of the parts that broke
 * for "all of", which are to be none; of the parts that hold for "any of", which are to be one at least.
 *
 * @param all whether all parts have to hold, rather than any
 * @param parts at least two, no two of them equal
 */
record Combination(boolean all, List<SlaRule> parts) implements Calculation {

    Combination {
        parts = List.copyOf(parts);
        if (new HashSet<>(parts).size() < parts.size()) {
            throw new IllegalArgumentException("the parts of a combined rule must differ: parts=" + parts);
        }
        parts.forEach(part -> part.requireNoAlert("a part"));
    }

    static SlaRule allOf(List<SlaRule> parts) {
        return new SlaRule(
                new Indicator<>(Kind.ALL_OF, "broken parts", Unit.COUNT, new Combination(true, parts)),
                Bound.of(Bound.Comparison.AT_MOST, Measurement.count(0)));
    }

    static SlaRule anyOf(List<SlaRule> parts) {
        return new SlaRule(
                new Indicator<>(Kind.ANY_OF, "parts that hold", Unit.COUNT, new Combination(false, parts)),
                Bound.of(Bound.Comparison.AT_LEAST, Measurement.count(1)));
    }

    /** What a combined rule is made of. */
    static Combination of(SlaRule rule) {
        return (Combination) rule.indicator().calculation();
    }

    /** A combined rule in words: {@code all of (failure rate at most 5%; p99 response time at most 800 ms)}. */
    static String words(SlaRule rule) {
        return rule.parts().stream()
                .map(SlaRule::asPart)
                .collect(Collectors.joining("; ", of(rule).all ? "all of (" : "any of (", ")"));
    }

    RuleResult result(String policy, SlaRule rule, ServiceMetrics metrics, List<RuleResult> results) {
        boolean decided = has(results, all ? Verdict.VIOLATED : Verdict.MET);
        if (!decided && has(results, Verdict.INSUFFICIENT_DATA)) {
            return RuleResult.insufficient(policy, rule, metrics, reason(results))
                    .withParts(results);
        }
        return RuleResult.of(policy, rule, metrics, decided != all, count(results))
                .withParts(results);
    }

    private static boolean has(List<RuleResult> results, Verdict verdict) {
        return results.stream().anyMatch(result -> result.verdict() == verdict);
    }

    private Measurement count(List<RuleResult> results) {
        Verdict counted = all ? Verdict.VIOLATED : Verdict.MET;
        return Measurement.count(
                results.stream().filter(result -> result.verdict() == counted).count());
    }

    /** Why there is no verdict; one reason that all parts share is said once. */
    private static String reason(List<RuleResult> results) {
        List<RuleResult> missing = results.stream()
                .filter(result -> result.verdict() == Verdict.INSUFFICIENT_DATA)
                .toList();
        boolean shared = missing.size() == results.size()
                && missing.stream().map(RuleResult::reason).distinct().count() == 1;
        return shared
                ? missing.get(0).reason()
                : missing.stream()
                        .map(result -> result.rule().asPart() + ": " + result.reason())
                        .collect(Collectors.joining("; "));
    }

    /** Whether an alert may end: every part is within what resolves it, or with "any of" one is. */
    boolean resolves(List<RuleResult> results) {
        Predicate<RuleResult> resolves = RuleResult::resolves;
        return all ? results.stream().allMatch(resolves) : results.stream().anyMatch(resolves);
    }

    /** Which parts broke, or hold where one is enough, each with its figures. */
    String detail(List<RuleResult> results, Verdict verdict) {
        if (all) {
            return verdict == Verdict.MET
                    ? "all " + results.size() + " parts hold"
                    : count(results) + " of " + results.size() + " parts broke: " + details(results, Verdict.VIOLATED);
        }
        return verdict == Verdict.MET
                ? count(results) + " of " + results.size() + " parts " + (isOne(results) ? "holds: " : "hold: ")
                        + details(results, Verdict.MET)
                : "none of " + results.size() + " parts holds: " + details(results, Verdict.VIOLATED);
    }

    private boolean isOne(List<RuleResult> results) {
        return count(results).equals(Measurement.count(1));
    }

    private static String details(List<RuleResult> results, Verdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.rule().asPart() + ": " + result.detail())
                .collect(Collectors.joining("; "));
    }

    /** On figures of one window, as a batch has. */
    @Override
    public @Nullable Measurement value(ServiceMetrics metrics) {
        List<RuleResult> results = new ArrayList<>();
        parts.forEach(part -> results.add(part.check("", metrics)));
        return has(results, Verdict.INSUFFICIENT_DATA) ? null : count(results);
    }

    @Override
    public String missing(ServiceMetrics metrics) {
        return "a part has no verdict";
    }

    @Override
    public String words(String value, ServiceMetrics metrics) {
        return value + " of " + parts.size() + " parts";
    }

    @Override
    public boolean needsDistribution() {
        return parts.stream().anyMatch(part -> part.needs(Calculation::needsDistribution));
    }

    @Override
    public boolean needsLiveDistribution() {
        return false; // each part says what the window needs that it looks at
    }

    @Override
    public long fewestRecords() {
        return 0;
    }
}
