package io.github.slamonitor;

import static io.github.slamonitor.Indicators.allOf;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.throughput;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Combined and dependent rules in a monitor, minute by minute. */
class LiveCombinedRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SlaRule FAILURES = failureRate().atMost(percent(5)).over(MINUTE);

    private final MonitorClock clock = new MonitorClock();
    private final List<Transition> told = new CopyOnWriteArrayList<>();

    private SlaMonitor monitor(SlaPolicy... policies) {
        SlaMonitor.Builder builder = SlaMonitor.builder()
                .clock(clock)
                .nanoTime(clock)
                .listener(new ViolationListener() {
                    @Override
                    public void round(Round round) {
                        told.addAll(round.transitions());
                    }
                });
        List.of(policies).forEach(builder::policy);
        return builder.build();
    }

    private static SlaPolicy policy(String name, SlaRule rule) {
        return SlaPolicy.named(name).appliesTo(name).require(rule).build();
    }

    /** A minute of traffic on services, then an evaluation. */
    private SlaReport minute(SlaMonitor monitor, int perSecond, boolean failing, String... services) {
        for (int second = 0; second < 60; second++) {
            for (String service : services) {
                for (int i = 0; i < perSecond; i++) {
                    Duration time = Duration.ofMillis(failing ? 900 : 100);
                    monitor.record(new MetricRecord(service, clock.instant(), time, !failing));
                }
            }
            clock.pass(Duration.ofSeconds(1));
        }
        return monitor.evaluate(clock.instant());
    }

    private List<String> kinds() {
        return told.stream()
                .map(transition ->
                        transition.kind() + " " + transition.violation().service())
                .toList();
    }

    @Test
    void anAlertEndsWhenTrafficFallsUnderItsConditionButNotWhenItStops() {
        try (SlaMonitor monitor =
                monitor(policy("checkout", FAILURES.when(throughput().atLeast(perSecond(2)))))) {
            minute(monitor, 3, false, "checkout");
            minute(monitor, 3, true, "checkout");
            assertThat(minute(monitor, 0, false).results().get(0).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            RuleResult few = minute(monitor, 1, true, "checkout").results().get(0);
            assertThat(few.verdict()).isEqualTo(Verdict.MET);
            assertThat(few.applies()).isFalse();
        }
        assertThat(kinds()).containsExactly("OPENED checkout", "RESOLVED checkout");
        assertThat(told.get(1).violation().evidence().text())
                .startsWith("failure rate at most 5% when throughput at least 2/s over 1 min: does not count now, as"
                        + " throughput at least 2/s does not hold: ");
    }

    @Test
    void aConditionLooksAtItsOwnWindow() {
        SlaRule busyForLong = throughput().atLeast(perSecond(2)).over(Duration.ofMinutes(10));
        try (SlaMonitor monitor = monitor(policy("checkout", FAILURES.when(busyForLong)))) {
            for (int i = 0; i < 11; i++) {
                minute(monitor, 3, false, "checkout");
            }
            assertThat(minute(monitor, 1, true, "checkout").results().get(0).verdict())
                    .isEqualTo(Verdict.VIOLATED);
        }
    }

    @Test
    void aViolationOfOneOfSeveralPartsHasItsFiguresAndWorstMinutes() {
        SlaRule whole = allOf(
                FAILURES,
                responseTimePercentile(99).atMost(Duration.ofMillis(500)).over(Duration.ofMinutes(5)),
                averageResponseTime().atMost(Duration.ofSeconds(2)));
        try (SlaMonitor monitor = monitor(policy("checkout", whole))) {
            minute(monitor, 2, true, "checkout");
            for (int i = 0; i < 2; i++) {
                minute(monitor, 2, false, "checkout");
            }
            assertThat(monitor.explain("checkout").get(0).evidence().worst())
                    .singleElement()
                    .returns(MonitorClock.START, WorstPeriod::start)
                    .returns("100%", period -> period.value().toString());
        }
        Violation opened = told.get(0).violation();
        assertThat(opened.kind()).isEqualTo(Indicator.Kind.ALL_OF);
        assertThat(opened.evidence().text())
                .contains("2 of 3 parts broke: failure rate at most 5% over 1 min: 100% of");
        assertThat(opened.evidence().worst()).isNotEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void noAlertForCheckoutWhileTheDatabaseIsFiring() {
        SlaRule effect = FAILURES.inhibitedBy(Inhibitor.alertsOf("database"));
        try (SlaMonitor monitor = monitor(policy("checkout", effect), policy("database", FAILURES))) {
            SlaReport report = minute(monitor, 1, true, "checkout", "database");
            assertThat(report.violated()).hasSize(2);
            assertThat(report.inhibited()).hasSize(1);
            assertThat(monitor.status().services().get(0).rules().get(0).alert().inhibitedBy())
                    .contains("'failure rate at most 5%' of 'database'");
            minute(monitor, 1, false, "checkout", "database");
        }
        assertThat(kinds()).containsExactly("OPENED database", "RESOLVED database");
    }

    @Test
    void aServiceThatFellSilentHasOneAlert() {
        SlaPolicy policy = SlaPolicy.named("checkout")
                .appliesTo("checkout")
                .require(noDataFor(MINUTE).named("requests arrive"))
                .require(throughput().atLeast(perSecond(0.9)).inhibitedBy(Inhibitor.sameService("requests arrive")))
                .build();
        try (SlaMonitor monitor = monitor(policy)) {
            for (int i = 0; i < 6; i++) {
                minute(monitor, 1, false, "checkout");
            }
            minute(monitor, 0, false);
            minute(monitor, 0, false);
        }
        assertThat(told).extracting(transition -> transition.violation().rule()).containsExactly("requests arrive");
    }
}
