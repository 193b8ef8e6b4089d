package io.github.slamonitor.examples;

import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.MonitorStatus;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.Verdict;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Monitors live traffic, made up or sent over HTTP, until it is asked to end. */
final class RunCommand {

    private static final Duration SIMULATED_INTERVAL = Duration.ofSeconds(5);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final String SIMULATED = "simulated";
    private static final long STATUS_SECONDS = 60;

    private final MonitorSettings settings;
    private final Terminal terminal;
    private final Narrator narrator;
    private final boolean simulated;
    private final Duration interval;

    RunCommand(MonitorSettings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = settings.colour().map(terminal::withColour).orElse(terminal);
        this.narrator = new Narrator(this.terminal, settings.isLogJson(), ZoneId.systemDefault());
        this.simulated = settings.inputs().isEmpty() || settings.inputs().equals(List.of(SIMULATED));
        this.interval = settings.interval(simulated ? SIMULATED_INTERVAL : USUAL_INTERVAL);
    }

    /** Runs until the program is asked to end; returns the exit code. */
    int run() throws InterruptedException {
        try (StopSignal stop = StopSignal.listen();
                SqliteViolationStore store = SqliteViolationStore.open(settings.database(), settings.retention())) {
            MonitorHealth health = run(store, stop);
            narrator.line(String.format(
                    Locale.ROOT,
                    "Stopped: %,d requests were counted, and everything is in %s.",
                    health.records(),
                    settings.database()));
            stop.finish(CheckCommand.MET);
            return CheckCommand.MET;
        }
    }

    private MonitorHealth run(SqliteViolationStore store, StopSignal stop) throws InterruptedException {
        Optional<URI> dashboard = settings.dashboard().or(() -> LiveServer.address(settings));
        Channels channels = Channels.of(settings, simulated ? Map.of("SLA_MAIL_FOLDER", "mails") : Map.of(), dashboard);
        SlaMonitor monitor = start(store, channels);
        try (monitor;
                LiveServer server = LiveServer.start(settings, store.history(), Optional.of(monitor), interval)) {
            new Welcome(settings, narrator, channels).tell(simulated, server.uri());
            if (simulated) {
                simulate(monitor, stop);
            } else {
                stop.await();
            }
            narrator.line("Stopping: what is under way is finished first.");
        }
        return monitor.health();
    }

    private SlaMonitor start(SqliteViolationStore store, Channels channels) {
        SlaMonitor.Builder builder = SlaMonitor.builder()
                .store(store)
                .evaluateEvery(interval)
                .maximumServices(settings.maximumServices())
                .listener(narrator);
        channels.listeners().values().forEach(builder::listener);
        policies().forEach(builder::policy);
        return builder.start();
    }

    private List<SlaPolicy> policies() {
        if (!settings.policies().isEmpty()) {
            return settings.policies();
        }
        return simulated ? LiveShop.POLICIES : List.of(MonitorSettings.usualPolicy());
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
