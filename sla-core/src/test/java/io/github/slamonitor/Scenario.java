package io.github.slamonitor;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random policies and random records to check them on. */
record Scenario(List<MetricRecord> records, List<ModelPolicy> policies) {

    static Arbitrary<Scenario> any() {
        return Combinators.combine(ModelRules.records(), ModelPolicy.policies()).as(Scenario::new);
    }

    SlaEvaluator evaluator() {
        return SlaEvaluator.of(policies.stream().map(ModelPolicy::policy).toList());
    }

    SlaReport report() {
        return evaluator().evaluate(records.stream());
    }

    /** The services that have records. */
    NavigableSet<String> services() {
        return records.stream().map(MetricRecord::service).collect(Collectors.toCollection(TreeSet::new));
    }
}
