package io.github.slamonitor;

import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.MonitorClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of requests that do not come. */
class MissingRequestsTest {

    private static final Duration MILLI = Duration.ofMillis(1);

    private final MonitorClock clock = new MonitorClock();

    private static SlaPolicy policy(String service, SlaRule rule) {
        return SlaPolicy.named("policy").appliesTo(service).require(rule).build();
    }

    private SlaMonitor monitor(SlaPolicy policy) {
        return SlaMonitor.builder().policy(policy).clock(clock).build();
    }

    @Test
    void noDataForCountsFromTheStartForAServiceThatIsNamed() {
        SlaMonitor monitor = monitor(policy("checkout", noDataFor(Duration.ofMinutes(5))));
        clock.pass(Duration.ofMinutes(5));
        assertThat(monitor.evaluate(clock.instant()).verdict()).isEqualTo(Verdict.MET);

        clock.pass(MILLI);

        RuleResult result = monitor.evaluate(clock.instant()).results().get(0);
        assertThat(result)
                .returns(Verdict.VIOLATED, RuleResult::verdict)
                .returns("no request has come for 300.001 s", RuleResult::detail);
        assertThat(monitor.status().services().get(0).lastRecord()).isEmpty();
    }

    @Test
    void noDataForSaysNothingOfServicesThatOnlyAPatternMatches() {
        SlaMonitor monitor = monitor(policy("check*", noDataFor(Duration.ofMinutes(5))));
        clock.pass(Duration.ofHours(1));

        assertThat(monitor.evaluate(clock.instant()).results()).isEmpty();

        monitor.service("checkout");
        clock.pass(Duration.ofHours(1));
        assertThat(monitor.evaluate(clock.instant()).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void noDataForCountsFromTheLatestRequest() {
        SlaMonitor monitor = monitor(policy("check*", noDataFor(Duration.ofMinutes(5))));
        monitor.service("checkout").success(MILLI);
        clock.pass(Duration.ofMinutes(4));
        monitor.service("checkout").failure(MILLI, clock.instant().minusSeconds(30));
        clock.pass(Duration.ofMinutes(4).plusSeconds(30));
        assertThat(monitor.evaluate(clock.instant()).verdict()).isEqualTo(Verdict.MET);

        clock.pass(MILLI);

        assertThat(monitor.evaluate(clock.instant()).results().get(0))
                .returns(Verdict.VIOLATED, RuleResult::verdict)
                .returns("the last request was 300.001 s ago", RuleResult::detail);
        assertThat(monitor.status().services().get(0).lastRecord())
                .isEqualTo(Optional.of(START.plus(Duration.ofMinutes(3).plusSeconds(30))));
        monitor.service("checkout").success(MILLI);
        assertThat(monitor.evaluate(clock.instant()).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void noDataForDoesNotTakeARefusedRecordForALife() {
        SlaMonitor monitor = monitor(policy("check*", noDataFor(Duration.ofMinutes(5))));
        monitor.service("checkout").success(MILLI, clock.instant().minus(Duration.ofDays(30)));

        assertThat(monitor.evaluate(clock.instant()).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void throughputAndCountAreUnknownUntilTheWindowWasWatched() {
        SlaMonitor monitor = SlaMonitor.builder()
                .policy(policy("checkout", throughput().atLeast(perSecond(1)).over(Duration.ofMinutes(1))))
                .policy(SlaPolicy.named("counts")
                        .appliesTo("checkout")
                        .require(recordCount().atLeast(1).over(Duration.ofHours(1)))
                        .build())
                .clock(clock)
                .build();
        clock.pass(Duration.ofSeconds(59));
        assertThat(monitor.evaluate(clock.instant()).results())
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.INSUFFICIENT_DATA, Verdict.INSUFFICIENT_DATA);

        clock.pass(Duration.ofSeconds(1));
        assertThat(monitor.evaluate(clock.instant()).results())
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.VIOLATED, Verdict.INSUFFICIENT_DATA);

        clock.pass(Duration.ofMinutes(59));
        assertThat(monitor.evaluate(clock.instant()).results())
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.VIOLATED, Verdict.VIOLATED);
    }
}
