package io.github.slamonitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One service as of the last evaluation. Immutable.
 *
 * <pre>{@code
 * for (ServiceStatus service : monitor.status().services()) {
 *     System.out.println(service.service() + ": " + service.verdict());
 * }
 * }</pre>
 *
 * @param service the name
 * @param rules every rule that applies to it; none for a service that no policy covers, or that is not evaluated yet
 * @param errorBudgets the error budget of each objective of its policies
 * @param lastRecord when the latest request was seen; empty without any
 */
public record ServiceStatus(
        String service, List<RuleStatus> rules, List<ErrorBudget> errorBudgets, Optional<Instant> lastRecord) {

    /**
     * {@return the worst verdict of all rules: violated before insufficient data before met; insufficient data without rules}
     */
    public Verdict verdict() {
        if (rules.stream().anyMatch(rule -> rule.result().verdict() == Verdict.VIOLATED)) {
            return Verdict.VIOLATED;
        }
        boolean met = !rules.isEmpty()
                && rules.stream().allMatch(rule -> rule.result().verdict() == Verdict.MET);
        return met ? Verdict.MET : Verdict.INSUFFICIENT_DATA;
    }
}
