package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.MonitorClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Monitors that follow each other on one store. */
class LiveRestartTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final SlaRule FAILURES =
            failureRate().atMost(percent(50)).over(Duration.ofHours(1)).named("failures");
    private static final SlaPolicy POLICY = SlaPolicy.named("all")
            .require(FAILURES)
            .require(responseTimePercentile(99).atMost(Duration.ofSeconds(1)).over(Duration.ofMinutes(10)))
            .require(failureRate().atMost(percent(99)).overLast(10).named("the last"))
            .build();

    private final MonitorClock clock = new MonitorClock();
    private final MonitorStore store = MonitorStore.inMemory();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ViolationListener listener = new ViolationListener() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public void round(Round round) {
            round.transitions()
                    .forEach(one -> told.add(one.kind() + " " + one.violation().rule()));
        }
    };

    private SlaMonitor monitor(SlaPolicy policy) {
        return SlaMonitor.builder()
                .policy(policy)
                .clock(clock)
                .store(store)
                .listener(listener)
                .build();
    }

    @Test
    void keepsWindows() {
        try (SlaMonitor first = monitor(POLICY)) {
            first.failure("checkout", 1);
            first.success("checkout", 2_000_000_000);
            clock.pass(Duration.ofMinutes(3));
            first.success("checkout", 1);
        }
        clock.pass(Duration.ofMinutes(1));
        SlaMonitor second = monitor(POLICY);
        second.failure("checkout", 1);

        for (RuleResult result : second.evaluate(clock.instant()).results()) {
            assertThat(result.metrics())
                    .as(result.toString())
                    .returns(4L, ServiceMetrics::records)
                    .returns(2L, ServiceMetrics::failures)
                    .returns(Duration.ofSeconds(2).plusNanos(3000), ServiceMetrics::totalResponseTime);
        }
    }

    @Test
    void neitherRepeatsAnOpeningNorForgetsItsEnd() {
        try (SlaMonitor first = monitor(POLICY)) {
            first.failure("checkout", 1);
            first.evaluate(clock.instant());
        }
        assertThat(told).containsExactly("OPENED failures", "OPENED the last");
        clock.pass(Duration.ofMinutes(1));
        try (SlaMonitor second = monitor(POLICY)) {
            second.evaluate(clock.instant());
            assertThat(second.status().services().get(0).rules().get(0).alert().state())
                    .isEqualTo(AlertState.FIRING);
        }
        assertThat(told).hasSize(2);
        try (SlaMonitor third = monitor(POLICY)) {
            third.success("checkout", 1);
            third.success("checkout", 1);
            third.evaluate(clock.instant());
        }
        assertThat(told)
                .containsExactly("OPENED failures", "OPENED the last", "RESOLVED failures", "RESOLVED the last");
    }

    @Test
    void keepsAnAcknowledgementAndASilenceWithoutAnotherEvaluation() {
        try (SlaMonitor first = monitor(POLICY)) {
            first.failure("checkout", 1);
            first.evaluate(clock.instant());
            first.silence(Silence.of("checkout", "failures", START.plus(Duration.ofHours(1)), "kim", "known"));
            assertThat(first.acknowledge(
                            firing(first).violation().orElseThrow().id(),
                            new Acknowledgement("kim", "I am on it", START)))
                    .isTrue();
        }
        SlaMonitor second = monitor(POLICY);
        second.evaluate(clock.instant());

        assertThat(firing(second).acknowledgement()).map(Acknowledgement::by).contains("kim");
        assertThat(firing(second).muted()).isTrue();
        assertThat(second.status().silences()).hasSize(1);
    }

    private static AlertStatus firing(SlaMonitor monitor) {
        return monitor.status().services().get(0).rules().get(0).alert();
    }

    @Test
    void startsEmptyWithOtherRules() {
        try (SlaMonitor first = monitor(POLICY)) {
            first.failure("checkout", 1);
        }
        SlaMonitor second = monitor(SlaPolicy.named("all")
                .require(FAILURES.over(Duration.ofMinutes(1)))
                .build());
        second.success("checkout", 1);

        assertThat(second.evaluate(clock.instant()).results().get(0).metrics())
                .returns(1L, ServiceMetrics::records)
                .returns(0L, ServiceMetrics::failures);
    }

    @Test
    void resolvesAnAlertWhoseRuleIsGone() {
        try (SlaMonitor first = monitor(POLICY)) {
            first.failure("checkout", 1);
            first.evaluate(clock.instant());
        }
        monitor(SlaPolicy.named("all").require(FAILURES).build()).close();

        assertThat(told).containsExactly("OPENED failures", "OPENED the last", "RESOLVED the last");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 11, 12, 20, 100, 400, -1})
    void goesOnWithoutFiguresThatAreDamaged(int at) throws Exception {
        try (SlaMonitor first = monitor(POLICY)) {
            for (int i = 0; i < 100; i++) {
                first.failure("checkout", i * 1_000_000L);
            }
        }
        byte[] figures = figures();
        figures[at < 0 ? figures.length - 1 : at] ^= 0x55;
        store.saveFigures(Map.of("checkout", figures));

        assertStartsEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12, 13, 100, 300})
    void goesOnWithoutFiguresThatAreCutShort(int length) throws Exception {
        try (SlaMonitor first = monitor(POLICY)) {
            first.failure("checkout", 1);
        }
        byte[] cut = new byte[length];
        System.arraycopy(figures(), 0, cut, 0, length);
        store.saveFigures(Map.of("checkout", cut));

        assertStartsEmpty();
    }

    private byte[] figures() throws Exception {
        return Objects.requireNonNull(store.figures().get("checkout"));
    }

    private void assertStartsEmpty() {
        SlaMonitor second = monitor(POLICY);
        clock.pass(Duration.ofMinutes(1));
        second.success("checkout", 1);
        assertThat(second.evaluate(clock.instant()).results().get(0).metrics())
                .returns(1L, ServiceMetrics::records)
                .returns(0L, ServiceMetrics::failures);
        assertThat(second.status().services().get(0).lastRecord()).contains(clock.instant());
    }

    @Test
    void goesOnWithoutStatesThatAreDamaged() throws Exception {
        byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> states = new HashMap<>();
        for (String key : List.of("silences", "clock", "all/failures/checkout", "all/failures/", "//", "", "a/b")) {
            states.put(key, nonsense);
        }
        store.saveStates(states);
        store.saveFigures(Map.of(" ", nonsense, "x".repeat(10_001), nonsense, "checkout", nonsense));

        assertStartsEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "9223372036854775807", "100000000000000001", ""})
    void goesOnWithATimeThatIsNone(String time) throws Exception {
        store.saveStates(Map.of("clock", time.getBytes(StandardCharsets.UTF_8)));

        assertStartsEmpty();
    }

    @Test
    void doesNotMixServicesPastAMaximumThatWasLowered() {
        try (SlaMonitor first = monitor(POLICY)) {
            for (int i = 0; i < 10; i++) {
                first.failure("service " + i, 1);
            }
        }
        SlaMonitor second = SlaMonitor.builder()
                .policy(POLICY)
                .clock(clock)
                .store(store)
                .maximumServices(3)
                .build();

        assertThat(second.evaluate(clock.instant()).services())
                .extracting(ServiceMetrics::service, ServiceMetrics::records)
                .hasSize(4)
                .contains(org.assertj.core.groups.Tuple.tuple("(other services)", 0L));
    }

    @Test
    void resolvesTheAlertsOfServicesPastAMaximumThatWasLowered() {
        try (SlaMonitor first = monitor(SlaPolicy.named("all").require(FAILURES).build())) {
            first.failure("a", 1);
            first.failure("b", 1);
            first.evaluate(clock.instant());
        }
        SlaMonitor second = SlaMonitor.builder()
                .policy(SlaPolicy.named("all").require(FAILURES).build())
                .clock(clock)
                .store(store)
                .listener(listener)
                .maximumServices(1)
                .build();
        second.close();

        assertThat(told).containsExactly("OPENED failures", "OPENED failures", "RESOLVED failures");
    }

    @Test
    void losesAtMostTheFiguresOfTheLastMinuteWhenKilled() {
        SlaMonitor killed = monitor(POLICY);
        for (int i = 0; i < 100; i++) {
            killed.success("checkout", 1);
            clock.pass(Duration.ofSeconds(1));
            killed.evaluate(clock.instant());
        }
        SlaMonitor second = monitor(POLICY);

        assertThat(second.evaluate(clock.instant()).results().get(0).metrics().records())
                .isBetween(40L, 100L);
    }

    @Test
    void savesARecordThatWasLate() {
        SlaMonitor killed = monitor(POLICY);
        killed.success("checkout", 1);
        clock.pass(Duration.ofMinutes(1));
        killed.evaluate(clock.instant());
        killed.service("checkout").failure(MILLI, START.minusSeconds(100));
        clock.pass(Duration.ofMinutes(1));
        killed.evaluate(clock.instant());

        assertThat(monitor(POLICY).evaluate(clock.instant()).results().get(0).metrics())
                .returns(2L, ServiceMetrics::records)
                .returns(1L, ServiceMetrics::failures);
    }

    @Test
    void windowsMoveOnThoughTheClockWasSetBackBetweenTwoRuns() {
        SlaPolicy policy = SlaPolicy.named("all")
                .appliesTo("checkout", "silent")
                .require(FAILURES.over(Duration.ofMinutes(1)))
                .require(noDataFor(Duration.ofSeconds(90)))
                .build();
        try (SlaMonitor first = monitor(policy)) {
            first.failure("checkout", 1);
            first.evaluate(clock.instant());
        }
        clock.jump(Duration.ofHours(-2));
        SlaMonitor second = monitor(policy);
        second.service("checkout").success(MILLI, clock.instant().minusSeconds(30));

        List<RuleResult> results = second.evaluate(clock.instant()).results();
        assertThat(results.get(0).metrics().records()).isEqualTo(2);
        assertThat(results)
                .filteredOn(result -> result.verdict() == Verdict.VIOLATED)
                .isEmpty();
        clock.pass(Duration.ofSeconds(61));
        second.service("checkout").success(MILLI);
        assertThat(second.evaluate(clock.instant()).results().get(0).metrics().records())
                .isOne();
        second.close();
        assertThat(told).containsExactly("OPENED failures", "RESOLVED failures");
    }

    @Test
    void aPauseIsNeitherSilenceNorItsEnd() {
        SlaPolicy policy = SlaPolicy.named("all")
                .require(noDataFor(Duration.ofMinutes(5)).named("silence"))
                .build();
        try (SlaMonitor first = monitor(policy)) {
            first.success("silent", 1);
            clock.pass(Duration.ofMinutes(4));
            first.success("alive", 1);
            clock.pass(Duration.ofMinutes(2));
            assertThat(first.evaluate(clock.instant()).results())
                    .extracting(RuleResult::verdict)
                    .containsExactly(Verdict.MET, Verdict.VIOLATED);
        }
        clock.pass(Duration.ofHours(8));
        SlaMonitor second = monitor(policy);

        assertThat(second.evaluate(clock.instant()).results())
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.MET, Verdict.VIOLATED);
        clock.pass(Duration.ofMinutes(4));
        assertThat(second.evaluate(clock.instant()).results())
                .extracting(RuleResult::verdict)
                .containsExactly(Verdict.VIOLATED, Verdict.VIOLATED);
    }
}
