package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.perMinute;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.MonitorClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A maintenance window from 10 to 20 minutes after the start, for the service {@code checkout}. */
class LiveMaintenanceTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final MaintenanceWindow WINDOW = MaintenanceWindow.once(
                    START.plus(Duration.ofMinutes(10)), START.plus(Duration.ofMinutes(20)))
            .forServices("checkout");
    private static final SlaPolicy POLICY = SlaPolicy.named("all")
            .require(failureRate().atMost(percent(50)).over(Duration.ofHours(1)))
            .require(maximumResponseTime().atMost(Duration.ofMillis(2)).over(Duration.ofHours(1)))
            .require(failureRate().atMost(percent(50)).overLast(100).named("the last"))
            .require(noDataFor(Duration.ofMinutes(3)))
            .build();

    private final MonitorClock clock = new MonitorClock();
    private final MonitorStore store = MonitorStore.inMemory();

    private TickedMonitor ticked() {
        return new TickedMonitor(clock, store, List.of(WINDOW), POLICY);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void leavesOutWhatIsRecordedInAStartedMonitor() {
        TickedMonitor monitor = ticked();
        ServiceRecorder checkout = monitor.service("checkout");
        ServiceRecorder auth = monitor.service("auth");
        checkout.success(MILLI);
        monitor.pass(minutes(10));
        checkout.failure(Duration.ofSeconds(1));
        auth.failure(MILLI);
        checkout.failure(MILLI, clock.instant());
        monitor.pass(minutes(5));
        checkout.failure(Duration.ofSeconds(1));
        monitor.pass(minutes(5));
        checkout.success(MILLI);

        List<RuleResult> results = monitor.evaluate().results();

        assertThat(results.subList(0, 4)).allMatch(result -> result.service().equals("auth"));
        assertThat(results.get(0).metrics().failures()).isOne();
        for (RuleResult result : results.subList(4, 7)) {
            assertThat(result.metrics())
                    .as(result.toString())
                    .returns(2L, ServiceMetrics::records)
                    .returns(0L, ServiceMetrics::failures);
            assertThat(result.verdict()).isEqualTo(Verdict.MET);
        }
        assertThat(monitor.health()).returns(3L, MonitorHealth::records).returns(3L, MonitorHealth::inMaintenance);
    }

    @Test
    void goesByTimestampsWhereThereAreSome() {
        TickedMonitor monitor = ticked();
        ServiceRecorder checkout = monitor.service("checkout");
        monitor.pass(minutes(21));
        checkout.failure(MILLI, START.plus(minutes(9)));
        checkout.failure(MILLI, START.plus(minutes(10)));
        checkout.failure(MILLI, START.plus(minutes(20)).minusNanos(1));
        checkout.failure(MILLI, START.plus(minutes(20)));

        assertThat(monitor.only().metrics().records()).isEqualTo(2);
        assertThat(monitor.health()).returns(2L, MonitorHealth::records).returns(2L, MonitorHealth::inMaintenance);
    }

    @Test
    void leavesOutWhatIsRecordedWhenEvaluatedByHand() {
        SlaMonitor monitor = SlaMonitor.builder()
                .policy(POLICY)
                .clock(clock)
                .maintenance(WINDOW)
                .build();
        ServiceRecorder checkout = monitor.service("checkout");
        checkout.success(MILLI);
        clock.pass(minutes(10));
        monitor.evaluate(clock.instant());
        checkout.failure(MILLI);
        monitor.evaluate(clock.instant());
        checkout.failure(MILLI, START.plus(minutes(9)));
        checkout.failure(MILLI, clock.instant());

        assertThat(monitor.evaluate(clock.instant()).results().get(0).metrics())
                .returns(2L, ServiceMetrics::records)
                .returns(1L, ServiceMetrics::failures);
        assertThat(monitor.health()).returns(2L, MonitorHealth::records).returns(2L, MonitorHealth::inMaintenance);
    }

    @Test
    void isNoSilenceOfItsOwn() {
        TickedMonitor monitor = ticked();
        monitor.service("checkout").success(MILLI);
        monitor.pass(minutes(9));
        monitor.service("checkout").success(MILLI);
        monitor.pass(minutes(11).plusSeconds(30));
        RuleResult silence = monitor.evaluate().results().get(3);

        assertThat(silence.verdict()).as(silence.toString()).isEqualTo(Verdict.MET);
        monitor.pass(minutes(2));
        assertThat(monitor.evaluate().results().get(3).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void doesNotEndASilenceThatBeganBefore() {
        TickedMonitor monitor = ticked();
        monitor.service("checkout").success(MILLI);
        monitor.pass(minutes(5));
        for (int i = 0; i < 20; i++) {
            assertThat(monitor.evaluate().results().get(3).verdict()).isEqualTo(Verdict.VIOLATED);
            monitor.pass(minutes(1));
        }
    }

    @Test
    void mutesTheAlertUntilItEnds() {
        TickedMonitor monitor = ticked();
        monitor.pass(minutes(10).minusSeconds(1));
        monitor.service("checkout").failure(MILLI);
        monitor.pass(Duration.ofSeconds(2));
        monitor.evaluate();

        assertThat(monitor.alert())
                .returns(AlertState.FIRING, AlertStatus::state)
                .returns(true, AlertStatus::muted);
        monitor.pass(minutes(10));
        monitor.evaluate();
        assertThat(monitor.alert()).returns(false, AlertStatus::muted);
    }

    private SlaMonitor byHand(SlaRule... rules) {
        SlaPolicy.Builder policy = SlaPolicy.named("numbers").appliesTo("checkout");
        for (SlaRule rule : rules) {
            policy.require(rule);
        }
        return SlaMonitor.builder()
                .policy(policy.build())
                .clock(clock)
                .maintenance(WINDOW)
                .build();
    }

    /** Ten requests amid each minute, which is evaluated at its end. */
    private SlaReport pass(SlaMonitor monitor, int untilMinute) {
        SlaReport report = monitor.evaluate(clock.instant());
        while (clock.instant().isBefore(START.plus(minutes(untilMinute)))) {
            clock.pass(Duration.ofSeconds(30));
            for (int i = 0; i < 10; i++) {
                monitor.success("checkout", 1_000_000);
            }
            clock.pass(Duration.ofSeconds(30));
            report = monitor.evaluate(clock.instant());
        }
        return report;
    }

    @Test
    void throughputIsTheMeanOverTheTimeWithoutMaintenance() {
        SlaMonitor monitor = byHand(
                throughput().atLeast(perMinute(10)).over(minutes(30)),
                throughput().atLeast(perMinute(10)).over(minutes(5)).named("short"));
        pass(monitor, 10);
        SlaReport within = pass(monitor, 18);
        assertThat(within.results().get(1).detail()).isEqualTo("insufficient data, no requests");

        List<RuleResult> results = pass(monitor, 30).results();

        assertThat(results).extracting(RuleResult::verdict).containsOnly(Verdict.MET);
        assertThat(results.get(0).detail()).isEqualTo("10/min (200 requests in 20 min without maintenance)");
        assertThat(results.get(1).detail()).isEqualTo("10/min (50 requests in 5 min)");
        assertThat(results.get(0).metrics())
                .returns(minutes(30), ServiceMetrics::window)
                .returns(minutes(20), ServiceMetrics::watched);
    }

    @Test
    void tooFewRequestsAreNotHeldAgainstAWindowWithMaintenance() {
        SlaMonitor monitor = byHand(
                recordCount().atLeast(300).over(minutes(30)),
                recordCount().between(300, 900).over(minutes(30)),
                recordCount().atMost(150).over(minutes(30)),
                recordCount().atLeast(150).over(minutes(30)));
        List<RuleResult> results = pass(monitor, 30).results();

        assertThat(results)
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.INSUFFICIENT_DATA, Verdict.INSUFFICIENT_DATA, Verdict.VIOLATED, Verdict.MET);
        assertThat(results.get(0).detail())
                .isEqualTo("insufficient data, 200 requests, but 10 min of the window are maintenance");
        pass(monitor, 50);
        clock.pass(minutes(5));
        assertThat(monitor.evaluate(clock.instant()).results().get(0).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void maintenanceIsNoneOfTheWorstMinutes() {
        SlaMonitor monitor = byHand(throughput().atLeast(perMinute(20)).over(minutes(30)));
        pass(monitor, 30);

        assertThat(monitor.explain("checkout").get(0).evidence().worst())
                .isNotEmpty()
                .noneMatch(worst -> worst.records() == 0);
    }
}
