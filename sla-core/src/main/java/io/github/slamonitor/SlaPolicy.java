package io.github.slamonitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A named set of rules for the services that it applies to. Checked for mistakes when built. Immutable.
 *
 * <pre>{@code
 * SlaPolicy policy = SlaPolicy.named("checkout")
 *         .appliesTo("checkout", "payment-*")
 *         .require(failureRate().atMost(percent(5)))
 *         .build();
 * }</pre>
 */
public final class SlaPolicy {

    private final String name;
    private final List<ServicePattern> services;
    private final List<SlaRule> rules;
    private final List<String> warnings;

    private SlaPolicy(String name, List<ServicePattern> services, List<SlaRule> rules, List<String> warnings) {
        this.name = name;
        this.services = services;
        this.rules = rules;
        this.warnings = warnings;
    }

    /**
     * Starts a policy.
     *
     * @param name on one line, not blank
     * @return this builder
     */
    public static Builder named(String name) {
        return new Builder(Names.check("policy name", name));
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return the rules, in the order in which they were required} */
    public List<SlaRule> rules() {
        return rules;
    }

    /** {@return the objectives that rules are about, by {@link Builder#objective} or {@link Indicators#burnRate}} */
    public List<Objective> objectives() {
        return objectives(rules.stream());
    }

    static List<Objective> objectives(Stream<SlaRule> rules) {
        return rules.flatMap(SlaRule::readings)
                .map(rule -> rule.indicator().calculation().objective())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The names of those of some policies that apply to none of some services. */
    static List<String> unmatched(List<SlaPolicy> policies, List<ServiceMetrics> services) {
        List<String> unmatched = new ArrayList<>();
        for (SlaPolicy policy : policies) {
            if (!policy.appliesToAny(services)) {
                unmatched.add(policy.name());
            }
        }
        return unmatched;
    }

    private boolean appliesToAny(List<ServiceMetrics> services) {
        for (ServiceMetrics service : services) {
            if (appliesTo(service.service())) {
                return true;
            }
        }
        return false;
    }

    /** {@return the names and patterns of the services that this policy applies to} */
    public List<String> services() {
        return services.stream().map(ServicePattern::toString).toList();
    }

    /** {@return what looks like a mistake but may be meant, each with the rule and the remedy; logged once when the policy is built} */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * {@return whether this policy applies to a service}
     *
     * @param service the name of a service
     */
    public boolean appliesTo(String service) {
        for (ServicePattern pattern : services) {
            if (pattern.matches(service)) {
                return true;
            }
        }
        return false;
    }

    /** The services that are named in full, and so are missed when they have no records. */
    List<String> namedServices() {
        List<String> names = new ArrayList<>();
        for (ServicePattern pattern : services) {
            if (pattern.isLiteral()) {
                names.add(pattern.toString());
            }
        }
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlaPolicy that
                && name.equals(that.name)
                && services.equals(that.services)
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, services, rules);
    }

    /** {@return the policy in words, a line for each rule} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(" for ").append(String.join(", ", services()));
        rules.forEach(rule -> text.append("\n  ").append(rule));
        return text.toString();
    }

    /** Made when there is something to log: a logging framework takes longer to start than all policies to check. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(SlaPolicy.class);
    }

    /**
     * Collects services and rules. Not thread-safe.
     *
     * <pre>{@code
     * SlaPolicy.Builder builder = SlaPolicy.named("default");
     * builder.require(availability().atLeast(percent(99.9)));
     * SlaPolicy policy = builder.build();
     * }</pre>
     */
    public static final class Builder {

        private final String name;
        private final Set<String> services = new LinkedHashSet<>();
        private final List<SlaRule> rules = new ArrayList<>();
        private final List<Inhibitor> inhibitors = new ArrayList<>();
        private final List<Objective> objectives = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds services. A policy to which none are added applies to all.
         *
         * @param services names, or patterns with {@code *} for any characters and {@code ?} for one
         * @return this builder
         * @throws IllegalArgumentException when there is none, or one is blank
         */
        public Builder appliesTo(String... services) {
            if (services.length == 0) {
                throw new IllegalArgumentException(
                        "appliesTo must name at least one service or pattern; leave it out for all services");
            }
            for (String service : services) {
                this.services.add(new ServicePattern(service).glob());
            }
            return this;
        }

