package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An episode of a {@link QuickAlert}: the figures on which it opened and was resolved, which are put in words when somebody asks. */
final class QuickEpisode implements ReplayEpisode {

    private final Check check;
    private final ServiceMetrics openedOn;
    private final long openedMicros;
    /** The worst value so far. */
    private @Nullable Measurement worst;

    private long worstMicros;
    /** Null while it is open. */
    private @Nullable ServiceMetrics resolvedOn;

    private long resolvedMicros;

    QuickEpisode(Check check, ServiceMetrics openedOn, long openedMicros) {
        this.check = check;
        this.openedOn = openedOn;
        this.openedMicros = openedMicros;
    }

    /** Takes in a value with which the rule is violated. */
    void compare(long numerator, long denominator, long timeMicros) {
        Bound bound = check.rule().bound();
        if (worst == null || bound.isWorse(numerator, denominator, worst)) {
            worst = Measurement.exact(bound.limit().unit(), numerator, denominator);
            worstMicros = timeMicros;
        }
    }

    void resolve(ServiceMetrics on, long timeMicros) {
        resolvedOn = on;
        resolvedMicros = timeMicros;
    }

    @Override
    public long openedMicros() {
        return openedMicros;
    }

    @Override
    public String service() {
        return openedOn.service();
    }

    @Override
    public String policy() {
        return check.policy();
    }

    @Override
    public String rule() {
        return check.rule().name();
    }

    @Override
    public boolean isOpen() {
        return resolvedOn == null;
    }

    @Override
    public ReplayedAlert alert(long end) {
        Violation opened = opened();
        return ReplayedAlert.of(
                isOpen() ? opened : opened.resolved(Micros.toInstant(resolvedMicros)),
                Objects.requireNonNull(worst, "it opened with a value"),
                Micros.toInstant(worstMicros),
                Micros.toInstant(end));
    }

    @Override
    public List<Transition> transitions() {
        List<Transition> told = new ArrayList<>();
        Violation opened = opened();
        told.add(new Transition(Transition.Kind.OPENED, opened, opened.openedAt()));
        if (resolvedOn != null) {
            Evidence met = Evidence.of(result(resolvedOn));
            Violation resolved = opened.with(met).resolved(Micros.toInstant(resolvedMicros));
            told.add(new Transition(Transition.Kind.RESOLVED, resolved, Micros.toInstant(resolvedMicros)));
        }
        return told;
    }

    private Violation opened() {
        RuleResult result = result(openedOn);
        String id = AlertKey.of(result).violationId(Micros.toInstant(openedMicros), openedMicros);
        return Violation.opened(id, result, Evidence.of(result), Micros.toInstant(openedMicros));
    }

    private RuleResult result(ServiceMetrics metrics) {
        return RuleCheck.plain(check.rule(), check.policy(), metrics);
    }
}
