package io.github.slamonitor;

import static io.github.slamonitor.Indicators.noDataFor;

import io.github.slamonitor.Bound.Comparison;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random rules over random windows, and what happens to the one service that they are checked on. */
record LiveScenario(List<ModelRule> rules, List<Step> steps) {

    private static final List<Duration> WINDOWS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMillis(13_337),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(90));

    enum Kind {
        RECORD,
        RECORD_AT,
        PASS,
        EVALUATE,
        RESTART
    }

    /** What happens; how much time it is about, which for a record is how late it is; and the record's figures. */
    record Step(Kind kind, Duration time, Duration responseTime, boolean successful) {}

    SlaPolicy policy() {
        SlaPolicy.Builder builder = SlaPolicy.named("policy").appliesTo(LiveModel.SERVICE);
        rules.forEach(rule -> builder.require(rule.rule()));
        return builder.build();
    }

    static Arbitrary<LiveScenario> any() {
        Arbitrary<List<ModelRule>> rules =
                rule().list().ofMinSize(1).ofMaxSize(6).map(LiveScenario::numbered);
        return Combinators.combine(rules, step().list().ofMaxSize(80)).as(LiveScenario::new);
    }

    private static List<ModelRule> numbered(List<ModelRule> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> rules.get(i).named("rule " + i))
                .toList();
    }

    private static Arbitrary<ModelRule> rule() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(ModelRules.rules(), Arbitraries.of(WINDOWS))
                                .as(ModelRule::over)),
                Tuple.of(
                        2,
                        Combinators.combine(ModelRules.rules(), Arbitraries.of(1, 3, 10, 1000))
                                .as(ModelRule::overLast)),
                Tuple.of(1, Arbitraries.of(WINDOWS).map(LiveScenario::silence)));
    }

    private static ModelRule silence(Duration limit) {
        Fraction number = Fraction.of(limit.toNanos(), 1000);
        return new ModelRule(noDataFor(limit), Comparison.AT_MOST, number, number, figures -> null, 0);
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(8, Kind.RECORD),
                Tuple.of(8, Kind.RECORD_AT),
                Tuple.of(6, Kind.PASS),
                Tuple.of(3, Kind.EVALUATE),
                Tuple.of(1, Kind.RESTART));
        Arbitrary<Duration> times = Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 2_000_000),
                        Arbitraries.longs().between(-70_000_000, 120_000_000),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.longs().between(0, 8_000_000_000_000L))
                .map(Micros::toDuration);
        return Combinators.combine(kinds, times, ModelRules.responseTimes(), Arbitraries.of(true, true, false))
                .as(Step::new);
    }
}
