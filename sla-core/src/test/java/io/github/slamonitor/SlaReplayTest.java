package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.noDataFor;
import static io.github.slamonitor.Indicators.perSecond;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.Traffic.traffic;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlaReplayTest {

    private static final Instant START = Instant.parse("2025-06-01T10:00:03Z");

    private static MetricRecord record(Instant at, boolean successful) {
        return new MetricRecord("auth", at, ofMillis(100), successful);
    }

    private static SlaPolicy policy(SlaRule... rules) {
        SlaPolicy.Builder builder = SlaPolicy.named("policy").appliesTo("auth");
        for (SlaRule rule : rules) {
            builder.require(rule);
        }
        return builder.build();
    }

    @Test
    void withoutRequestsNothingIsKnown() {
        ReplayTimeline timeline =
                SlaReplay.of(policy(failureRate().atMost(percent(5)))).run(List.of());
        assertThat(timeline.alerts()).isEmpty();
        assertThat(timeline.start()).isEmpty();
        assertThat(timeline.end()).isEmpty();
        assertThat(timeline.unjudged())
                .extracting(RuleResult::service, RuleResult::verdict)
                .containsExactly(tuple("auth", Verdict.INSUFFICIENT_DATA));
        assertThat(timeline.atEnd().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void oneRequestIsSeenByTheEvaluationAfterIt() {
        ReplayTimeline timeline =
                SlaReplay.of(policy(failureRate().atMost(percent(5)))).run(List.of(record(START, false)));
        assertThat(timeline.alerts()).hasSize(1).allMatch(ReplayedAlert::isOpen);
        assertThat(timeline.alerts().get(0).violation().openedAt()).isEqualTo("2025-06-01T10:00:10Z");
        assertThat(timeline.start()).contains(Instant.parse("2025-06-01T10:00:00Z"));
        assertThat(timeline.end()).contains(Instant.parse("2025-06-01T10:00:10Z"));
        assertThat(timeline)
                .hasToString(
                        "2025-06-01T10:00:10Z auth: failure rate at most 5%, still open after 0 s, worst" + " 100%");
    }

    @Test
    void aRequestAtTheTimeOfAnEvaluationIsSeenByTheNext() {
        ReplayTimeline timeline = SlaReplay.of(policy(failureRate().atMost(percent(5))))
                .run(List.of(record(Instant.parse("2025-06-01T10:00:10Z"), false)));
        assertThat(timeline.alerts().get(0).violation().openedAt()).isEqualTo("2025-06-01T10:00:20Z");
    }

    @Test
    @Timeout(120)
    void requestsDecadesApartTakeNoTime() {
        List<MetricRecord> records = new ArrayList<>();
        for (int year = 1; year < 3000; year++) {
            records.add(record(Instant.EPOCH.plus(ofDays(365L * year)), year % 2 == 0));
        }
        ReplayTimeline timeline = SlaReplay.of(policy(
                        failureRate().atMost(percent(5)).over(ofDays(90)).remindEvery(ofMinutes(1)),
                        noDataFor(ofDays(30)).pendingFor(ofDays(10))))
                .evaluateEvery(ofSeconds(1))
                .run(records);
        assertThat(timeline.alerts().stream()
                        .filter(alert -> alert.violation().rule().startsWith("time since")))
                .hasSize(2998)
                .allMatch(alert -> alert.lasted().toDays() == 325);
        assertThat(timeline.transitions()).noneMatch(told -> told.kind() == Transition.Kind.REMINDED);
    }

    @Test
    @Timeout(120)
    void whatIsOfTheYear6000OrLaterIsLeftOutAndCounted() {
        ReplayTimeline timeline = SlaReplay.of(policy(failureRate().atMost(percent(5))))
                .run(List.of(
                        record(START, true),
                        record(Instant.parse("5999-12-31T23:59:59.999999Z"), true),
                        record(Instant.parse("6000-01-01T00:00:00Z"), false),
                        record(Instant.parse("9999-12-31T23:59:59Z"), false),
                        record(Instant.parse("0000-01-01T00:00:00Z"), true)));
        assertThat(timeline.records()).isEqualTo(3);
        assertThat(timeline.leftOut()).isEqualTo(2);
        assertThat(timeline.alerts()).isEmpty();
    }

    @Test
    void aWaitingAlertOpensInAGapWithoutRequests() {
        List<MetricRecord> records = List.of(record(START, true), record(START.plus(ofDays(3)), true));
        ReplayTimeline timeline = SlaReplay.of(policy(
                        throughput().atLeast(perSecond(1)).over(ofMinutes(1)).pendingFor(Duration.ofHours(5))))
                .run(records);
        assertThat(timeline.alerts())
                .extracting(alert -> alert.violation().openedAt().toString())
                .containsExactly("2025-06-01T15:01:00Z");
    }

    @Test
    void anAlertThatOpensAndEndsOnTheWorstValueTellsIt() {
        Traffic traffic = traffic("auth")
                .perSecond(10)
                .fromMinute(10)
                .forMinutes(5)
                .failing(percent(20))
                .fromMinute(15)
                .forMinutes(1)
                .failing(percent(50));
        ReplayedAlert alert = SlaReplay.of(
                        policy(failureRate().atMost(percent(5)).over(ofMinutes(1))))
                .run(traffic)
                .alerts()
                .get(0);
        assertThat(alert.worst()).isEqualTo(percent(50).toMeasurement());
        assertThat(alert.worstAt()).isEqualTo(Traffic.START.plus(ofMinutes(16)));
    }

    @Test
    void comparesTwoPoliciesOnTheSameRequests() {
        Traffic traffic = traffic("auth")
                .perSecond(10)
                .fromMinute(10)
                .forMinutes(10)
                .failing(percent(4))
                .fromMinute(50)
                .forMinutes(10)
                .failing(percent(20));
        ReplayComparison comparison = ReplayComparison.of(
                SlaReplay.of(policy(failureRate().atMost(percent(5)))),
                SlaReplay.of(policy(failureRate().atMost(percent(3)).over(ofMinutes(1)))),
                traffic);
        assertThat(comparison.first().alerts()).hasSize(1);
        assertThat(comparison.second().alerts()).hasSize(2);
        assertThat(comparison.onlyFirst()).isEmpty();
        assertThat(comparison.onlySecond())
                .containsExactly(comparison.second().alerts().get(0));
        assertThat(comparison.both())
                .containsExactly(new ReplayComparison.Pair(
                        comparison.first().alerts().get(0),
                        comparison.second().alerts().get(1)))
                .noneMatch(ReplayComparison.Pair::isSame);
        assertThat(comparison.first().transitions())
                .isEqualTo(SlaReplay.of(policy(failureRate().atMost(percent(5))))
                        .run(traffic)
                        .transitions());
    }

    @Test
    void batchAndTheLastEvaluationAgreeWhereTheWindowHoldsEverything() {
        SlaPolicy policy = policy(failureRate().atMost(percent(5)).over(ofDays(1)));
        Traffic traffic = traffic("auth").failing(percent(6));
        assertThat(SlaReplay.of(policy).run(traffic).atEnd().results().get(0).value())
                .isEqualTo(SlaEvaluator.of(policy)
                        .evaluate(traffic)
                        .results()
                        .get(0)
                        .value());
    }

    @Test
    void refusesIntervalsAndThreadsOutOfRange() {
        SlaReplay replay = SlaReplay.of(policy(failureRate().atMost(percent(5))));
        assertThatThrownBy(() -> replay.evaluateEvery(ofMillis(999))).hasMessageContaining("from 1 s to 1 h");
        assertThatThrownBy(() -> replay.evaluateEvery(Duration.ofHours(1).plusNanos(1)))
                .hasMessageContaining("from 1 s to 1 h");
        assertThatThrownBy(() -> replay.threads(0)).hasMessage("threads must be at least 1: threads=0");
        assertThatThrownBy(() -> ReplayComparison.of(replay, replay.evaluateEvery(ofSeconds(20)), List.of()))
                .hasMessage("both must evaluate as often: first=10 s, second=20 s");
    }
}
