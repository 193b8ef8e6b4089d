package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Requests.requests;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which policies and rules are checked on which services, and what is left over. */
class SlaEvaluatorTest {

    private static final SlaRule FAILURES = failureRate().atMost(percent(5));
    private static final SlaRule AVERAGE = averageResponseTime().atMost(ofMillis(200));
    private static final SlaRule BUSY = recordCount().atLeast(10);

    @Test
    void resultsAreByServiceThenPolicyThenRule() {
        SlaPolicy all =
                SlaPolicy.named("z-all").require(FAILURES).require(AVERAGE).build();
        SlaPolicy payments = SlaPolicy.named("a-payments")
                .appliesTo("payment-*")
                .require(BUSY)
                .build();

        SlaReport report = SlaEvaluator.of(all, payments)
                .evaluate(Stream.concat(requests("payment-eu", 4, 1), requests("auth", 20, 1)));

        assertThat(report.results())
                .extracting(RuleResult::service, RuleResult::policy, RuleResult::rule, RuleResult::verdict)
                .containsExactly(
                        tuple("auth", "z-all", FAILURES, Verdict.MET),
                        tuple("auth", "z-all", AVERAGE, Verdict.MET),
                        tuple("payment-eu", "z-all", FAILURES, Verdict.VIOLATED),
                        tuple("payment-eu", "z-all", AVERAGE, Verdict.MET),
                        tuple("payment-eu", "a-payments", BUSY, Verdict.VIOLATED));
    }

    @Test
    void serviceThatTwoPatternsMatchIsCheckedOnce() {
        SlaPolicy policy = SlaPolicy.named("auth")
                .appliesTo("auth", "a*", "auth")
                .require(FAILURES)
                .build();

        assertThat(policy.services()).containsExactly("auth", "a*");
        assertThat(SlaEvaluator.of(policy).evaluate(requests("auth", 1, 0)).results())
                .hasSize(1);
    }

    @Test
    void serviceThatNoPolicyAppliesToIsReported() {
        SlaPolicy policy =
                SlaPolicy.named("auth").appliesTo("auth").require(FAILURES).build();

        SlaReport report =
                SlaEvaluator.of(policy).evaluate(Stream.concat(requests("search", 1, 0), requests("auth", 20, 0)));

        assertThat(report.uncoveredServices()).containsExactly("search");
        assertThat(report.services()).extracting(ServiceMetrics::service).containsExactly("auth", "search");
        assertThat(report.verdict()).isEqualTo(Verdict.MET);
        assertThat(report).hasToString("search: no policy applies to this service\nMET");
    }

    @Test
    void policyThatMatchesNothingIsReportedAndNotHealthy() {
        SlaPolicy payments = SlaPolicy.named("payments")
                .appliesTo("payment-*")
                .require(FAILURES)
                .build();
        SlaPolicy all = SlaPolicy.named("all").require(FAILURES).build();

        SlaReport report = SlaEvaluator.of(all, payments).evaluate(requests("auth", 20, 0));

        assertThat(report.unmatchedPolicies()).containsExactly("payments");
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report).hasToString("policy 'payments' applied to no service with records\nINSUFFICIENT_DATA");
    }

    @Test
    void noRecordsAtAllAreNotHealthy() {
        SlaReport report = SlaEvaluator.of(
                        SlaPolicy.named("all").require(FAILURES).build())
                .evaluate(Stream.empty());

        assertThat(report.services()).isEmpty();
        assertThat(report.results()).isEmpty();
        assertThat(report.unmatchedPolicies()).containsExactly("all");
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void reportHasViolationsThenMissingVerdictsThenTheVerdict() {
        SlaPolicy policy = SlaPolicy.named("auth")
                .appliesTo("auth", "search")
                .require(FAILURES.because("contract 4.2"))
                .build();

        SlaReport report = SlaEvaluator.of(policy).evaluate(requests("auth", 4, 1));

        assertThat(report.violations())
                .extracting(Violation::service, Violation::policy, Violation::rule, Violation::severity)
                .containsExactly(tuple("auth", "auth", policy.rules().get(0).name(), Severity.WARNING));
        assertThat(report.insufficient()).extracting(RuleResult::service).containsExactly("search");
        assertThat(report.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(report).hasToString("""
                        WARNING auth: failure rate at most 5%: 25% of 4 requests failed (contract 4.2)
                        search: failure rate at most 5%: insufficient data, no requests
                        VIOLATED""");
    }

    @Test
    void violationHasItsEvidence() {
        Violation violation = SlaEvaluator.of(
                        SlaPolicy.named("all").require(FAILURES).build())
                .evaluate(requests("auth", 4, 1))
                .violations()
                .get(0);

        Evidence evidence = violation.evidence();
        assertThat(evidence.value().orElseThrow().asDouble()).isEqualTo(0.25);
        assertThat(evidence.bound()).isEqualTo(FAILURES.bound());
        assertThat(evidence.records()).hasValue(4);
        assertThat(evidence.failures()).hasValue(1);
        assertThat(evidence.windowStart()).contains(Requests.START);
        assertThat(evidence.windowEnd()).contains(Requests.START.plusSeconds(3));
        assertThat(evidence.text()).isEqualTo("failure rate at most 5%: 25% of 4 requests failed");
        assertThat(violation.openedAt()).isEqualTo(Requests.START.plusSeconds(3));
        assertThat(violation.resolvedAt()).isEmpty();
    }

    @Test
    void policiesCanBeHadBack() {
        SlaPolicy first = SlaPolicy.named("first").require(FAILURES).build();
        SlaPolicy second = SlaPolicy.named("second").require(FAILURES).build();

        assertThat(SlaEvaluator.of(first, second).policies()).containsExactly(first, second);
        assertThat(SlaEvaluator.of(List.of(first, second)).policies()).containsExactly(first, second);
    }
}
