package io.github.slamonitor.examples;

import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.MonitorStatus;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Monitors live traffic, made up or sent over HTTP, until it is asked to end. */
final class RunCommand {

    /** Input that is made up. */
    static final String SIMULATED = "simulated";

    /** Input that programs send. */
    static final String HTTP = "http";

    private static final Duration SIMULATED_INTERVAL = Duration.ofSeconds(5);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final long STATUS_SECONDS = 60;

    private final LiveSetup setup;
    private final Narrator narrator;
    private final boolean simulated;
    private final Duration interval;

    RunCommand(LiveSetup setup, boolean simulated) {
        this.setup = setup;
        this.narrator = setup.narrator();
        this.simulated = simulated;
        this.interval = setup.settings().interval(simulated ? SIMULATED_INTERVAL : USUAL_INTERVAL);
    }

    /** Runs until the program is asked to end; returns the exit code. */
    int run() throws InterruptedException {
        if (!simulated && setup.settings().serverPort().isEmpty()) {
            throw new IllegalArgumentException("input: http needs the server; name a port in server.port");
        }
        try (StopSignal stop = StopSignal.listen();
                SqliteViolationStore store = setup.openStore()) {
            MonitorHealth health = run(store, stop);
            narrator.line(String.format(
                    Locale.ROOT,
                    "Stopped: %,d requests were counted, and everything is in %s.",
                    health.records(),
                    setup.settings().database()));
            stop.finish(CheckCommand.MET);
            return CheckCommand.MET;
        }
    }

    private MonitorHealth run(SqliteViolationStore store, StopSignal stop) throws InterruptedException {
        Channels channels = setup.channels(simulated ? Map.of("SLA_MAIL_FOLDER", "mails") : Map.of());
        SlaMonitor monitor = setup.monitor(store, channels, policies())
                .evaluateEvery(interval)
                .start();
        try (monitor;
                LiveServer server =
                        LiveServer.start(setup.settings(), store.history(), Optional.of(monitor), interval)) {
            new Welcome(setup, channels).tell(what(), server.uri());
            if (simulated) {
                simulate(monitor, stop);
            } else {
                stop.await();
            }
            narrator.line("Stopping: what is under way is finished first.");
        }
        return monitor.health();
    }

    private String what() {
        return simulated
                ? "Monitoring the made-up traffic of a small shop, where a day is over in " + LiveShop.DAY.toMinutes()
                        + " minutes."
                : "Monitoring what programs send to POST /api/records.";
    }

    private List<SlaPolicy> policies() {
        return setup.policies(simulated ? LiveShop.POLICIES : List.of(MonitorSettings.usualPolicy()));
    }

    private void simulate(SlaMonitor monitor, StopSignal stop) throws InterruptedException {
        SimulatedTraffic traffic = SimulatedTraffic.start(monitor, narrator::aside);
        try {
            long before = 0;
            while (!stop.await(STATUS_SECONDS, TimeUnit.SECONDS)) {
                MonitorStatus status = monitor.status();
                narrator.aside(state(status, status.health().records() - before));
                before = status.health().records();
            }
        } finally {
            traffic.close();
        }
    }

    private static String state(MonitorStatus status, long requests) {
        long violated = status.services().stream()
                .filter(service -> service.verdict() == Verdict.VIOLATED)
                .count();
        return String.format(
                Locale.ROOT,
                "%d services, %s; %,d requests in the last minute",
                status.services().size(),
                violated == 0 ? "all is met" : violated + " violated",
                requests);
    }
}
