package io.github.slamonitor.examples.http;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.Objective;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Shows the dashboard over made-up traffic, with its files read from a folder, for working on them: arguments are the port, the folder of the
 * dashboard's files, the database and the number of services.
 */
final class DashboardPreview {

    private DashboardPreview() {}

    public static void main(String[] args) throws InterruptedException {
        int services = Integer.parseInt(args[3]);
        SqliteViolationStore store = SqliteViolationStore.open(Path.of(args[2]));
        try (SlaMonitor monitor = SlaMonitor.builder()
                        .policy(policy())
                        .store(store)
                        .evaluateEvery(Duration.ofSeconds(2))
                        .start();
                ApiServer server = ApiServer.start(
                        ServerSettings.defaults()
                                .port(Integer.parseInt(args[0]))
                                .assetsFolder(Path.of(args[1]))
                                .evaluateEvery(Duration.ofSeconds(2))
                                .title("Preview"),
                        store.history(),
                        Optional.of(monitor))) {
            System.out.println(server.uri());
            Random random = new Random(1);
            for (long tick = 0; !Thread.currentThread().isInterrupted(); tick++) {
                record(monitor, random, services, tick);
                Thread.sleep(20);
            }
        }
    }

    /** Each service has a bad minute of its own every five minutes. */
    private static void record(SlaMonitor monitor, Random random, int services, long tick) {
        for (int i = 0; i < 10; i++) {
            int service = random.nextInt(services);
            boolean bad = (tick / 3000 + service) % 5 == 0;
            String name = service == 0 ? "<img src=x onerror=alert(1)>" : "service-" + service;
            long nanos = (long) ((bad ? 900e6 : 200e6) * Math.exp(random.nextGaussian() / 2));
            if (random.nextDouble() < (bad ? 0.3 : 0.01)) {
                monitor.failure(name, nanos);
            } else {
                monitor.success(name, nanos);
            }
        }
    }

    private static SlaPolicy policy() {
        Duration window = Duration.ofSeconds(30);
        return SlaPolicy.named("shop")
                .appliesTo("*")
                .require(failureRate()
                        .atMost(percent(5))
                        .over(window)
                        .severity(Severity.CRITICAL)
                        .because("contract 4.2"))
                .require(averageResponseTime()
                        .atMost(Duration.ofMillis(800))
                        .over(window)
                        .pendingFor(Duration.ofSeconds(10)))
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10))
                        .over(window))
                .require(responseTimePercentile(99)
                        .atMost(Duration.ofSeconds(2))
                        .over(window)
                        .severity(Severity.INFO))
                .objective(Objective.availability(percent(99)))
                .build();
    }
}
