package io.github.slamonitor.benchmarks.store;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.Severity;
import io.github.slamonitor.store.sqlite.HistoryRetention;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationQuery.Order;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What a dashboard asks of a database with 1,000,000 violations, and of a month of 1,000 services. */
final class QueryFigures {

    private static final int SERVICES = StoreFigures.SERVICES;
    private static final int VIOLATIONS = 1_000_000;
    private static final int EACH_ROUND = 10_000;

    private QueryFigures() {}

    static void violations(Path folder) throws IOException {
        try (SqliteViolationStore store = SqliteViolationStore.open(folder.resolve("sla.db"))) {
            for (int i = 0; i < VIOLATIONS; i += EACH_ROUND) {
                boolean over = i + EACH_ROUND < VIOLATIONS;
                store.commit(SampleData.varied("round-" + i, i, EACH_ROUND, SERVICES, over), Set.of(), Map.of());
            }
            ViolationHistory history = store.history();
            newest(history);
            filters(history);
            StoreFigures.print(
                    "1,000,000 violations by kind",
                    StoreFigures.time(10, i -> history.countByKind(ViolationQuery.all())));
            StoreFigures.print("what there is to filter by", StoreFigures.time(10, i -> history.filters()));
            StoreFigures.print(
                    "newest violation of 60 services",
                    StoreFigures.time(100, i -> history.newestViolations(names(60))));
        }
    }

    private static void newest(ViolationHistory history) throws IOException {
        ViolationQuery query = ViolationQuery.all().states(ViolationState.RESOLVED);
        StoreFigures.Work work = i -> {
            int found = history.violations(query.services("service-" + i % SERVICES))
                    .size();
            if (found != 100) {
                throw new IllegalStateException("found=" + found);
            }
        };
        StoreFigures.time(1000, work);
        StoreFigures.print("newest 100 of 1,000,000 violations by service and state", StoreFigures.time(1000, work));
        StoreFigures.print("newest 100 of 1,000,000 by state", StoreFigures.time(300, i -> history.violations(query)));
    }

    /** Each with the count and the first page, as the table of a dashboard shows them. */
    private static void filters(ViolationHistory history) throws IOException {
        ViolationQuery all = ViolationQuery.all();
        Instant middle = SampleData.START.plusMillis(VIOLATIONS * 50L);
        Map<String, ViolationQuery> queries = new LinkedHashMap<>();
        queries.put("nothing", all);
        queries.put("service", all.services("service-7"));
        queries.put("200 services", all.services(names(200).toArray(String[]::new)));
        queries.put("service pattern", all.services("service-9*"));
        queries.put("kind", all.kinds(Indicator.Kind.RESPONSE_VIOLATION_RATE));
        queries.put("severity", all.severities(Severity.CRITICAL));
        queries.put("open", all.states(ViolationState.OPEN, ViolationState.ACKNOWLEDGED));
        queries.put("resolved", all.states(ViolationState.RESOLVED));
        queries.put("rule", all.rules("rule-3"));
        queries.put("period", all.during(middle, middle.plus(Duration.ofHours(1))));
        queries.put("failure rate, many", all.failureRateAtLeast(Ratio.percent(5)));
        queries.put("failure rate, none", all.failureRateAtLeast(Ratio.percent(99)));
        queries.put("slow rate", all.responseViolationRateAtLeast(Ratio.percent(10)));
        queries.put(
                "all at once",
                all.services("service-*")
                        .kinds(Indicator.Kind.RESPONSE_VIOLATION_RATE, Indicator.Kind.FAILURE_RATE)
                        .severityAtLeast(Severity.WARNING)
                        .states(ViolationState.RESOLVED)
                        .during(SampleData.START, middle)
                        .failureRateAtLeast(Ratio.percent(1))
                        .responseViolationRateAtLeast(Ratio.percent(15)));
        for (Order order : Order.values()) {
            queries.put("nothing, by " + order.name().toLowerCase(Locale.ROOT), all.ascending(order));
        }
        for (Map.Entry<String, ViolationQuery> entry : queries.entrySet()) {
            ViolationQuery query = entry.getValue();
            long[] nanos = StoreFigures.time(7, i -> {
                history.count(query);
                history.violations(query);
            });
            StoreFigures.print("filter: " + entry.getKey(), nanos[nanos.length / 2] / 1e6, "ms");
        }
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "service-" + i).toList();
    }

    static void totals(Path folder) throws IOException {
        Path file = folder.resolve("sla.db");
        HistoryRetention retention = HistoryRetention.defaults();
        Duration half = Duration.ofMinutes(2).plusSeconds(30);
        SampleData data = SampleData.slowRates();
        try (SqliteViolationStore store = SqliteViolationStore.open(file, retention)) {
            for (int i = 0; i < 24 * 24 + 23; i++) {
                Instant from = SampleData.START.plus(half.multipliedBy(i));
                store.append(data.measured(i, from, from.plus(half), SERVICES));
            }
        }
        StoreFigures.repeatFirstDay(file, 30);
        Instant end = SampleData.START.plus(Duration.ofDays(30));
        try (ViolationHistory history = ViolationHistory.open(file)) {
            Instant hour = SampleData.START.plus(Duration.ofHours(24));
            StoreFigures.print(
                    "totals of 1,000 services over an hour",
                    StoreFigures.time(10, i -> history.totals(names(SERVICES), hour.minusSeconds(3600), hour)));
            StoreFigures.print(
                    "totals of 1,000 services over 30 days of 5 minutes",
                    StoreFigures.time(5, i -> history.totals(names(SERVICES), SampleData.START, end)));
            StoreFigures.print(
                    "30 days of one service in steps of an hour",
                    StoreFigures.time(
                            50, i -> history.serviceTrend("service-" + i, SampleData.START, end, Duration.ofHours(1))));
            StoreFigures.print("latest values of 1,000 services", StoreFigures.time(20, i -> history.latestValues()));
        }
    }
}
