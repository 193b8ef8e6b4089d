package io.github.slamonitor;

import io.github.slamonitor.Bound.Comparison;
import io.github.slamonitor.Measurement.Unit;
import java.time.Instant;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Violations and their parts with whatever characters, times and numbers they can have. */
final class ArbitraryViolations {

    private ArbitraryViolations() {}

    /** Every character there is, unpaired surrogates and those that keys and globs treat specially more often than others. */
    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .withChars("/\\*?%: ")
                .withChars('\uD800', '\uDC00', '\uFFFF')
                .ofMaxLength(12);
    }

    static Arbitrary<Instant> times() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(-1L << 33, 1L << 34);
        Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 999_999_999);
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    static Arbitrary<Measurement> measurements(Unit unit) {
        if (unit == Unit.NUMBER) {
            return Arbitraries.doubles().map(value -> Measurement.inexact(unit, value));
        }
        Arbitrary<Long> numerators = Arbitraries.longs();
        Arbitrary<Long> denominators = Arbitraries.longs().greaterOrEqual(1);
        return Combinators.combine(numerators, denominators).as((n, d) -> Measurement.exact(unit, n, d));
    }

    static Arbitrary<Bound> bounds(Unit unit) {
        return Combinators.combine(Arbitraries.of(Comparison.class), measurements(unit), measurements(unit))
                .as((comparison, a, b) -> {
                    boolean ordered = a.compareTo(b) <= 0;
                    return comparison == Comparison.BETWEEN
                            ? Bound.between(ordered ? a : b, ordered ? b : a)
                            : Bound.of(comparison, a);
                });
    }

    static Arbitrary<Evidence> evidence() {
        Arbitrary<OptionalLong> counts = Arbitraries.longs()
                .map(OptionalLong::of)
                .injectNull(0.2)
                .map(count -> count == null ? OptionalLong.empty() : count);
        return Arbitraries.of(Unit.class)
                .flatMap(unit -> Combinators.combine(
                                measurements(unit).optional(),
                                bounds(unit),
                                Combinators.combine(counts, counts, counts).as(Counted::new),
                                times().optional(),
                                times().optional(),
                                periods(unit).list().ofMaxSize(3),
                                texts())
                        .as((value, bound, counted, start, end, worst, text) -> new Evidence(
                                value,
                                bound,
                                counted.records,
                                counted.failures,
                                counted.slow,
                                start,
                                end,
                                worst,
                                text)));
    }

    private static Arbitrary<WorstPeriod> periods(Unit unit) {
        Arbitrary<Long> counts = Arbitraries.longs();
        return Combinators.combine(times(), times(), counts, counts, measurements(unit))
                .as(WorstPeriod::new);
    }

    static Arbitrary<Violation> violations() {
        Arbitrary<String> ids = Arbitraries.strings().alpha().ofLength(8);
        return Combinators.combine(
                        Combinators.combine(ids, texts(), texts(), texts()).as(Named::new),
                        Arbitraries.of(Indicator.Kind.class),
                        Arbitraries.of(Severity.class),
                        texts().optional(),
                        evidence(),
                        times(),
                        times().optional())
                .as((named, kind, severity, reason, evidence, openedAt, resolvedAt) -> new Violation(
                        named.id,
                        named.service,
                        named.policy,
                        named.rule,
                        kind,
                        severity,
                        reason,
                        evidence,
                        openedAt,
                        resolvedAt));
    }

    static Arbitrary<Transition> transitions() {
        return Combinators.combine(Arbitraries.of(Transition.Kind.class), violations(), times())
                .as(Transition::new);
    }

    static Arbitrary<Round> rounds() {
        return Combinators.combine(texts(), times(), transitions().list().ofMaxSize(4))
                .as(Round::new);
    }

    private record Counted(OptionalLong records, OptionalLong failures, OptionalLong slow) {}

    private record Named(String id, String service, String policy, String rule) {}
}
