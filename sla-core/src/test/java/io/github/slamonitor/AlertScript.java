package io.github.slamonitor;

import static io.github.slamonitor.Figure.RULE;
import static io.github.slamonitor.Figure.RULE_WITH_RESOLVE_BOUND;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A rule and what happens to it, evaluation by evaluation.
 *
 * @param rule with any of its settings
 * @param steps what happens
 */
record AlertScript(SlaRule rule, List<Step> steps) {

    /**
     * One evaluation and what comes before it.
     *
     * @param gap how long after the one before, in seconds
     * @param clockJump how far the clock on the wall is put, besides, in seconds
     * @param figure what is measured
     * @param muted whether it is silenced
     * @param before what is done first
     */
    record Step(long gap, long clockJump, Figure figure, boolean muted, Before before) {}

    /** What can be done before an evaluation. */
    enum Before {
        NOTHING,
        ACKNOWLEDGE,
        RESTART
    }

    static Arbitrary<AlertScript> any() {
        return Combinators.combine(anyRule(), anyStep().list().ofMinSize(1).ofMaxSize(60))
                .as(AlertScript::new);
    }

    static Arbitrary<SlaRule> anyRule() {
        Arbitrary<Duration> waits = Arbitraries.of(0, 0, 30, 60, 120).map(Duration::ofSeconds);
        Arbitrary<Integer> reminders = Arbitraries.of(0, 60, 150);
        Arbitrary<Integer> changes = Arbitraries.of(0, 2, 3, 4, 5, 7);
        Arbitrary<Integer> periods = Arbitraries.of(60, 300, 600);
        return Combinators.combine(
                        Arbitraries.of(RULE, RULE_WITH_RESOLVE_BOUND), waits, waits, reminders, changes, periods)
                .as((rule, pending, keep, remind, flap, period) -> {
                    SlaRule timed = rule.pendingFor(pending).keepFiringFor(keep);
                    SlaRule reminding = remind == 0 ? timed : timed.remindEvery(Duration.ofSeconds(remind));
                    return flap == 0 ? reminding : reminding.flappingAfter(flap, Duration.ofSeconds(period));
                });
    }

    private static Arbitrary<Step> anyStep() {
        Arbitrary<Long> gaps = Arbitraries.frequency(
                Tuple.of(12, 30L),
                Tuple.of(6, 60L),
                Tuple.of(3, 61L),
                Tuple.of(2, 1L),
                Tuple.of(1, 299L),
                Tuple.of(1, 4000L));
        Arbitrary<Long> jumps = Arbitraries.frequency(Tuple.of(20, 0L), Tuple.of(1, -7200L), Tuple.of(1, 7201L));
        Arbitrary<Figure> figures = Arbitraries.frequency(
                Tuple.of(5, Figure.BROKEN),
                Tuple.of(1, Figure.BETWEEN),
                Tuple.of(4, Figure.GOOD),
                Tuple.of(1, Figure.NONE));
        Arbitrary<Boolean> mutes = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        Arbitrary<Before> befores = Arbitraries.frequency(
                Tuple.of(10, Before.NOTHING), Tuple.of(1, Before.ACKNOWLEDGE), Tuple.of(2, Before.RESTART));
        return Combinators.combine(gaps, jumps, figures, mutes, befores).as(Step::new);
    }
}
