package io.github.slamonitor;

import java.util.Optional;

/**
 * The alerts that keep another one from being told, since they are its cause. Immutable.
 *
 * <pre>{@code
 * SlaPolicy checkout = SlaPolicy.named("checkout")
 *         .appliesTo("checkout", "cart")
 *         .require(failureRate().atMost(percent(5))
 *                 .inhibitedBy(Inhibitor.alertsOf("database"), Inhibitor.sameService("requests arrive")))
 *         .require(noDataFor(Duration.ofMinutes(5)).named("requests arrive"))
 *         .build();
 * }</pre>
 *
 * @param service the name of a service, or a pattern with {@code *} for any characters and {@code ?} for one; empty for the service
 *     that the inhibited alert is about
 * @param rule the name of a rule of any policy, or such a pattern
 * @see SlaRule#inhibitedBy
 */
public record Inhibitor(Optional<String> service, String rule) {

    /**
     * Checks the parts.
     *
     * @param service a name, a pattern, or empty for the same service
     * @param rule a name or a pattern
     * @throws IllegalArgumentException when one is blank
     */
    public Inhibitor {
        if (rule.isBlank() || (service.isPresent() && service.get().isBlank())) {
            throw new IllegalArgumentException(
                    "service and rule of an inhibitor must not be blank, all is \"*\": service="
                            + service.orElse("(the same)") + ", rule=" + rule);
        }
    }

    /**
     * {@return every alert of a service}
     *
     * @param service its name, or a pattern
     */
    public static Inhibitor alertsOf(String service) {
        return new Inhibitor(Optional.of(service), "*");
    }

    /**
     * {@return the alert of a rule on a service}
     *
     * @param service its name, or a pattern
     * @param rule its name, or a pattern
     */
    public static Inhibitor alert(String service, String rule) {
        return new Inhibitor(Optional.of(service), rule);
    }

    /**
     * {@return the alert of another rule on the same service}
     *
     * @param rule its name, or a pattern
     */
    public static Inhibitor sameService(String rule) {
        return new Inhibitor(Optional.empty(), rule);
    }

    /** Whether an alert is one of those that keep back an alert of a service. */
    boolean matches(String inhibited, String sourceService, String sourceRule) {
        boolean serviceMatches = service.isPresent()
                ? new ServicePattern(service.get()).matches(sourceService)
                : inhibited.equals(sourceService);
        return serviceMatches && new ServicePattern(rule).matches(sourceRule);
    }

    /** {@return in words: {@code any alert of 'database'}, {@code alert 'up' of 'database'}, {@code alert 'up' of the same service}} */
    @Override
    public String toString() {
        String alert = rule.equals("*") ? "any alert" : "alert '" + rule + "'";
        return alert + " of " + service.map(name -> "'" + name + "'").orElse("the same service");
    }
}
