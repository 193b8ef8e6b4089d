package io.github.slamonitor.examples;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.Violation;
import io.github.slamonitor.examples.settings.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a report says, in sentences. */
final class VerdictText {

    private VerdictText() {}

    /** Something that there is no verdict on, and why. */
    record Gap(String what, String why) {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case MET -> "MET";
            case VIOLATED -> "VIOLATED";
            case INSUFFICIENT_DATA -> "INSUFFICIENT DATA";
        };
    }

    /** What a violation says of its service: rule, value, how bad it is unless as usual, and why the rule is there. */
    static String sentence(Violation violation) {
        String severity = violation.severity() == Severity.WARNING ? "" : " [" + violation.severity() + "]";
        String reason = violation.reason().map(because -> " (" + because + ")").orElse("");
        return violation.evidence().text() + severity + reason;
    }

    /** All that no verdict covers: rules with too little data, services without a policy, policies without a service. */
    static List<Gap> gaps(SlaReport report) {
        List<Gap> gaps = new ArrayList<>();
        for (RuleResult result : report.insufficient()) {
            gaps.add(new Gap(result.service(), result.text()));
        }
        for (String service : report.uncoveredServices()) {
            gaps.add(new Gap(service, "no policy is for this service"));
        }
        for (String policy : report.unmatchedPolicies()) {
            gaps.add(new Gap("[" + policy + "]", "this policy is for no service that has records"));
        }
        return gaps;
    }

    /** Percentiles of so few requests that they are the slowest one. */
    static List<String> notes(SlaReport report) {
        List<String> notes = new ArrayList<>();
        for (RuleResult result : report.results()) {
            ServiceMetrics metrics = result.metrics();
            if (metrics.counted() && isSlowest(result.rule().indicator(), metrics.records())) {
                notes.add(result.service() + ": "
                        + FigureText.header(result.rule().indicator()) + " of "
                        + metrics.records() + " requests is the slowest of them; min-records keeps so few from giving"
                        + " a verdict");
            }
        }
        return notes;
    }

    private static boolean isSlowest(Indicator<?> indicator, long records) {
        if (indicator.kind() != Indicator.Kind.RESPONSE_TIME_PERCENTILE || records == 0) {
            return false;
        }
        BigDecimal hundred = BigDecimal.valueOf(100);
        BigDecimal percent = Amounts.percentile(FigureText.header(indicator));
        BigDecimal rest = hundred.subtract(percent == null ? hundred : percent);
        return rest.signum() > 0 && rest.multiply(BigDecimal.valueOf(records)).compareTo(hundred) < 0;
    }

    /** The verdict on the whole in a sentence. */
    static String summary(SlaReport report) {
        return switch (report.verdict()) {
            case MET ->
                of(Verdict.MET) + ": " + FigureText.count(report.results().size(), "check") + " on "
                        + FigureText.count(report.services().size(), "service");
            case VIOLATED ->
                of(Verdict.VIOLATED) + ": " + report.violations().size() + " of "
                        + FigureText.count(report.results().size(), "check") + ", on "
                        + violators(report) + " of "
                        + FigureText.count(report.services().size(), "service");
            case INSUFFICIENT_DATA ->
                of(Verdict.INSUFFICIENT_DATA)
                        + ": nothing is violated, but not all could be checked, and no data is never healthy";
        };
    }

    private static int violators(SlaReport report) {
        Set<String> services = new HashSet<>();
        for (Violation violation : report.violations()) {
            services.add(violation.service());
        }
        return services.size();
    }
}
