package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds random policies on random records against {@link NaiveModel}. */
class AgreesWithModelTest {

    private static final int DIGITS = 12;
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

    /** What the model makes of one rule on one service; times in milliseconds. */
    private record Expected(String service, String policy, SlaRule rule, Verdict verdict, Optional<BigDecimal> value) {}

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyVerdictAndValueIsTheModels(@ForAll("scenarios") Scenario scenario) {
        List<RuleResult> results = scenario.report().results();

        List<Expected> expected = expected(scenario);
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertAgrees(results.get(i), expected.get(i));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void servicesAndPoliciesLeftOverAreTheModels(@ForAll("scenarios") Scenario scenario) {
        SlaReport report = scenario.report();

        NavigableSet<String> services = scenario.services();
        assertThat(report.services()).extracting(ServiceMetrics::service).containsExactlyElementsOf(services);
        assertThat(report.unmatchedPolicies())
                .containsExactlyElementsOf(scenario.policies().stream()
                        .filter(policy -> services.stream().noneMatch(policy::appliesTo))
                        .map(policy -> policy.policy().name())
                        .toList());
        services.removeIf(service -> scenario.policies().stream().anyMatch(policy -> policy.appliesTo(service)));
        assertThat(report.uncoveredServices()).containsExactlyElementsOf(services);
    }

    private static void assertAgrees(RuleResult result, Expected expected) {
        assertThat(result.service()).isEqualTo(expected.service());
        assertThat(result.policy()).isEqualTo(expected.policy());
        assertThat(result.rule()).isEqualTo(expected.rule());
        assertThat(result.verdict()).as(result.toString()).isEqualTo(expected.verdict());
        assertThat(result.value().isPresent()).isEqualTo(expected.value().isPresent());
        result.value().ifPresent(value -> {
            assertThat(result.rule().bound().holds(value))
                    .as("the value shown agrees with the verdict: %s", result)
                    .isEqualTo(result.verdict() == Verdict.MET);
            assertValue(result, value, expected.value().orElseThrow());
        });
    }

    private static void assertValue(RuleResult result, Measurement shown, BigDecimal exact) {
        BigDecimal error =
                shown.asDecimal(DIGITS, RoundingMode.HALF_UP).subtract(exact).abs();
        boolean percentile = result.rule().indicator().kind() == Indicator.Kind.RESPONSE_TIME_PERCENTILE;
        assertThat(error)
                .as("%s, exactly %s", result, exact)
                .isLessThanOrEqualTo(percentile ? exact.multiply(ONE_PERCENT) : BigDecimal.ZERO);
    }

    private static List<Expected> expected(Scenario scenario) {
        Set<String> services = scenario.services();
        scenario.policies().forEach(policy -> services.addAll(policy.namedServices()));
        List<Expected> expected = new ArrayList<>();
        for (String service : services) {
            NaiveModel model = new NaiveModel(service, scenario.records());
            for (ModelPolicy policy : scenario.policies()) {
                if (policy.appliesTo(service)) {
                    policy.rules().forEach(rule -> expected.add(expected(service, policy, rule, model)));
                }
            }
        }
        return expected;
    }

    private static Expected expected(String service, ModelPolicy policy, ModelRule rule, NaiveModel model) {
        boolean time = rule.rule().bound().limit().unit() == Measurement.Unit.TIME;
        return new Expected(
                service,
                policy.policy().name(),
                rule.rule(),
                rule.verdict(model),
                Optional.ofNullable(rule.valueOf(model))
                        .map(value -> (time ? value.over(1000) : value).rounded(DIGITS)));
    }
}
