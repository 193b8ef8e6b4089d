package io.github.slamonitor;

import io.github.slamonitor.engine.WindowSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An episode of a {@link QuickAlert}: the figures on which it opened and was resolved, which are put in words when somebody asks. */
final class QuickEpisode implements ReplayEpisode {

    private final QuickSubject subject;
    private final WindowSums openedOn;
    private final long openedMicros;
    /** The worst value so far. */
    private @Nullable Measurement worst;

    private long worstMicros;
    /** Null while it is open. */
    private @Nullable WindowSums resolvedOn;

    private long resolvedMicros;

    QuickEpisode(QuickSubject subject, WindowSums openedOn, long openedMicros) {
        this.subject = subject;
        this.openedOn = openedOn;
        this.openedMicros = openedMicros;
    }

    /** Whether a value with which the rule is violated is worse than all before. */
    boolean isWorse(long numerator, long denominator) {
        return worst == null || subject.rule().bound().isWorse(numerator, denominator, worst);
    }

    /** Takes in the worst value so far, which may have been found first before it was open. */
    void worsen(long numerator, long denominator, long timeMicros) {
        worst = Measurement.exact(subject.rule().bound().limit().unit(), numerator, denominator);
        worstMicros = Math.max(timeMicros, openedMicros);
    }

    void resolve(WindowSums on, long timeMicros) {
        resolvedOn = on;
        resolvedMicros = timeMicros;
    }

    @Override
    public long openedMicros() {
        return openedMicros;
    }

    @Override
    public String service() {
        return subject.service();
    }

    @Override
    public String policy() {
        return subject.check().policy();
    }

    @Override
    public String rule() {
        return subject.rule().name();
    }

    @Override
    public boolean isOpen() {
        return resolvedOn == null;
    }

    @Override
    public ReplayedAlert alert(long end) {
        Violation opened = opened(subject.result(openedOn, openedMicros), "");
        return ReplayedAlert.of(
                isOpen() ? opened : opened.resolved(Micros.toInstant(resolvedMicros)),
                Objects.requireNonNull(worst, "it opened with a value"),
                Micros.toInstant(worstMicros),
                Micros.toInstant(end));
    }

    @Override
    public List<Transition> transitions() {
        List<Transition> told = new ArrayList<>();
        RuleResult result = subject.result(openedOn, openedMicros);
        Violation opened =
                opened(result, AlertKey.of(result).violationId(Micros.toInstant(openedMicros), openedMicros));
        told.add(new Transition(Transition.Kind.OPENED, opened, opened.openedAt()));
        if (resolvedOn != null) {
            Evidence met = Evidence.of(subject.result(resolvedOn, resolvedMicros));
            Violation resolved = opened.with(met).resolved(Micros.toInstant(resolvedMicros));
            told.add(new Transition(Transition.Kind.RESOLVED, resolved, Micros.toInstant(resolvedMicros)));
        }
        return told;
    }

    private Violation opened(RuleResult result, String id) {
        return Violation.opened(id, result, Evidence.of(result), Micros.toInstant(openedMicros));
    }
}
