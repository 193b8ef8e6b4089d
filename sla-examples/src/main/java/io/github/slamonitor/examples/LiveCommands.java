package io.github.slamonitor.examples;

import io.github.slamonitor.examples.log.LogLines;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.SqliteStoreException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The commands that run until they are asked to end. What keeps them from starting is told in a line. */
final class LiveCommands {

    private final LiveOptions options;
    private final Map<String, String> environment;
    private final Terminal terminal;

    LiveCommands(LiveOptions options, Map<String, String> environment, Terminal terminal) {
        this.options = options;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Does something with settings; returns the exit code. */
    @FunctionalInterface
    private interface Command {
        int run(MonitorSettings settings) throws InterruptedException;
    }

    int run() {
        return run(settings -> monitor(new LiveSetup(settings, terminal)));
    }

    int watch() {
        return run(settings -> {
            List<String> inputs = settings.inputs();
            if (inputs.isEmpty() || inputs.contains(RunCommand.SIMULATED) || inputs.contains(RunCommand.HTTP)) {
                throw new IllegalArgumentException("name a file or a folder to watch, or - for standard input");
            }
            return monitor(new LiveSetup(settings, terminal));
        });
    }

    private static int monitor(LiveSetup setup) throws InterruptedException {
        List<String> inputs = setup.settings().inputs();
        boolean simulated = inputs.isEmpty() || inputs.equals(List.of(RunCommand.SIMULATED));
        boolean live = simulated || inputs.equals(List.of(RunCommand.HTTP));
        return live ? new RunCommand(setup, simulated).run() : new WatchCommand(setup).run();
    }

    int serve() {
        return run(settings -> new ServeCommand(settings, terminal).run());
    }

    private int run(Command command) {
        try {
            MonitorSettings settings = options.settings(environment);
            LogLines.configure(settings.logLevel(), settings.isLogJson());
            return command.run(settings);
        } catch (SqliteStoreException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            message.lines().forEach(line -> terminal.err().println(terminal.harmless("sla-monitor: " + line)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CheckCommand.UNUSABLE;
    }
}
