package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of checking policies: every result, what is violated, and what no verdict covers. Immutable.
 *
 * <pre>{@code
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * if (report.verdict() != Verdict.MET) {
 *     System.err.println(report);
 * }
 * }</pre>
 */
public final class SlaReport {

    private final List<ServiceMetrics> services;
    private final List<RuleResult> results;
    private final List<String> uncoveredServices;
    private final List<String> unmatchedPolicies;

    SlaReport(
            List<ServiceMetrics> services,
            List<RuleResult> results,
            List<String> uncoveredServices,
            List<String> unmatchedPolicies) {
        this.services = List.copyOf(services);
        this.results = List.copyOf(results);
        this.uncoveredServices = List.copyOf(uncoveredServices);
        this.unmatchedPolicies = List.copyOf(unmatchedPolicies);
    }

    /** {@return the figures of every service that had any, by name} */
    public List<ServiceMetrics> services() {
        return services;
    }

    /** {@return a result for each rule on each service that it applies to: by service, then in the order of policies and rules} */
    public List<RuleResult> results() {
        return results;
    }

    /** {@return the violated rules as plain data, in the order of {@link #results}} */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        for (RuleResult result : violated()) {
            violations.add(violation(result));
        }
        return violations;
    }

    /** A batch has one episode for each rule and service, so these two name it. */
    private static Violation violation(RuleResult result) {
        String id = result.policy() + "/" + result.rule().name() + "/" + result.service();
        Instant at = result.metrics().lastTimestamp().orElse(Instant.EPOCH);
        return Violation.opened(id, result, Evidence.of(result), at);
    }

    /** {@return the results of the rules that are violated, in the order of {@link #results}} */
    public List<RuleResult> violated() {
        return with(Verdict.VIOLATED);
    }

    /**
     * {@return the violated results that would raise no alert, since one that {@linkplain SlaRule#inhibitedBy inhibits} theirs is violated
     * too} A broken promise stays broken whatever the cause, so they are among {@link #violated} and {@link #violations} as well.
     */
    public List<RuleResult> inhibited() {
        List<RuleResult> violated = violated();
        return violated.stream()
                .filter(target -> violated.stream()
                        .anyMatch(source ->
                                Inhibition.inhibits(source.rule(), source.service(), target.rule(), target.service())))
                .toList();
    }

    /** {@return why each rule has the verdict that it has, and how close it is to its bound, in the order of {@link #results}} */
    public List<RuleExplanation> explain() {
        return results.stream()
                .map(result -> RuleExplanation.of(result, Evidence.of(result)))
                .toList();
    }

    /** {@return the results with too little data for a verdict} */
    public List<RuleResult> insufficient() {
        return with(Verdict.INSUFFICIENT_DATA);
    }

    private List<RuleResult> with(Verdict verdict) {
        List<RuleResult> found = new ArrayList<>();
        for (RuleResult result : results) {
            if (result.verdict() == verdict) {
                found.add(result);
            }
        }
        return found;
    }

    /** {@return the services that no policy applies to, by name} */
    public List<String> uncoveredServices() {
        return uncoveredServices;
    }

    /** {@return the policies that applied to no service that had figures: a wrong name or pattern, or a service that fell silent} */
    public List<String> unmatchedPolicies() {
        return unmatchedPolicies;
    }

    /**
     * {@return the verdict on the whole: {@link Verdict#VIOLATED} when any rule is, else {@link Verdict#INSUFFICIENT_DATA} when any rule
     * had too little data, a policy matched no service, or nothing was checked at all, else {@link Verdict#MET}}
     */
    public Verdict verdict() {
        if (!violated().isEmpty()) {
            return Verdict.VIOLATED;
        }
        boolean complete = !results.isEmpty()
                && unmatchedPolicies.isEmpty()
                && insufficient().isEmpty();
        return complete ? Verdict.MET : Verdict.INSUFFICIENT_DATA;
    }

    /** {@return a line for each violation, each missing verdict, and each service or policy left over; then the verdict} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        violations().forEach(violation -> text.append(violation).append('\n'));
        insufficient().forEach(result -> text.append(result).append('\n'));
        uncoveredServices.forEach(service -> text.append(service).append(": no policy applies to this service\n"));
        unmatchedPolicies.forEach(
                policy -> text.append("policy '").append(policy).append("' applied to no service with records\n"));
        return text.append(verdict()).toString();
    }
}
