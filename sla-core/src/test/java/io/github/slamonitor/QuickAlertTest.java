package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.throughput;
import static io.github.slamonitor.Traffic.traffic;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Holds the quick way of a replay against the one by the windows and the book of a monitor. */
class QuickAlertTest {

    @Provide
    Arbitrary<ReplayScenario> scenarios() {
        return ReplayScenario.any();
    }

    @Provide
    Arbitrary<ReplayScenario> busyScenarios() {
        return ReplayScenario.busy();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatTheBookTells(@ForAll("scenarios") ReplayScenario scenario) {
        assertAgrees(scenario.replay(), scenario.records());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatTheBookTellsOverThousandsOfEvaluations(@ForAll("busyScenarios") ReplayScenario scenario) {
        assertAgrees(scenario.replay(), scenario.records());
    }

    private static void assertAgrees(SlaReplay replay, List<MetricRecord> records) {
        ReplayTimeline quick = replay.run(records);
        ReplayTimeline booked = replay.allByBook().run(records);

        assertThat(quick.transitions()).isEqualTo(booked.transitions());
        assertThat(quick.alerts()).isEqualTo(booked.alerts());
        assertThat(quick.alerts())
                .extracting(alert -> alert.violation().id())
                .containsExactlyInAnyOrderElementsOf(idsTold(booked));
        assertThat(quick.alertedServices()).isEqualTo(booked.alertedServices());
        assertThat(quick.openAtEnd()).isEqualTo(booked.openAtEnd());
        assertThat(quick.unjudged()).hasToString(booked.unjudged().toString());
        assertThat(quick.atEnd().results()).hasToString(booked.atEnd().results().toString());
    }

    private static Set<String> idsTold(ReplayTimeline timeline) {
        return timeline.transitions().stream()
                .map(transition -> transition.violation().id())
                .collect(Collectors.toSet());
    }

    /** A day and a half at 10 s: evaluations in many columns, of which the alert is open over several. */
    @Test
    void anAlertGoesOnFromOneColumnToTheNext() {
        Traffic traffic =
                traffic("auth").perSecond(1).fromMinute(100).forMinutes(2000).failing(percent(20));
        SlaPolicy policy = SlaPolicy.named("policy")
                .appliesTo("auth")
                .require(failureRate().atMost(percent(5)).resolvedAt(percent(3)).keepFiringFor(ofMinutes(30)))
                .require(throughput()
                        .atLeast(Indicators.perSecond(2))
                        .over(ofMinutes(1))
                        .pendingFor(Duration.ofHours(3)))
                .build();
        List<MetricRecord> records = traffic.records().toList();
        assertAgrees(SlaReplay.of(policy), records);
        assertThat(SlaReplay.of(policy)
                        .evaluateEvery(ofSeconds(10))
                        .run(records)
                        .alerts())
                .hasSize(2);
    }
}
