package io.github.slamonitor;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A random policy beside what a naive reading makes of it. */
record ModelPolicy(SlaPolicy policy, List<String> globs, List<ModelRule> rules) {

    static ModelPolicy of(String name, List<String> globs, List<ModelRule> rules) {
        SlaPolicy.Builder builder = SlaPolicy.named(name);
        globs.forEach(builder::appliesTo);
        rules.forEach(rule -> builder.require(rule.rule()));
        return new ModelPolicy(builder.build(), globs.isEmpty() ? List.of("*") : globs, rules);
    }

    static Arbitrary<List<ModelPolicy>> policies() {
        Arbitrary<List<String>> globs = Arbitraries.of(
                        "*", "auth", "checkout", "silent", "payment-*", "payment-?u", "*-us", "a*h", "nobody-*")
                .list()
                .ofMaxSize(3);
        Arbitrary<List<ModelRule>> rules =
                ModelRules.rules().list().ofMinSize(1).ofMaxSize(5).map(ModelPolicy::numbered);
        return Combinators.combine(globs, rules)
                .as((services, required) -> of("policy", services, required))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ModelPolicy::renamed);
    }

    boolean appliesTo(String service) {
        return globs.stream().anyMatch(glob -> NaiveGlob.matches(glob, service));
    }

    List<String> namedServices() {
        return globs.stream().filter(glob -> glob.matches("[a-z]+")).toList();
    }

    private static List<ModelRule> numbered(List<ModelRule> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> rules.get(i).named("rule " + i))
                .toList();
    }

    private static List<ModelPolicy> renamed(List<ModelPolicy> policies) {
        return IntStream.range(0, policies.size())
                .mapToObj(i -> of(
                        "policy " + i, policies.get(i).globs(), policies.get(i).rules()))
                .toList();
    }
}
