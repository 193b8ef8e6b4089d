package io.github.slamonitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts keep which from being told, and what is wrong with that in some policies. Services are only known once they are heard
 * of, so patterns are tried on names that they match.
 */
record Inhibition(List<SlaPolicy> policies) {

    /** A rule on a service. */
    private record Node(String policy, SlaRule rule, String service) {
        @Override
        public String toString() {
            return "'" + rule.name() + "' of '" + service + "'";
        }
    }

    /**
     * Whether an alert that is firing keeps another from being told. As in Alertmanager, one that is both a cause and an effect by the same
     * inhibitor is not kept back by its like, so an alert never keeps back itself.
     */
    static boolean inhibits(SlaRule source, String sourceService, SlaRule target, String targetService) {
        return target.inhibitors().stream()
                .anyMatch(inhibitor -> inhibits(inhibitor, source, sourceService, target, targetService));
    }

    /** Whether it does so by one of the inhibitors of the other. */
    static boolean inhibits(
            Inhibitor inhibitor, SlaRule source, String sourceService, SlaRule target, String targetService) {
        boolean alike = source.inhibitors().contains(inhibitor)
                && inhibitor.matches(targetService, targetService, target.name());
        return !alike && inhibitor.matches(targetService, sourceService, source.name());
    }

    /** The first circle of alerts that keep back each other, so that none of them would be told; null when there is none. */
    @Nullable
    String circle() {
        List<Node> inhibited = nodes().stream()
                .filter(node -> !node.rule.inhibitors().isEmpty())
                .toList();
        Set<Node> done = new HashSet<>();
        for (Node node : inhibited) {
            List<Node> path = findCircle(node, inhibited, new ArrayList<>(), done);
            if (path != null) {
                return String.join(
                        " is inhibited by ", path.stream().map(Node::toString).toList());
            }
        }
        return null;
    }

    static String refusal(String circle) {
        return "alerts must not inhibit each other in a circle, since none would be told: " + circle;
    }

    private static @Nullable List<Node> findCircle(Node node, List<Node> all, List<Node> path, Set<Node> done) {
        int before = path.indexOf(node);
        path.add(node);
        if (before >= 0) {
            return path.subList(before, path.size());
        }
        if (!done.contains(node)) {
            for (Node source : all) {
                List<Node> found = inhibits(source.rule, source.service, node.rule, node.service)
                        ? findCircle(source, all, path, done)
                        : null;
                if (found != null) {
                    return found;
                }
            }
            done.add(node);
        }
        path.remove(path.size() - 1);
        return null;
    }

    /** The inhibitors that no rule of any of the policies can be. */
    List<String> unknown() {
        List<Node> nodes = nodes();
        Set<String> warnings = new LinkedHashSet<>();
        for (Node node : nodes) {
            for (Inhibitor inhibitor : node.rule.inhibitors()) {
                boolean known = nodes.stream()
                        .anyMatch(source -> inhibitor.matches(node.service, source.service, source.rule.name())
                                && !source.equals(node));
                if (!known && !isKnownElsewhere(inhibitor, node, nodes)) {
                    warnings.add("policy '" + node.policy + "': rule '" + node.rule.name() + "' is inhibited by "
                            + inhibitor + ", which no policy here has; correct the name, or add the policy");
                }
            }
        }
        return List.copyOf(warnings);
    }

    /** Whether a rule has a cause on some of its services, though not on this one. */
    private static boolean isKnownElsewhere(Inhibitor inhibitor, Node node, List<Node> nodes) {
        return nodes.stream()
                .filter(other -> other.policy.equals(node.policy) && other.rule.equals(node.rule))
                .anyMatch(other -> nodes.stream()
                        .anyMatch(source -> inhibitor.matches(other.service, source.service, source.rule.name())
                                && !source.equals(other)));
    }

    private List<Node> nodes() {
        if (policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .allMatch(rule -> rule.inhibitors().isEmpty())) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>();
        for (String service : services()) {
            for (SlaPolicy policy : policies) {
                if (policy.appliesTo(service)) {
                    policy.rules().forEach(rule -> nodes.add(new Node(policy.name(), rule, service)));
                }
            }
        }
        return nodes;
    }

    /** The services that are named, and for each pattern one that it matches. */
    private Set<String> services() {
        Set<String> patterns = new LinkedHashSet<>();
        for (SlaPolicy policy : policies) {
            patterns.addAll(policy.services());
            policy.rules().stream()
                    .flatMap(rule -> rule.inhibitors().stream())
                    .flatMap(inhibitor -> inhibitor.service().stream())
                    .forEach(patterns::add);
        }
        Set<String> services = new LinkedHashSet<>();
        patterns.stream().flatMap(Inhibition::examples).forEach(services::add);
        return services;
    }

    private static Stream<String> examples(String pattern) {
        String shortest = pattern.replace("*", "").replace('?', 'x');
        return Stream.of(
                shortest.isEmpty() ? "any service" : shortest,
                pattern.replace("*", "x").replace('?', 'x'));
    }
}
