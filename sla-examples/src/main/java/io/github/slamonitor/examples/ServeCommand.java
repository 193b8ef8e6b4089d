package io.github.slamonitor.examples;

import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Serves the dashboard over a database, without a monitor of its own. */
final class ServeCommand {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);

    private final MonitorSettings settings;
    private final Narrator narrator;

    ServeCommand(MonitorSettings settings, Terminal terminal) {
        this.settings = settings;
        Terminal coloured = settings.colour().map(terminal::withColour).orElse(terminal);
        this.narrator = new Narrator(coloured, settings.isLogJson(), ZoneId.systemDefault());
    }

    /** Serves until the program is asked to end; returns the exit code. */
    int run() throws InterruptedException {
        if (settings.serverPort().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to serve with server.port: none; name a port");
        }
        try (StopSignal stop = StopSignal.listen()) {
            serve(stop);
            stop.finish(CheckCommand.MET);
            return CheckCommand.MET;
        }
    }

    private void serve(StopSignal stop) throws InterruptedException {
        try (ViolationHistory history = ViolationHistory.open(settings.database());
                LiveServer server = LiveServer.start(settings, history, Optional.empty(), USUAL_INTERVAL)) {
            server.uri().ifPresent(uri -> narrator.line("Serving " + settings.database() + " at " + uri));
            narrator.line("Ctrl+C ends it.");
            stop.await();
        }
    }
}
