package io.github.slamonitor;

import io.github.slamonitor.engine.Tally;
import io.github.slamonitor.engine.TallyShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks figures against policies: a pure function. A batch is one window over the whole input, whatever windows the rules
 * name. Immutable and thread-safe.
 *
 * <pre>{@code
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * report.violations().forEach(System.out::println);
 * }</pre>
 */
public final class SlaEvaluator {

    private final List<SlaPolicy> policies;
    private final List<String> warnings;

    private SlaEvaluator(List<SlaPolicy> policies, List<String> warnings) {
        this.policies = policies;
        this.warnings = warnings;
    }

    /**
     * {@return an evaluator for some policies} A service that several apply to is checked against each.
     *
     * @param policies at least one, each with a name of its own
     * @throws IllegalArgumentException when there are none, two have one name, or alerts inhibit each other in a circle
     */
    public static SlaEvaluator of(SlaPolicy... policies) {
        return of(List.of(policies));
    }

    /**
     * {@return an evaluator for some policies} A service that several apply to is checked against each.
     *
     * @param policies at least one, each with a name of its own
     * @throws IllegalArgumentException when there are none, two have one name, or alerts inhibit each other in a circle
     */
    public static SlaEvaluator of(Collection<SlaPolicy> policies) {
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one policy");
        }
        Set<String> names = new HashSet<>();
        for (SlaPolicy policy : policies) {
            if (!names.add(policy.name())) {
                throw new IllegalArgumentException(
                        "each policy must have a name of its own: two are named '" + policy.name() + "'");
            }
        }
        Inhibition inhibition = new Inhibition(List.copyOf(policies));
        String circle = inhibition.circle();
        if (circle != null) {
            throw new IllegalArgumentException(Inhibition.refusal(circle));
        }
        List<String> warnings = inhibition.unknown();
        warnings.forEach(warning -> Log.LOG.warn(warning));
        return new SlaEvaluator(inhibition.policies(), warnings);
    }

    /** Made when there is something to log: a logging framework takes longer to start than all policies to check. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(SlaEvaluator.class);
    }

    /** {@return what looks like a mistake in how the policies go together, with the remedy: inhibitors that none of them has} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return the policies} */
    public List<SlaPolicy> policies() {
        return policies;
    }

    /**
     * Checks the requests of a stream, in one pass; the stream is read sequentially and closed.
     *
     * @param records the requests, in any order
     * @return the report
     */
    public SlaReport evaluate(Stream<MetricRecord> records) {
        try (records) {
            MetricsAccumulator accumulator = accumulator();
            // Not by iterator(): that of a flatMap, such as one over several files, holds all of an inner stream in
            // memory.
            records.sequential().forEachOrdered(accumulator::add);
            return evaluate(accumulator);
        }
    }

    /**
     * Checks the requests that an iterator has left, in one pass.
     *
     * @param records the requests, in any order
     * @return the report
     */
    public SlaReport evaluate(Iterator<MetricRecord> records) {
        MetricsAccumulator accumulator = accumulator();
        records.forEachRemaining(accumulator::add);
        return evaluate(accumulator);
    }

    /**
     * Checks the requests of a source such as a file.
     *
     * @param source where the requests are
     * @return the report
     */
    public SlaReport evaluate(MetricSource source) {
        MetricsAccumulator accumulator = accumulator();
        source.readInto(accumulator);
        return evaluate(accumulator);
    }

    /**
     * Checks what an accumulator has counted so far.
     *
     * @param accumulator made by {@link #accumulator} of this evaluator
     * @return the report
     */
    public SlaReport evaluate(MetricsAccumulator accumulator) {
        return evaluateMetrics(accumulator.metrics());
    }

    /**
     * Checks figures as they are, one entry a service.
     *
     * @param metrics the figures, services in any order
     * @return the report
     * @throws IllegalArgumentException when a service has two entries
     */
    public SlaReport evaluateMetrics(Collection<ServiceMetrics> metrics) {
        Map<String, ServiceMetrics> services = new TreeMap<>();
        for (ServiceMetrics service : metrics) {
            if (services.put(service.service(), service) != null) {
                throw new IllegalArgumentException("a service must have one entry: service=" + service.service());
            }
        }
        List<ServiceMetrics> seen = List.copyOf(services.values());
        addSilentServices(services, seen);
        List<RuleResult> results = new ArrayList<>();
        for (ServiceMetrics service : services.values()) {
            check(service, results);
        }
        return new SlaReport(seen, results, uncovered(seen), SlaPolicy.unmatched(policies, seen));
    }

    /** {@return an empty accumulator that counts what these policies need} */
    public MetricsAccumulator accumulator() {
        return new MetricsAccumulator(service -> new ServiceAccumulator(service, new Tally(shapeFor(service))));
    }

    /** A service that a policy names but that no record speaks of is checked too: no data is not healthy. */
    private void addSilentServices(Map<String, ServiceMetrics> services, List<ServiceMetrics> seen) {
        for (SlaPolicy policy : policies) {
            for (String name : policy.namedServices()) {
                if (!services.containsKey(name)) {
                    services.put(name, ServiceMetrics.silent(name, shapeFor(name), seen));
                }
            }
        }
    }

    private void check(ServiceMetrics service, List<RuleResult> results) {
        for (SlaPolicy policy : policies) {
            if (policy.appliesTo(service.service())) {
                for (SlaRule rule : policy.rules()) {
                    results.add(rule.check(policy.name(), service));
                }
            }
        }
    }

    private List<String> uncovered(List<ServiceMetrics> services) {
        List<String> uncovered = new ArrayList<>();
        for (ServiceMetrics service : services) {
            boolean covered = false;
            for (SlaPolicy policy : policies) {
                covered |= policy.appliesTo(service.service());
            }
            if (!covered) {
                uncovered.add(service.service());
            }
        }
        return uncovered;
    }

    /** What has to be counted of a service. */
    TallyShape shapeFor(String service) {
        Set<Long> limits = new HashSet<>();
        boolean distribution = false;
        for (SlaPolicy policy : policies) {
            if (policy.appliesTo(service)) {
                for (SlaRule rule : policy.rules()) {
                    limits.addAll(RuleCheck.slowLimits(rule));
                    distribution |= rule.needs(Calculation::needsDistribution);
                }
            }
        }
        return TallyShape.of(limits, distribution);
    }
}
