package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random policies and random requests with times of their own to replay, and how often to evaluate. */
record ReplayScenario(List<SlaPolicy> policies, List<MetricRecord> records, Duration interval) {

    static final Instant START = Instant.parse("2025-06-01T00:00:03.7Z");

    private static final List<Duration> WINDOWS =
            List.of(Duration.ofSeconds(10), Duration.ofMillis(13_337), Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** A request: which service, how long after the one before, and its figures. */
    private record Step(String service, Duration gap, Duration responseTime, boolean successful) {}

    static Arbitrary<ReplayScenario> any() {
        return of(step());
    }

    /** With requests on whole seconds only, so that many have the same time. */
    static Arbitrary<ReplayScenario> onWholeSeconds() {
        return of(step().map(step ->
                new Step(step.service, Duration.ofSeconds(step.gap.toSeconds()), step.responseTime, step.successful)));
    }

    /** With alerts of one service that keep those of others from being told. */
    static Arbitrary<ReplayScenario> inhibited() {
        Arbitrary<List<SlaPolicy>> policies = Combinators.combine(
                        rule().list().ofMinSize(1).ofMaxSize(3), policy("cause", "search"))
                .as((rules, cause) -> {
                    SlaPolicy.Builder builder = SlaPolicy.named("one").appliesTo("auth", "check*");
                    for (int i = 0; i < rules.size(); i++) {
                        builder.require(rules.get(i).named("rule " + i));
                    }
                    return List.of(
                            builder.inhibitedBy(Inhibitor.alertsOf("search")).build(), cause);
                });
        return of(policies, step());
    }

    /** With thousands of requests, in times of calm and of trouble, and with limits that resolve apart from those that open. */
    static Arbitrary<ReplayScenario> busy() {
        Arbitrary<SlaRule> rates = Combinators.combine(
                        Arbitraries.of(failureRate(), responseViolationRate(slowerThan(Duration.ofMillis(200)))),
                        Arbitraries.of(WINDOWS),
                        Arbitraries.of(5, 10, 20),
                        Arbitraries.of(1, 2, 5),
                        Arbitraries.of(0, 0, 30).map(Duration::ofSeconds))
                .as((indicator, window, opens, resolves, keep) -> indicator
                        .atMost(percent(opens))
                        .resolvedAt(percent(resolves))
                        .over(window)
                        .keepFiringFor(keep));
        Arbitrary<List<SlaPolicy>> policies = Combinators.combine(rates, rule(), rule())
                .as((rate, one, other) -> List.of(SlaPolicy.named("busy")
                        .appliesTo("auth", "search")
                        .require(rate.named("rate"))
                        .require(one.named("one"))
                        .require(other.named("other"))
                        .build()));
        return Combinators.combine(policies, Arbitraries.longs(), Arbitraries.of(1, 10))
                .as((some, seed, seconds) ->
                        new ReplayScenario(some, busyRecords(new Random(seed)), Duration.ofSeconds(seconds)));
    }

    private static List<MetricRecord> busyRecords(Random random) {
        List<MetricRecord> records = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < 4000; i++) {
            boolean trouble = i / 150 % 3 == 1;
            at = at.plusMillis(i % 1000 == 999 ? random.nextInt(900_000) : random.nextInt(4_000));
            Duration responseTime = Duration.ofMillis(random.nextInt(trouble ? 400 : 205));
            boolean successful = random.nextInt(100) >= (trouble ? 15 : 1);
            records.add(new MetricRecord(random.nextInt(4) == 0 ? "search" : "auth", at, responseTime, successful));
        }
        return records;
    }

    private static Arbitrary<ReplayScenario> of(Arbitrary<Step> steps) {
        return of(anyPolicies(), steps);
    }

    private static Arbitrary<ReplayScenario> of(Arbitrary<List<SlaPolicy>> anyPolicies, Arbitrary<Step> steps) {
        Arbitrary<Duration> intervals =
                Arbitraries.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(7_001));
        return Combinators.combine(anyPolicies, steps.list().ofMinSize(1).ofMaxSize(120), intervals)
                .as((policies, list, interval) -> new ReplayScenario(policies, records(list), interval));
    }

    private static List<MetricRecord> records(List<Step> steps) {
        List<MetricRecord> records = new ArrayList<>();
        Instant at = START;
        for (Step step : steps) {
            at = at.plus(step.gap);
            records.add(new MetricRecord(step.service, at, step.responseTime, step.successful));
        }
        return records;
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Duration> gaps = Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.longs().between(0, 300_000_000)),
                        Tuple.of(6, Arbitraries.longs().between(0, 4_000_000_000L)),
                        Tuple.of(2, Arbitraries.longs().between(0, 60_000_000_000L)),
                        Tuple.of(1, Arbitraries.longs().between(0, 900_000_000_000L)))
                .map(Duration::ofNanos);
        return Combinators.combine(
                        Arbitraries.of("auth", "auth", "auth", "checkout", "search"),
                        gaps,
                        ModelRules.responseTimes(),
                        Arbitraries.of(true, true, false))
                .as(Step::new);
    }

    private static Arbitrary<List<SlaPolicy>> anyPolicies() {
        Arbitrary<SlaPolicy> one = policy("one", "auth", "check*");
        return Arbitraries.frequencyOf(
                Tuple.of(2, one.map(List::of)),
                Tuple.of(1, Combinators.combine(one, policy("two", "*")).as(List::of)));
    }

    private static Arbitrary<SlaPolicy> policy(String name, String... services) {
        return rule().list().ofMinSize(1).ofMaxSize(4).map(rules -> {
            SlaPolicy.Builder builder = SlaPolicy.named(name).appliesTo(services);
            for (int i = 0; i < rules.size(); i++) {
                builder.require(rules.get(i).named("rule " + i));
            }
            return builder.build();
        });
    }

    private static Arbitrary<SlaRule> rule() {
        Arbitrary<SlaRule> indicators = Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(ModelRules.rules(), Arbitraries.of(WINDOWS))
                                .as((rule, window) -> rule.over(window).rule())),
                Tuple.of(
                        1,
                        Combinators.combine(ModelRules.rules(), Arbitraries.of(1, 3, 20))
                                .as((rule, last) -> rule.overLast(last).rule())),
                Tuple.of(1, Arbitraries.of(WINDOWS).map(Indicators::noDataFor)));
        Arbitrary<Duration> waits = Arbitraries.of(0, 0, 13, 60, 1800).map(Duration::ofSeconds);
        Arbitrary<Integer> changes = Arbitraries.of(0, 0, 2, 4);
        Arbitrary<Duration> periods = Arbitraries.of(30, 600).map(Duration::ofSeconds);
        return Combinators.combine(indicators, waits, waits, changes, periods)
                .as((rule, pending, keep, flap, period) -> {
                    SlaRule timed = rule.pendingFor(pending).keepFiringFor(keep);
                    return flap == 0 ? timed : timed.flappingAfter(flap, period);
                });
    }

    SlaReplay replay() {
        return SlaReplay.of(policies).evaluateEvery(interval).threads(1);
    }
}
