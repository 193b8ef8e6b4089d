package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.MonitorClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveStatusTest {

    private static final SlaPolicy POLICY = SlaPolicy.named("checkouts")
            .appliesTo("checkout", "check-*")
            .require(failureRate().atMost(percent(50)).named("failures"))
            .require(recordCount().atLeast(1).named("requests"))
            .build();
    private static final SlaPolicy UNUSED = SlaPolicy.named("unused")
            .appliesTo("nobody-*")
            .require(failureRate().atMost(percent(50)))
            .build();

    private final MonitorClock clock = new MonitorClock();
    private final SlaMonitor monitor =
            SlaMonitor.builder().policy(POLICY).policy(UNUSED).clock(clock).build();

    @Test
    void knowsItsServicesBeforeTheFirstEvaluation() {
        monitor.success("auth", 1);
        MonitorStatus status = monitor.status();

        assertThat(status.evaluatedAt()).isEmpty();
        assertThat(status.services()).extracting(ServiceStatus::service).containsExactly("auth", "checkout");
        assertThat(status.services())
                .allMatch(service -> service.rules().isEmpty() && service.verdict() == Verdict.INSUFFICIENT_DATA);
        assertThat(status.services().get(0).lastRecord()).contains(START);
        assertThat(status.services().get(1).lastRecord()).isEmpty();
        assertThat(status.health()).returns(2, MonitorHealth::services).returns(0L, MonitorHealth::evaluations);
    }

    @Test
    void showsTheLastEvaluation() {
        monitor.failure("checkout", 1);
        clock.pass(Duration.ofMinutes(5));
        monitor.success("check-in", 1);
        SlaReport report = monitor.evaluate(clock.instant());
        MonitorStatus status = monitor.status();

        assertThat(report.results())
                .extracting(result -> result.service() + " " + result.rule().name() + " " + result.verdict())
                .containsExactly(
                        "check-in failures MET",
                        "check-in requests MET",
                        "checkout failures INSUFFICIENT_DATA",
                        "checkout requests VIOLATED");
        assertThat(status.evaluatedAt()).contains(clock.instant());
        assertThat(status.services()).extracting(ServiceStatus::verdict).containsExactly(Verdict.MET, Verdict.VIOLATED);
        assertThat(status.services().get(1).rules())
                .extracting(rule -> rule.alert().state())
                .containsExactly(AlertState.INACTIVE, AlertState.FIRING);
        assertThat(status.services().get(1).rules())
                .extracting(RuleStatus::result)
                .isEqualTo(report.results().subList(2, 4));
        assertThat(status.health())
                .returns(2L, MonitorHealth::records)
                .returns(1L, MonitorHealth::evaluations)
                .satisfies(health -> assertThat(health.longestEvaluation())
                        .isGreaterThanOrEqualTo(health.lastEvaluation())
                        .isPositive());
    }

    @Test
    void reportsWhatNoPolicyCoversAndWhichMatchesNothing() {
        monitor.success("auth", 1);
        SlaReport report = monitor.evaluate(clock.instant());

        assertThat(report.uncoveredServices()).containsExactly("auth");
        assertThat(report.unmatchedPolicies()).containsExactly("unused");
        assertThat(report.services()).extracting(ServiceMetrics::service).containsExactly("checkout");
    }

    @Test
    void isASnapshot() {
        monitor.success("checkout", 1);
        monitor.evaluate(clock.instant());
        MonitorStatus before = monitor.status();
        clock.pass(Duration.ofMinutes(10));
        monitor.success("auth", 1);
        monitor.evaluate(clock.instant());

        assertThat(before.services()).hasSize(1);
        assertThat(before.services().get(0).rules().get(0).result().metrics().records())
                .isOne();
    }

    @Test
    void acknowledgesAndSilencesWhatIsOpen() {
        monitor.failure("checkout", 1);
        monitor.evaluate(clock.instant());
        String id = alert().violation().orElseThrow().id();
        Silence silence = Silence.of("checkout", "*", START.plusSeconds(60), "kim", "known");
        monitor.silence(silence);

        assertThat(monitor.acknowledge(id, new Acknowledgement("kim", "mine", START)))
                .isTrue();
        assertThat(monitor.acknowledge("another", new Acknowledgement("kim", "mine", START)))
                .isFalse();
        assertThat(alert().acknowledgement()).map(Acknowledgement::note).contains("mine");
        assertThat(alert().muted()).isTrue();
        assertThat(monitor.endSilence(silence.id())).isTrue();
        assertThat(monitor.endSilence(silence.id())).isFalse();
        assertThat(alert().muted()).isFalse();
    }

    private AlertStatus alert() {
        return monitor.status().services().get(0).rules().get(0).alert();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        SlaMonitor.Builder builder = SlaMonitor.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("there must be at least one policy");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SlaMonitor.builder().policy(POLICY).policy(POLICY).build())
                .withMessage("each policy must have a name of its own: two are named 'checkouts'");
        for (Duration interval :
                List.of(Duration.ofMillis(999), Duration.ofHours(1).plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.evaluateEvery(interval))
                    .withMessageStartingWith("evaluateEvery must be from 1 s to 1 h: evaluateEvery=");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maximumServices(0))
                .withMessage("maximumServices must be at least 1: maximumServices=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.closeTimeout(Duration.ofNanos(-1)))
                .withMessage("closeTimeout must not be negative: closeTimeout=PT-0.000000001S");
    }
}
