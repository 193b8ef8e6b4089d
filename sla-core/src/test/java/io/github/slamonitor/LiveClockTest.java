package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.MonitorClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clock that jumps does to a started monitor, and one that is set back to one that is evaluated by hand. */
class LiveClockTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final SlaPolicy POLICY = SlaPolicy.named("all")
            .appliesTo("checkout")
            .require(noDataFor(Duration.ofSeconds(30)))
            .require(throughput().atLeast(perSecond(1)).over(Duration.ofMinutes(1)))
            .require(recordCount().atLeast(60).over(Duration.ofMinutes(1)))
            .require(failureRate().atMost(percent(5)).over(Duration.ofMinutes(1)))
            .build();

    private final MonitorClock clock = new MonitorClock();
    private final TickedMonitor monitor = new TickedMonitor(clock, POLICY);
    private final ServiceRecorder recorder = monitor.service("checkout");

    @ParameterizedTest
    @ValueSource(strings = {"PT8H", "-PT8H", "P30D", "-P30D", "PT6S", "-PT6S", "-PT4S", "PT4S", "PT40S"})
    void aJumpLosesNoRecordAndRaisesNothing(Duration jump) {
        monitor.pass(Duration.ofMinutes(2), recorder);
        assertThat(monitor.evaluate().results()).allMatch(result -> result.verdict() == Verdict.MET);

        clock.jump(jump);
        recorder.success(1_000_000);
        monitor.tick();

        assertThat(monitor.evaluate().results()).allMatch(result -> result.verdict() == Verdict.MET);
        monitor.pass(Duration.ofMinutes(2), recorder);
        assertThat(monitor.evaluate().results()).allMatch(result -> result.verdict() == Verdict.MET);
        assertThat(monitor.health())
                .returns(2L * 240 + 1, MonitorHealth::records)
                .returns(Math.abs(jump.toSeconds()) > 5 ? 1L : 0L, MonitorHealth::clockJumps);
    }

    @Test
    void aStoppedProgramIsAJumpTooThoughBothClocksWentOn() {
        monitor.pass(Duration.ofMinutes(2), recorder);

        clock.pass(Duration.ofHours(8));

        assertThat(monitor.evaluate().results()).allMatch(result -> result.verdict() == Verdict.MET);
        assertThat(monitor.health().clockJumps()).isOne();
    }

    @Test
    void anEvaluationThatTookLongIsNoJump() {
        EngineClock engine = new EngineClock(clock, clock);
        engine.tick();
        clock.pass(Duration.ofMinutes(5)); // such as waiting for a store
        engine.worked();

        assertThat(engine.tick()).isEqualTo(Micros.of(clock.instant()));
        assertThat(engine.jumps()).isZero();
        clock.pass(Duration.ofMinutes(5));
        engine.tick();
        assertThat(engine.jumps()).as("the program was stopped").isOne();
    }

    @Test
    void aClockThatIsSetDuringALongEvaluationIsAJump() {
        EngineClock engine = new EngineClock(clock, clock);
        engine.tick();
        clock.pass(Duration.ofMinutes(5));
        clock.jump(Duration.ofHours(-1));
        engine.worked();

        assertThat(engine.tick()).isEqualTo(Micros.of(START.plus(Duration.ofMinutes(5))));
        assertThat(engine.jumps()).isOne();
    }

    @Test
    void countsTimestampsOfBeforeAndAfterAJump() {
        for (Duration jump : List.of(Duration.ofHours(2), Duration.ofHours(-3), Duration.ofHours(1))) {
            monitor.pass(Duration.ofMinutes(2), recorder);
            long before = monitor.only().metrics().records();
            recorder.failure(MILLI, clock.instant().minusSeconds(1));
            Instant old = clock.instant();
            clock.jump(jump);
            monitor.tick();
            recorder.failure(MILLI, old.minusSeconds(10));
            recorder.failure(MILLI, old);
            recorder.failure(MILLI, clock.instant().minusSeconds(10));
            recorder.failure(MILLI, clock.instant());
            monitor.tick();

            ServiceMetrics metrics = monitor.evaluate().results().get(3).metrics();
            assertThat(metrics.failures()).as("jump of %s", jump).isEqualTo(5);
            assertThat(before).isPositive();
        }
        assertThat(monitor.health()).returns(0L, MonitorHealth::tooLate).returns(0L, MonitorHealth::fromFuture);
    }

    @Test
    void takesALateRecordAsLateLongAfterAJump() {
        TickedMonitor daily = new TickedMonitor(
                clock,
                SlaPolicy.named("daily")
                        .require(failureRate().atMost(percent(5)).over(Duration.ofDays(1)))
                        .build());
        daily.tick();
        clock.jump(Duration.ofHours(2));
        daily.tick();
        for (int i = 0; i < 7 * 60 * 3; i++) {
            clock.pass(Duration.ofSeconds(20));
            daily.tick();
        }

        daily.service("checkout").success(MILLI, clock.instant().minus(Duration.ofMinutes(110)));

        assertThat(daily.only().metrics().records()).isOne();
        assertThat(daily.health().fromFuture()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8H", "-PT8H"})
    void aJumpDoesNotMakeWhatIsPendingFire(Duration jump) {
        TickedMonitor pending = new TickedMonitor(
                clock,
                SlaPolicy.named("all")
                        .require(failureRate().atMost(percent(5)).pendingFor(Duration.ofMinutes(2)))
                        .build());
        pending.service("checkout").failure(1);
        pending.pass(Duration.ofMinutes(1));
        assertThat(pending.only().verdict()).isEqualTo(Verdict.VIOLATED);

        clock.jump(jump);
        pending.pass(Duration.ofSeconds(110));
        pending.evaluate();

        assertThat(pending.alert().state()).isEqualTo(AlertState.PENDING);
        pending.pass(Duration.ofSeconds(10));
        pending.evaluate();
        assertThat(pending.alert().state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void keepsCountingWhenEvaluatedByHandWithAClockThatIsSetBack() {
        SlaMonitor byHand = SlaMonitor.builder().policy(POLICY).clock(clock).build();
        byHand.service("checkout").success(MILLI);
        byHand.evaluate(clock.instant());
        clock.jump(Duration.ofHours(-3));
        byHand.service("checkout").success(MILLI);
        byHand.service("checkout").success(MILLI, clock.instant().minusSeconds(5));
        clock.jump(Duration.ofSeconds(20));
        byHand.service("checkout").success(MILLI);

        List<RuleResult> results = byHand.evaluate(clock.instant()).results();

        assertThat(results.get(3).metrics())
                .returns(4L, ServiceMetrics::records)
                .returns(clock.instant(), metrics -> metrics.windowEnd().orElseThrow());
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.MET);
        assertThat(byHand.health().clockJumps()).isOne();
    }

    @Test
    void doesNotRunAheadWhenThreadsBringTheirTimesInAnotherOrder() {
        EngineClock engine = new EngineClock(clock, clock);
        Instant now = clock.instant();
        for (int i = 0; i < 1000; i++) {
            engine.at(now.plusMillis(10));
            engine.at(now);
        }

        assertThat(engine.last()).isEqualTo(Micros.of(now.plusMillis(10)));
        assertThat(engine.wallTime(engine.last())).isEqualTo(engine.last());
    }
}
