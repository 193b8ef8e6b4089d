package io.github.slamonitor.examples.browser;

import static org.awaitility.Awaitility.await;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A made-up shop that has been monitored for three hours: some of its services had incidents, and two have one now. */
final class Shop {

    private static final String SETTINGS = """
            policies:
              - services: [checkout, login, search]
                name: shop
                max-failure-rate: 5%
                slow: 500ms
                max-slow-rate: 10%
                p99: 1500ms
                min-records: 20
                window: 1min
                objectives: [95% available over 30d]
              - services: 'payment-*'
                name: payments
                max-failure-rate: 5%
                max-average: 800ms
                window: 1min
                severity: critical
                because: contract 4.2
              - services: ['<*', '=*', '*gnp.exe', 'xxx*']
                name: others
                max-failure-rate: 30%
                max-slow-rate: 90%
                slow: 500ms
                window: 1min
                severity: info
            """;

    /** Names that must do no harm wherever they are shown: markup, a formula, what turns the direction of reading, and length. */
    static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "=cmd|' /C calc'!A0",
            "\u05E9\u05D9\u05E8\u05D5\u05EA \u202Egnp.exe",
            "x".repeat(1000));

    private static final Duration PAST = Duration.ofHours(3);

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int REQUESTS_IN_A_STEP = 30;
    /** Evaluations that the database has not taken in yet; the monitor would join them if there were more than 60. */
    private static final int MOST_WAITING = 50;

    private static final String SETTINGS_FILE = "sla-monitor.yaml";
    static final String DATABASE = "sla_violations.db";

    /** How a service is, and when it is worse: from so many minutes before the end to so many. */
    private record Service(String name, double millis, List<Trouble> troubles) {}

    private record Trouble(int from, int to, double failed, double slower) {

        boolean isOn(Duration left) {
            return left.toSeconds() <= from * 60L && left.toSeconds() > to * 60L;
        }
    }

    private static final List<Service> SERVICES = List.of(
            new Service("checkout", 210, List.of(new Trouble(160, 148, 0.02, 3.5), new Trouble(55, 44, 0.01, 4))),
            new Service("login", 90, List.of(new Trouble(120, 112, 0.3, 1.2), new Trouble(30, 26, 0.12, 1))),
            new Service("payment-eu", 260, List.of(new Trouble(95, 85, 0.6, 1.6), new Trouble(9, 0, 0.22, 1.5))),
            new Service("payment-us", 240, List.of(new Trouble(140, 133, 0.08, 1))),
            new Service("search", 130, List.of(new Trouble(70, 62, 0.01, 5), new Trouble(5, 0, 0.01, 4))),
            new Service(HOSTILE.get(0), 100, List.of(new Trouble(100, 95, 0.5, 1))),
            new Service(HOSTILE.get(1), 100, List.of(new Trouble(80, 75, 0.5, 1))),
            new Service(HOSTILE.get(2), 100, List.of(new Trouble(60, 56, 0.5, 1))),
            new Service(HOSTILE.get(3), 100, List.of(new Trouble(20, 15, 0.5, 1))));

    private final SlaMonitor monitor;
    private final List<Service> services;
    private final Random random = new Random(7);
    private Instant now;

    private Shop(List<Service> services, List<SlaPolicy> policies, SqliteViolationStore store, Instant start) {
        this.services = services;
        now = start;
        SlaMonitor.Builder builder = SlaMonitor.builder().store(store).clock(() -> now);
        policies.forEach(builder::policy);
        monitor = builder.build();
    }

    /** Writes the settings and the database into a folder. */
    static void open(Path folder) {
        open(folder, SERVICES);
    }

    /** As it is without the services of hostile names. */
    static void openWithUsualNames(Path folder) {
        open(
                folder,
                SERVICES.stream()
                        .filter(service -> !HOSTILE.contains(service.name()))
                        .toList());
    }

    private static void open(Path folder, List<Service> services) {
        List<SlaPolicy> policies = policies(folder);
        Instant end = Instant.now();
        try (SqliteViolationStore store = SqliteViolationStore.open(folder.resolve(DATABASE))) {
            new Shop(services, policies, store, end.minus(PAST)).live(end, store, policies);
        }
    }

    private static List<SlaPolicy> policies(Path folder) {
        try {
            Path settings = Files.writeString(folder.resolve(SETTINGS_FILE), SETTINGS);
            return MonitorSettings.of(Map.of("settings", settings.toString()), Map.of())
                    .policies();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void live(Instant end, SqliteViolationStore store, List<SlaPolicy> policies) {
        try (monitor) {
            while (now.isBefore(end)) {
                services.forEach(service -> serve(service, Duration.between(now, end)));
                now = now.plus(STEP);
                monitor.evaluate(now);
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> monitor.health().store().waiting() < MOST_WAITING);
            }
            acknowledgeOne(store);
            report(policies, store, end);
        }
    }

    private void serve(Service service, Duration left) {
        Trouble trouble = service.troubles().stream()
                .filter(one -> one.isOn(left))
                .findFirst()
                .orElse(new Trouble(0, 0, 0.008, 1));
        ServiceRecorder recorder = monitor.service(service.name());
        IntStream.range(0, REQUESTS_IN_A_STEP).forEach(request -> {
            double millis = service.millis() * trouble.slower() * Math.exp(0.4 * random.nextGaussian());
            Duration elapsed = Duration.ofNanos((long) (millis * 1e6));
            if (random.nextDouble() < trouble.failed()) {
                recorder.failure(elapsed, now);
            } else {
                recorder.success(elapsed, now);
            }
        });
    }

    private void acknowledgeOne(SqliteViolationStore store) {
        String id = store.history()
                .violations(ViolationQuery.all().states(ViolationState.OPEN).services("search"))
                .get(0)
                .violation()
                .id();
        monitor.acknowledge(id, new Acknowledgement("ana", "the index is built anew", now));
    }

    /** What a check of a file found, an hour before. */
    private static void report(List<SlaPolicy> policies, SqliteViolationStore store, Instant end) {
        Instant hour = end.minus(Duration.ofHours(1));
        Stream<MetricRecord> records = IntStream.range(0, 100)
                .mapToObj(request -> new MetricRecord(
                        "checkout",
                        hour.plusSeconds(request),
                        Duration.ofMillis(request % 4 == 0 ? 900 : 300),
                        request % 4 != 0));
        store.importReport(SlaEvaluator.of(policies.toArray(SlaPolicy[]::new)).evaluate(records));
    }
}
