package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Ratio.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.MeasuredService;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaRule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricHistoryTest {

    private static final Instant START = Instant.parse("2026-01-30T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final SlaRule RULE =
            responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(5));
    private static final String NAME = RULE.name();
    private static final ServiceTotals NONE = new ServiceTotals(0, 0, Duration.ZERO, Optional.empty());

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SqliteViolationStore store;

    private final Random random = new Random(1);
    private final List<MeasuredRound> written = new ArrayList<>();
    private Instant now = START;

    @BeforeEach
    void open() {
        store = SqliteViolationStore.open(
                file(),
                HistoryRetention.defaults()
                        .evaluationsFor(Duration.ofHours(2))
                        .steps(
                                new HistoryRetention.Step(FIVE_MINUTES, Duration.ofDays(2)),
                                new HistoryRetention.Step(HOUR, Duration.ofDays(30))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return folder.resolve("sla.db");
    }

    /** A share in whole thousandths, as a rule of this limit has it. */
    private static Measurement share(int thousandths) {
        return failureRate().atMost(percent(thousandths / 10.0)).bound().limit();
    }

    private void measure(Duration interval, int records) {
        Instant from = now;
        now = now.plus(interval);
        int failures = records == 0 ? 0 : random.nextInt(records + 1);
        int thousandths = random.nextInt(100);
        List<MeasuredService> services = new ArrayList<>();
        for (String name : List.of("checkout", "payment")) {
            services.add(new MeasuredService(
                    name,
                    records,
                    failures,
                    Duration.ofNanos(1000L * random.nextInt(1_000_000_000)),
                    List.of(new MeasuredRule(
                            "web",
                            RULE,
                            share(thousandths),
                            thousandths > 50,
                            OptionalLong.of(failures / 2),
                            Optional.empty()))));
        }
        MeasuredRound round = new MeasuredRound("round-" + written.size(), from, now, services);
        store.append(round);
        written.add(round);
    }

    /** Of the rounds whose last millisecond is in the period. */
    private List<MeasuredService> expected(Instant from, Instant until) {
        return written.stream()
                .filter(round -> round.at().isAfter(from) && !round.at().isAfter(until))
                .map(round -> round.services().get(0))
                .toList();
    }

    private void checkTotals(Instant from, Instant until) {
        List<MeasuredService> expected = expected(from, until);
        ServiceTotals totals = store.history().totals("checkout", from, until);
        assertThat(totals.records())
                .isEqualTo(expected.stream().mapToLong(MeasuredService::records).sum());
        assertThat(totals.failures())
                .isEqualTo(
                        expected.stream().mapToLong(MeasuredService::failures).sum());
        assertThat(totals.totalResponseTime())
                .isEqualTo(expected.stream()
                        .map(MeasuredService::totalResponseTime)
                        .reduce(Duration.ZERO, Duration::plus));
        long slow = expected.stream()
                .mapToLong(service -> service.rules().get(0).slow().orElseThrow())
                .sum();
        assertThat(totals.slow())
                .isEqualTo(
                        expected.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new SlowRequests("web", NAME, slow, totals.records())));
        assertThat(store.history().totals(List.of("payment", "checkout", "unknown"), from, until))
                .containsEntry("checkout", totals)
                .containsEntry("unknown", NONE)
                .hasSize(3);
    }

    private void checkServiceTrend(Instant from, Instant until, Duration step) {
        List<ServicePoint> trend = store.history().serviceTrend("checkout", from, until, step);
        for (ServicePoint point : trend) {
            Instant end = point.start().plus(point.length());
            assertThat(point.totals()).isEqualTo(store.history().totals("checkout", point.start(), end));
        }
        assertThat(trend).isSortedAccordingTo(Comparator.comparing(ServicePoint::start));
        assertThat(trend.stream().mapToLong(point -> point.totals().records()).sum())
                .isEqualTo(store.history().totals("checkout", from, until).records());
        assertThat(store.history().serviceTrend("checkout", "web", NAME, from, until, step))
                .isEqualTo(trend);
    }

    private void checkTrend(Instant from, Instant until, Duration step) {
        List<TrendPoint> trend = store.history().trend("checkout", "web", NAME, from, until, step);
        long evaluations = 0;
        for (TrendPoint point : trend) {
            List<MeasuredRule> expected = expected(point.start(), point.start().plus(point.length())).stream()
                    .map(service -> service.rules().get(0))
                    .toList();
            double[] values = expected.stream()
                    .mapToDouble(rule -> rule.value().asDouble())
                    .sorted()
                    .toArray();
            assertThat(point.evaluations()).isEqualTo(values.length);
            assertThat(point.low()).isEqualTo(values[0], within(1e-9));
            assertThat(point.high()).isEqualTo(values[values.length - 1], within(1e-9));
            assertThat(point.mean()).isEqualTo(Arrays.stream(values).average().orElseThrow(), within(1e-4));
            assertThat(point.violated())
                    .isEqualTo(expected.stream().filter(MeasuredRule::violated).count());
            assertThat(point.slow())
                    .isEqualTo(expected.stream()
                            .mapToLong(rule -> rule.slow().orElse(0))
                            .sum());
            evaluations += point.evaluations();
        }
        assertThat(evaluations).isEqualTo(expected(from, until).size());
    }

    @Test
    void countsSurviveCompactionExactlyAndAgreeWithEveryRound() {
        for (int i = 0; i < 6 * 24 * 6; i++) {
            measure(Duration.ofMinutes(10).plusSeconds(random.nextInt(60)), random.nextInt(2_000));
        }
        Instant month = Instant.parse("2026-02-01T00:00:00Z");
        checkTotals(START, now);
        checkTotals(START, month);
        checkTotals(month, now);
        checkTotals(
                START.plus(Duration.ofHours(7)), now.minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.HOURS));
        for (Instant hour = START; hour.isBefore(now); hour = hour.plus(HOUR)) {
            checkTotals(hour, hour.plus(HOUR));
        }
        checkTrend(START, now, HOUR);
        checkTrend(START, now, FIVE_MINUTES);
        checkTrend(START, now, Duration.ofDays(1));
        checkServiceTrend(START, now, HOUR);
        checkServiceTrend(START, now, Duration.ofDays(1));
        checkServiceTrend(month, now, FIVE_MINUTES);
        assertThat(store.history().trend("checkout", "web", NAME, START, now, FIVE_MINUTES))
                .extracting(TrendPoint::length)
                .contains(HOUR, FIVE_MINUTES);
    }

    @Test
    void viewsForAnySqliteToolShowTheSameFigures() throws SQLException {
        for (int i = 0; i < 24 * 6 * 4; i++) {
            measure(Duration.ofMinutes(10), 100);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select sum(records), sum(failures), min(at) from service_history where service = 'checkout'")) {
                ServiceTotals totals = store.history().totals("checkout", START, now);
                assertThat(row.getLong(1)).isEqualTo(totals.records());
                assertThat(row.getLong(2)).isEqualTo(totals.failures());
                assertThat(row.getLong(3)).isEqualTo(START.toEpochMilli());
            }
            List<TrendPoint> trend = store.history().trend("checkout", "web", NAME, START, now, FIVE_MINUTES);
            try (ResultSet rows = statement.executeQuery("select at, evaluations, mean, low, high, violated, slow from"
                    + " rule_history where service = 'checkout' order by at")) {
                for (TrendPoint point : trend) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(point.start().toEpochMilli());
                    assertThat(rows.getLong(2)).isEqualTo(point.evaluations());
                    assertThat(rows.getDouble(3)).isEqualTo(point.mean());
                    assertThat(rows.getDouble(4)).isEqualTo(point.low());
                    assertThat(rows.getDouble(5)).isEqualTo(point.high());
                    assertThat(rows.getLong(6)).isEqualTo(point.violated());
                    assertThat(rows.getLong(7)).isEqualTo(point.slow());
                }
                assertThat(rows.next()).isFalse();
            }
            try (ResultSet row = statement.executeQuery(
                    "select count(*), max(value) from evaluation_history where rule like 'response%'")) {
                assertThat(row.getLong(1)).isPositive();
                assertThat(row.getDouble(2)).isBetween(0.0, 0.1);
            }
        }
    }

    @Test
    void singleEvaluationsAreThereAsLongAsTheyAreKept() {
        for (int i = 0; i < 5 * 60; i++) {
            measure(Duration.ofMinutes(1), 10);
        }
        List<TrendPoint> single = store.history().trend("checkout", "web", NAME, START, now, Duration.ZERO);
        assertThat(single).hasSizeBetween(120, 180);
        assertThat(single).allMatch(point -> point.evaluations() == 1);
        checkTotals(START, now);
        checkTrend(START, now, Duration.ofMinutes(15));
    }

    @Test
    void countsARoundOnceThatIsHandedOverTwice() {
        measure(HOUR, 100);
        store.append(written.get(0));
        checkTotals(START, now);
    }

    @Test
    void keepsWhatComesWithAClockThatWasPutBack() {
        for (int i = 0; i < 30; i++) {
            measure(Duration.ofMinutes(10), 100);
        }
        now = START.plus(Duration.ofMinutes(95));
        measure(Duration.ofMinutes(5), 50); // at the time of another round, in an hour that is added up already
        for (int i = 0; i < 30; i++) {
            measure(Duration.ofMinutes(11), 100);
        }
        checkTotals(START, now.plus(HOUR));
    }

    @Test
    void goesOnAfterARestartAndALongPause() {
        measure(Duration.ofMinutes(10), 100);
        store.close();
        open();
        now = now.plus(Duration.ofDays(10));
        measure(Duration.ofMinutes(10), 100);
        now = now.plus(Duration.ofHours(5));
        measure(Duration.ofMinutes(10), 100);
        checkTotals(START, now);
        checkTrend(START, now, HOUR);
    }

    @Test
    void figuresThatAreTooOldForAnyStepGo() {
        measure(Duration.ofMinutes(10), 100);
        Instant first = now;
        now = now.plus(Duration.ofDays(40));
        measure(Duration.ofMinutes(10), 100);
        measure(Duration.ofHours(2), 100);
        store.applyRetention(now);
        assertThat(store.history().totals("checkout", START, first).records()).isZero();
        Instant nextDay = START.plus(Duration.ofDays(1));
        assertThat(store.history().totals("checkout", START, nextDay)).isEqualTo(NONE);
        assertThat(store.history().totals("checkout", first, now).records()).isEqualTo(200);
    }

    private static MeasuredRound round(int number, MeasuredRule... rules) {
        Instant from = START.plus(HOUR.multipliedBy(number));
        MeasuredService service = new MeasuredService("checkout", 100, 10, Duration.ofSeconds(20), List.of(rules));
        return new MeasuredRound("round-" + number, from, from.plus(HOUR), List.of(service));
    }

    private static MeasuredRule slow(String policy, int requests) {
        return new MeasuredRule(policy, RULE, share(20), requests > 5, OptionalLong.of(requests), Optional.empty());
    }

    @Test
    void slowRequestsAreAShareOfTheRequestsThatARuleWasThereFor() {
        store.append(round(0));
        store.append(round(1, slow("web", 7)));
        store.append(round(2, slow("web", 9)));
        SlowRequests slow = store.history()
                .totals("checkout", START, START.plus(HOUR.multipliedBy(3)))
                .slow()
                .orElseThrow();
        assertThat(slow).isEqualTo(new SlowRequests("web", NAME, 16, 200));
        assertThat(slow.rate()).hasValue(0.08);
        assertThat(store.history().totals("checkout", START, START.plus(HOUR)).slow())
                .isEmpty();
    }

    @Test
    void ofSeveralRulesTheFirstWithAValueInThePeriodCountsSlowRequests() {
        store.append(round(0, slow("a", 1)));
        store.append(round(1, slow("b", 2), slow("c", 3)));
        Instant end = START.plus(HOUR.multipliedBy(2));
        assertThat(store.history().totals("checkout", START, end).slow()).hasValue(new SlowRequests("a", NAME, 1, 100));
        assertThat(store.history().totals("checkout", START.plus(HOUR), end).slow())
                .hasValue(new SlowRequests("b", NAME, 2, 100));
        assertThat(store.history().serviceTrend("checkout", "c", NAME, START, end, HOUR))
                .extracting(point -> point.totals().slow())
                .containsExactly(Optional.empty(), Optional.of(new SlowRequests("c", NAME, 3, 100)));
        assertThat(store.history().serviceTrend("checkout", "web", "unknown", START, end, HOUR))
                .extracting(point -> point.totals().slow())
                .containsOnly(Optional.empty());
    }

    @Test
    void tellsTheLatestValuesAlsoAfterTheMonitorWasClosed() {
        assertThat(store.history().latestValues()).isEmpty();
        store.append(round(0, slow("web", 1)));
        store.append(round(1, slow("b", 6), slow("a", 1)));
        store.append(round(2)); // what was recorded after the last evaluation
        List<StoredValue> latest = store.history().latestValues();
        assertThat(latest).extracting(value -> value.rule().policy()).containsExactly("a", "b");
        assertThat(latest).extracting(StoredValue::violated).containsExactly(false, true);
        assertThat(latest.get(0).at()).isEqualTo(START.plus(HOUR.multipliedBy(2)));
        assertThat(latest.get(0).value()).isEqualTo(0.02);
    }

    @Test
    void refusesStepsUnderAMinute() {
        assertThatThrownBy(() -> store.history().serviceTrend("checkout", START, now, Duration.ofSeconds(10)))
                .hasMessage("step must be at least a minute: step=PT10S");
    }

    @Test
    void listsTheRulesWithFigures() {
        measure(HOUR, 1);
        assertThat(store.history().rules()).hasSize(2);
        StoredRule rule = store.history().rules().get(0);
        assertThat(rule)
                .isEqualTo(new StoredRule(
                        "checkout",
                        "web",
                        NAME,
                        RULE.indicator().kind(),
                        Measurement.Unit.RATIO,
                        "at most 5%",
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.05),
                        Optional.of(Severity.WARNING)));
    }

    @Test
    void keepsTimesInMilliseconds() {
        SlaRule average = averageResponseTime().atMost(Duration.ofMillis(500));
        MeasuredRule rule = new MeasuredRule(
                "web", average, average.bound().limit(), false, OptionalLong.empty(), Optional.empty());
        store.append(new MeasuredRound(
                "1",
                START,
                START.plusSeconds(10),
                List.of(new MeasuredService("checkout", 1, 0, Duration.ofMillis(500), List.of(rule)))));
        TrendPoint point = store.history()
                .trend("checkout", "web", average.name(), START, START.plus(HOUR), HOUR)
                .get(0);
        assertThat(point).isEqualTo(new TrendPoint(START, HOUR, 1, 500, 500, 500, 0, 0));
    }

    @Test
    void nothingIsKnownOfWhatWasNeverMeasured() {
        assertThat(store.history().totals("checkout", START, now.plus(HOUR))).isEqualTo(NONE);
        assertThat(store.history().trend("checkout", "web", NAME, START, now.plus(HOUR), HOUR))
                .isEmpty();
    }
}