        /**
         * Adds a rule.
         *
         * @param rule the rule; a rule needs no further building
         * @return this builder
         */
        public Builder require(SlaRule rule) {
            rules.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Keeps the alerts of all rules of this policy, also of those added later, from being told while others are firing; see
         * {@link SlaRule#inhibitedBy}.
         *
         * @param inhibitors which alerts; added to those named before
         * @return this builder
         */
        public Builder inhibitedBy(Inhibitor... inhibitors) {
            this.inhibitors.addAll(List.of(inhibitors));
            return this;
        }

        /**
         * Keeps the error budget of an objective, and alerts when it is spent too fast: the four alerts that the Google SRE Workbook
         * recommends in chapter 5, "Alerting on SLOs".
         *
         * <table>
         * <caption>Factor: share of the budget x period / long window</caption>
         * <tr><th>severity</th><th>both windows</th><th>budget spent</th><th>30 d</th><th>28 d</th></tr>
         * <tr><td>{@link Severity#CRITICAL}, a page</td><td>1 h and 5 min</td><td>2%</td><td>14.4</td><td>13.44</td></tr>
         * <tr><td>{@link Severity#CRITICAL}, a page</td><td>6 h and 30 min</td><td>5%</td><td>6</td><td>5.6</td></tr>
         * <tr><td>{@link Severity#WARNING}, a ticket</td><td>1 d and 2 h</td><td>10%</td><td>3</td><td>2.8</td></tr>
         * <tr><td>{@link Severity#WARNING}, a ticket</td><td>3 d and 6 h</td><td>10%</td><td>1</td><td>0.9333</td></tr>
         * </table>
         *
         * <p>Each is a rule that is violated while the burn rates over both its windows are over the factor. It gives no verdict with so few
         * requests in the long window that a single bad one were over the factor: {@code 1 / (factor x (1 - target))}, but at least 100.
         * {@link #objective(Objective, UnaryOperator)} sets another number. An alert that could never open, because its factor times the
         * error budget is 100% or more or because its long window is as long as the period, is left out with a warning.
         *
         * @param objective with a target under 100%
         * @return this builder
         */
        public Builder objective(Objective objective) {
            return objective(objective, rule -> rule);
        }

        /**
         * As {@link #objective(Objective)}, with settings for each of the alerts.
         *
         * <pre>{@code
         * SlaPolicy.named("checkout").objective(
         *         Objective.availability(percent(99.9)),
         *         alert -> alert.minimumRecords(500).remindEvery(Duration.ofHours(4)));
         * }</pre>
         *
         * @param objective with a target under 100%
         * @param settings what to change in each alert
         * @return this builder
         */
        public Builder objective(Objective objective, UnaryOperator<SlaRule> settings) {
            objectives.add(objective);
            objective.burnRateAlerts().forEach(alert -> require(settings.apply(alert)));
            return this;
        }

        /**
         * Builds the policy and checks it for mistakes.
         *
         * @return the policy
         * @throws IllegalArgumentException when there are no rules, two with one name, or one that can never be met or never be
         *     violated, or some that inhibit each other in a circle; the message names each rule and the remedy
         */
        public SlaPolicy build() {
            Inhibitor[] ofAll = inhibitors.toArray(new Inhibitor[0]);
            List<SlaRule> inhibited =
                    rules.stream().map(rule -> rule.inhibitedBy(ofAll)).toList();
            PolicyLint lint = PolicyLint.of(inhibited, objectives);
            if (!lint.errors().isEmpty()) {
                throw new IllegalArgumentException("policy '" + name + "': " + String.join("; ", lint.errors()));
            }
            for (String warning : lint.warnings()) {
                Log.LOG.warn("policy '{}': {}", name, warning);
            }
            List<ServicePattern> patterns = new ArrayList<>();
            for (String service : services.isEmpty() ? Set.of("*") : services) {
                patterns.add(new ServicePattern(service));
            }
            SlaPolicy policy = new SlaPolicy(name, List.copyOf(patterns), List.copyOf(inhibited), lint.warnings());
            String circle = new Inhibition(List.of(policy)).circle();
            if (circle != null) {
                throw new IllegalArgumentException("policy '" + name + "': " + Inhibition.refusal(circle));
            }
            return policy;
        }
    }
}
