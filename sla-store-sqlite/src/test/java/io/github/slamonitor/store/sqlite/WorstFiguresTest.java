package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Ratio.percent;
import static io.github.slamonitor.store.sqlite.Episodes.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.MeasuredService;
import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WindowCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorstFiguresTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SqliteViolationStore store;

    @BeforeEach
    void open() {
        store = SqliteViolationStore.open(folder.resolve("sla.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static WorstFigures worst(double value, double failureRate) {
        return new WorstFigures(OptionalDouble.of(value), OptionalDouble.of(failureRate), OptionalDouble.empty());
    }

    private List<String> found(ViolationQuery query) {
        return store.history().violations(query).stream()
                .map(stored -> stored.violation().kind().name())
                .toList();
    }

    /** Between an opening with 20% and an end with 4% there was an evaluation with 60%, of which nobody was told. */
    @Test
    void knowsTheWorstEvaluationOfAnEpisodeThatIsOver() {
        SlaPolicy policy = SlaPolicy.named("web")
                .appliesTo("*")
                .require(failureRate().atMost(percent(5)).over(MINUTE))
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10))
                        .over(MINUTE))
                .build();
        Instant[] now = {at(0)};
        try (SlaMonitor monitor = SlaMonitor.builder()
                .policy(policy)
                .store(store)
                .clock(() -> now[0])
                .build()) {
            for (int failing : List.of(0, 20, 60, 4)) {
                now[0] = now[0].plus(MINUTE).plus(MINUTE);
                record(monitor.service("checkout"), failing);
                monitor.evaluate(now[0].plusSeconds(1));
            }
            store = reopenAfter(monitor);
        }
        assertThat(store.history().violations(ViolationQuery.all())).hasSize(2).allSatisfy(stored -> {
            assertThat(stored.state()).isEqualTo(ViolationState.RESOLVED);
            assertThat(stored.worst().value()).hasValue(0.6);
            assertThat(stored.worst().failureRate()).hasValue(0.6);
        });
        assertThat(found(ViolationQuery.all().failureRateAtLeast(percent(60)))).hasSize(2);
        assertThat(found(ViolationQuery.all().failureRateAtLeast(percent(60.01))))
                .isEmpty();
        assertThat(found(ViolationQuery.all().responseViolationRateAtLeast(percent(60))))
                .containsExactly("RESPONSE_VIOLATION_RATE");
    }

    private static void record(ServiceRecorder service, int failing) {
        for (int i = 0; i < 100; i++) {
            if (i < failing) {
                service.failure(Duration.ofMillis(900));
            } else {
                service.success(Duration.ofMillis(100));
            }
        }
    }

    private SqliteViolationStore reopenAfter(SlaMonitor monitor) {
        monitor.close();
        return SqliteViolationStore.open(folder.resolve("sla.db"));
    }

    @Test
    void takesTheWorstOfWhatWasToldInWhicheverOrder() {
        Violation open = Episodes.open("a", "checkout", 0);
        Violation reminded = Episodes.with(open, counted(50));
        store.commit(
                Episodes.round("2", new Transition(Transition.Kind.REMINDED, reminded, at(60))), Set.of(), Map.of());
        store.commit(Episodes.round("1", Episodes.opening(Episodes.with(open, counted(90)))), Set.of(), Map.of());
        store.commit(Episodes.round("3", Episodes.end(Episodes.resolved(open, 120))), Set.of(), Map.of());
        assertThat(store.history().violation("a").orElseThrow().worst()).isEqualTo(worst(0.1, 0.9));
    }

    /** Figures are written after what is told, on a thread of their own. */
    @Test
    void figuresThatAreWrittenAfterTheEndAreOfTheViolationThatWasOpenThen() {
        Violation first = Episodes.open("first", "checkout", 0);
        Violation second = Episodes.open("second", "checkout", 200);
        store.commit(Episodes.round("1", Episodes.opening(first)), Set.of(), Map.of());
        store.commit(Episodes.round("2", Episodes.end(Episodes.resolved(first, 120))), Set.of(), Map.of());
        store.commit(Episodes.round("3", Episodes.opening(second)), Set.of(), Map.of());

        store.append(measured(60, 90));
        store.append(measured(150, 95));
        store.append(measured(190, 97));
        store.append(measured(260, 80));

        assertThat(store.history().violation("first").orElseThrow().worst()).isEqualTo(worst(0.5, 0.9));
        assertThat(store.history().violation("second").orElseThrow().worst()).isEqualTo(worst(0.5, 0.8));
    }

    private static MeasuredRound measured(long second, int failures) {
        MeasuredRule rule = new MeasuredRule(
                "checkout-policy",
                failureRate().atMost(percent(5)),
                failureRate().atMost(percent(50)).bound().limit(),
                true,
                OptionalLong.empty(),
                Optional.of(new WindowCounts(100, failures, OptionalLong.empty())));
        MeasuredService service = new MeasuredService("checkout", 10, 1, Duration.ofSeconds(1), List.of(rule));
        return new MeasuredRound("at-" + second, at(second - 10), at(second), List.of(service));
    }

    private static Evidence counted(int failures) {
        return Episodes.evidence("made up", OptionalLong.of(100), OptionalLong.of(failures), OptionalLong.empty());
    }

    @Test
    void isFarthestOutsideABoundWhicheverSideThatIs() {
        Bound most = failureRate().atMost(percent(5)).bound();
        Bound least = recordCount().atLeast(100).bound();
        Bound between = recordCount().between(100, 200).bound();
        WorstFigures one = worst(90, 0.1);
        WorstFigures other = worst(203, 0.2);

        assertThat(one.or(other, most)).isEqualTo(worst(203, 0.2));
        assertThat(one.or(other, least)).isEqualTo(worst(90, 0.2));
        assertThat(one.or(other, between)).isEqualTo(worst(90, 0.2));
        assertThat(other.or(one, between)).isEqualTo(worst(90, 0.2));
        assertThat(one.or(worst(230, 0), between)).isEqualTo(worst(230, 0.1));
    }

    @Test
    void whatIsNotKnownIsNotWorse() {
        WorstFigures nothing = new WorstFigures(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        Bound bound = failureRate().atMost(percent(5)).bound();

        assertThat(nothing.or(worst(0.1, 0.2), bound)).isEqualTo(worst(0.1, 0.2));
        assertThat(worst(0.1, 0.2).or(nothing, bound)).isEqualTo(worst(0.1, 0.2));
    }
}
