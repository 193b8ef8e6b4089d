package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;
import static io.github.slamonitor.store.sqlite.Episodes.at;
import static io.github.slamonitor.store.sqlite.Episodes.end;
import static io.github.slamonitor.store.sqlite.Episodes.open;
import static io.github.slamonitor.store.sqlite.Episodes.opening;
import static io.github.slamonitor.store.sqlite.Episodes.resolved;
import static io.github.slamonitor.store.sqlite.Episodes.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.DeliveryEnd;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Transition.Kind;
import io.github.slamonitor.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViolationsTest {

    private static final Violation OPEN = open("a", "checkout", 0);
    private static final Violation RESOLVED = resolved(OPEN, 60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SqliteViolationStore store;

    @BeforeEach
    void openStore() {
        store = SqliteViolationStore.open(folder.resolve("sla.db"));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void commit(String round, Transition... transitions) {
        store.commit(round(round, transitions), Set.of("mail", "chat"), Map.of());
    }

    private static WorstFigures worst(Violation violation) {
        return WorstFigures.of(violation.evidence());
    }

    private StoredViolation only() {
        return store.history().violation("a").orElseThrow();
    }

    @Test
    void followsAnEpisodeFromOpenedToResolved() {
        commit("1", opening(OPEN));
        assertThat(only())
                .isEqualTo(new StoredViolation(
                        OPEN, OPEN.evidence(), worst(OPEN), ViolationState.OPEN, false, Optional.empty()));
        Acknowledgement kim = new Acknowledgement("kim", "on it", at(20));
        store.acknowledged("a", kim);
        assertThat(only().state()).isEqualTo(ViolationState.ACKNOWLEDGED);
        commit("2", new Transition(Kind.FLAPPING, OPEN, at(30)));
        assertThat(only().flapping()).isTrue();
        assertThat(only().state()).isEqualTo(ViolationState.ACKNOWLEDGED);
        commit("3", new Transition(Kind.FLAPPING_ENDED, OPEN, at(40)));
        commit("4", end(RESOLVED));
        assertThat(only())
                .isEqualTo(new StoredViolation(
                        RESOLVED, OPEN.evidence(), worst(OPEN), ViolationState.RESOLVED, false, Optional.of(kim)));
        assertThat(store.history().count(ViolationQuery.all())).isEqualTo(1);
    }

    @Test
    void standsTheSameWhenAnEarlierRoundIsWrittenLater() {
        commit("2", end(RESOLVED));
        commit("1", opening(OPEN));
        commit("3", new Transition(Kind.REMINDED, OPEN, at(30)));
        assertThat(only().violation()).isEqualTo(RESOLVED);
        assertThat(only().opening()).isEqualTo(OPEN.evidence());
        assertThat(only().state()).isEqualTo(ViolationState.RESOLVED);
    }

    @Test
    void ignoresAnAcknowledgementOfWhatIsNotThereAndKeepsOneOfWhatIsOver() {
        store.acknowledged("unknown", new Acknowledgement("kim", "", at(0)));
        commit("1", opening(OPEN));
        commit("2", end(RESOLVED));
        store.acknowledged("a", new Acknowledgement("kim", "late", at(90)));
        assertThat(only().state()).isEqualTo(ViolationState.RESOLVED);
        assertThat(only().acknowledgement().orElseThrow().note()).isEqualTo("late");
    }

    @Test
    void tellsWhoWasToldWhenThroughWhichChannel() {
        commit("1", opening(OPEN), opening(open("b", "search", 0)));
        commit("2", end(RESOLVED));
        store.ended(new DeliveryEnd("1", "mail", at(3), Optional.empty()));
        store.ended(new DeliveryEnd("1", "chat", at(4), Optional.of("410 Gone")));
        store.ended(new DeliveryEnd("2", "chat", at(61), Optional.empty()));
        store.ended(new DeliveryEnd("2", "chat", at(99), Optional.empty()));
        assertThat(store.history().notifications("a"))
                .containsExactly(
                        new Notification("chat", Kind.OPENED, at(0), Optional.of(at(4)), Optional.of("410 Gone")),
                        new Notification("mail", Kind.OPENED, at(0), Optional.of(at(3)), Optional.empty()),
                        new Notification("chat", Kind.RESOLVED, at(60), Optional.of(at(61)), Optional.empty()),
                        new Notification("mail", Kind.RESOLVED, at(60), Optional.empty(), Optional.empty()));
        assertThat(store.history().notifications("b")).hasSize(2);
        assertThat(store.history().notifications("unknown")).isEmpty();
    }

    @Test
    void exportsCsvThatASpreadsheetTakesForText() {
        commit("1", opening(open("a", "=cmd(), \"x\"\nnext", 0)));
        StringBuilder csv = new StringBuilder();
        store.history().writeCsv(ViolationQuery.all().page(5, 1), csv);
        assertThat(csv.toString()).isEqualTo("""
                        id,service,policy,rule,kind,severity,state,opened_at,resolved_at,value,unit,bound,records,failures,slow,\
                        worst_value,worst_failure_rate,worst_response_violation_rate,window_start,window_end,text,reason,acknowledged_by,acknowledged_at,acknowledged_note
                        a,"'=cmd(), ""x""
                        next",checkout-policy,failure rate at most 5%,FAILURE_RATE,CRITICAL,OPEN,2026-01-01T00:00:00Z,,0.1,RATIO,\
                        at most 5%,2407,246,,0.1,0.10220191109264645,,2026-01-01T00:00:00Z,2026-01-01T00:05:00Z,10% of 2407 requests failed,contract 4.2,,,
                        """);
    }

    @Test
    void exportsJson() {
        StringBuilder json = new StringBuilder();
        store.history().writeJson(ViolationQuery.all(), json);
        assertThat(json.toString()).isEqualTo("[]\n");
        commit("1", opening(open("a", "tab\t\"quote\" \\ \u2028 \uD83D\uDE80", 0)));
        commit("2", opening(open("b", "search", 1)));
        json.setLength(0);
        store.history().writeJson(ViolationQuery.all().ascending(ViolationQuery.Order.OPENED), json);
        assertThat(json.toString())
                .startsWith(
                        "[\n{\"id\":\"a\",\"service\":\"tab\\u0009\\\"quote\\\" \\\\ \\u2028 \uD83D\uDE80\",\"policy\":")
                .contains("\"value\":0.1,\"unit\":\"RATIO\"")
                .contains("\"resolved_at\":null")
                .contains("},\n{\"id\":\"b\"")
                .endsWith("}\n]\n");
    }

    @Test
    void takesAReportInOnce() {
        SlaPolicy policy = SlaPolicy.named("web")
                .appliesTo("*")
                .require(failureRate().atMost(percent(5)))
                .build();
        SlaReport report = SlaEvaluator.of(policy)
                .evaluate(Stream.of(new MetricRecord("checkout", at(0), Duration.ofMillis(1), false)));
        assertThat(store.importReport(report)).isEqualTo(1);
        assertThat(store.importReport(report)).isZero();
        SlaReport later = SlaEvaluator.of(policy)
                .evaluate(Stream.of(new MetricRecord("checkout", at(9), Duration.ofMillis(1), false)));
        assertThat(store.importReport(later)).isEqualTo(1);
        assertThat(store.history().count(ViolationQuery.all().states(ViolationState.REPORTED)))
                .isEqualTo(2);
        assertThat(store.history().count(ViolationQuery.all().states(ViolationState.OPEN)))
                .isZero();
    }

    @Test
    void takesAReportOfFiguresWithoutTimesInAtATimeThatIsGiven() {
        SlaPolicy policy = SlaPolicy.named("web")
                .appliesTo("*")
                .require(failureRate().atMost(percent(5)))
                .build();
        SlaReport report = SlaEvaluator.of(policy)
                .evaluateMetrics(List.of(ServiceMetrics.named("checkout").with(failureRate(), percent(7))));
        assertThatThrownBy(() -> store.importReport(report))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have no times");
        assertThat(store.importReport(report, at(0))).isEqualTo(1);
        assertThat(store.importReport(report, at(0))).isZero();
        assertThat(store.importReport(report, at(86_400))).isEqualTo(1);
        assertThat(store.history().violations(ViolationQuery.all().during(at(86_400), at(86_401))))
                .extracting(stored -> stored.violation().openedAt())
                .containsExactly(at(86_400));
    }

    @Test
    void removesWhatIsOverAndOldAndNothingElse() {
        commit("1", opening(OPEN), opening(open("b", "search", 0)), opening(open("c", "login", 0)));
        commit("2", end(RESOLVED));
        commit("3", end(resolved(open("c", "login", 0), 4000)));
        for (String round : List.of("1", "2")) {
            store.delivered(round, "mail");
            store.delivered(round, "chat");
        }
        store.applyRetention(at(0).plus(Duration.ofDays(731)).plusSeconds(2000));
        assertThat(store.history().violations(ViolationQuery.all()))
                .extracting(stored -> stored.violation().id())
                .containsExactly("c", "b");
        assertThat(store.history().notifications("b")).hasSize(2);
        assertThat(store.undelivered("mail", 10)).hasSize(1);
        assertThat(Direct.number(store, "select count(*) from round")).isEqualTo(2);
    }

    @Test
    void removesTheOldestBeyondASize() throws Exception {
        store.close();
        Path file = folder.resolve("small.db");
        store = SqliteViolationStore.open(file, HistoryRetention.defaults().maximumBytes(1_000_000));
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            transitions.add(end(resolved(open("violation-" + i, "checkout", i), i + 1)));
        }
        store.commit(round("1", transitions.toArray(Transition[]::new)), Set.of(), Map.of());
        store.applyRetention(at(4000));
        long left = store.history().count(ViolationQuery.all());
        assertThat(left).isBetween(1L, 2500L);
        assertThat(store.history().violation("violation-2999")).isPresent();
        assertThat(store.history().violation("violation-0")).isEmpty();
        store.close();
        assertThat(Files.size(file)).isLessThan(1_100_000);
    }

    @Test
    void findsPagesFarFromTheStart() {
        Transition[] openings = IntStream.range(0, 2105)
                .mapToObj(i -> opening(open("violation-" + i, "checkout", i)))
                .toArray(Transition[]::new);
        commit("1", openings);
        for (long offset : List.of(999L, 1000L, 1050L, 1060L, 2000L, 2095L, 2104L, 2105L, 9000L)) {
            List<String> expected = IntStream.range((int) Math.min(offset, 2105), (int) Math.min(offset + 10, 2105))
                    .mapToObj(i -> "violation-" + i)
                    .toList();
            ViolationQuery query = ViolationQuery.all().ascending(ViolationQuery.Order.SERVICE);
            assertThat(store.history().violations(query.page(offset, 10)))
                    .as("page from %d", offset)
                    .extracting(stored -> stored.violation().id())
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusesPagesAndPeriodsThatAreNone() {
        assertThatThrownBy(() -> ViolationQuery.all().page(-1, 10)).hasMessageContaining("offset=-1");
        assertThatThrownBy(() -> ViolationQuery.all().page(0, 0)).hasMessageContaining("limit=0");
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        assertThatThrownBy(() -> ViolationQuery.all().during(noon, noon)).hasMessageContaining("must end after");
    }

    @Test
    void refusesRetentionThatIsNone() {
        HistoryRetention defaults = HistoryRetention.defaults();
        assertThatThrownBy(() -> new HistoryRetention.Step(Duration.ofMinutes(7), Duration.ofDays(2)))
                .hasMessageContaining("length=PT7M");
        assertThatThrownBy(() -> new HistoryRetention.Step(Duration.ofMinutes(5), Duration.ofHours(2)))
                .hasMessageContaining("keptFor=PT2H");
        assertThatThrownBy(() -> defaults.steps(new HistoryRetention.Step[0]))
                .hasMessageContaining("at least one step");
        assertThatThrownBy(() ->
                        defaults.steps(defaults.steps().get(1), defaults.steps().get(0)))
                .hasMessageContaining("multiple of the one before");
        assertThatThrownBy(() -> defaults.maximumBytes(1)).hasMessageContaining("maximumBytes=1");
        assertThatThrownBy(() -> defaults.violationsFor(Duration.ofDays(-1))).hasMessageContaining("violationsFor=");
        assertThatThrownBy(() -> defaults.evaluationsFor(Duration.ofDays(-1))).hasMessageContaining("evaluationsFor=");
    }
}
