package io.github.slamonitor;

import static io.github.slamonitor.Indicators.burnRate;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A burn rate over two windows must be what two rules, each over one of them, say together. */
class TwoWindowsTest {

    private static final Duration LONG = Duration.ofMinutes(12);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Objective OBJECTIVE =
            Objective.availability(percent(90)).over(Duration.ofHours(1));

    private record Step(Duration time, int successes, int failures) {}

    @Provide
    Arbitrary<List<Step>> traffic() {
        Arbitrary<Duration> times = Arbitraries.of(0, 1, 7, 20, 61, 200, 800).map(Duration::ofSeconds);
        Arbitrary<Integer> counts = Arbitraries.of(0, 0, 1, 3, 20);
        return Combinators.combine(times, counts, counts).as(Step::new).list().ofMaxSize(40);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isOverTheLimitExactlyWhenBothAre(@ForAll("traffic") List<Step> traffic) {
        SlaPolicy policy = SlaPolicy.named("policy")
                .appliesTo("checkout")
                .require(burnRate(OBJECTIVE).atMost(3).over(LONG).named("long"))
                .require(burnRate(OBJECTIVE).atMost(3).over(SHORT).named("short"))
                .require(burnRate(OBJECTIVE, SHORT).atMost(3).over(LONG).named("both"))
                .require(burnRate(OBJECTIVE, LONG).atMost(3).over(SHORT).named("both the other way round"))
                .build();
        MonitorClock clock = new MonitorClock();
        SlaMonitor monitor = SlaMonitor.builder().policy(policy).clock(clock).build();
        for (Step step : traffic) {
            clock.pass(step.time);
            for (int i = 0; i < step.successes; i++) {
                monitor.success("checkout", 1);
            }
            for (int i = 0; i < step.failures; i++) {
                monitor.failure("checkout", 1);
            }
            List<RuleResult> results = monitor.evaluate(clock.instant()).results();
            Verdict both = both(results.get(0).verdict(), results.get(1).verdict());
            assertThat(results.get(2).verdict()).as(results.toString()).isEqualTo(both);
            assertThat(results.get(3).verdict()).as(results.toString()).isEqualTo(both);
            assertThat(results.get(2).value()).isEqualTo(results.get(3).value());
            assertThat(results.get(2).metrics().records())
                    .isEqualTo(results.get(0).metrics().records());
        }
    }

    private static Verdict both(Verdict one, Verdict other) {
        if (one == Verdict.INSUFFICIENT_DATA || other == Verdict.INSUFFICIENT_DATA) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return one == Verdict.VIOLATED ? other : one;
    }
}
