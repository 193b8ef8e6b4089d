package io.github.slamonitor.examples;

import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.examples.watch.FollowedFiles;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Monitors the requests in files that grow, or of standard input, until it is asked to end or the input does. */
final class WatchCommand {

    /** Standard input. */
    static final String STANDARD_INPUT = "-";

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

    private final LiveSetup setup;
    private final Duration interval;
    private final List<String> inputs;
    private final List<SlaPolicy> policies;

    WatchCommand(LiveSetup setup) {
        this.setup = setup;
        this.interval = setup.settings().interval(USUAL_INTERVAL);
        this.inputs = setup.settings().inputs();
        this.policies = setup.policies(List.of(MonitorSettings.usualPolicy()));
    }

    /** Runs until it is asked to end, or the input ends; returns the exit code. */
    int run() throws InterruptedException {
        if (inputs.contains(STANDARD_INPUT) && inputs.size() > 1) {
            throw new IllegalArgumentException("standard input is watched alone, without files");
        }
        try (StopSignal stop = StopSignal.listen();
                SqliteViolationStore store = setup.openStore()) {
            long taken = run(store, stop);
            setup.narrator()
                    .line(String.format(
                            Locale.ROOT,
                            "Stopped: %,d rows were taken in, and everything is in %s.",
                            taken,
                            setup.settings().database()));
            stop.finish(CheckCommand.MET);
            return CheckCommand.MET;
        }
    }

    private long run(SqliteViolationStore store, StopSignal stop) throws InterruptedException {
        Channels channels = setup.channels(Map.of());
        SlaMonitor.Builder monitor = setup.monitor(store, channels, policies);
        Welcome welcome = new Welcome(setup, channels);
        try (WatchedInput input = input();
                Watch watch = new Watch(setup, input, interval, monitor, store.history())) {
            welcome.tell(what(), Optional.empty());
            watch.run(stop);
            return watch.taken();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private String what() {
        String seconds = interval.toSeconds() + " s";
        return inputs.contains(STANDARD_INPUT)
                ? "Watching standard input; rules are checked every " + seconds + "."
                : "Watching " + String.join(", ", inputs) + " for new rows, every " + seconds + ".";
    }

    private WatchedInput input() {
        if (inputs.contains(STANDARD_INPUT)) {
            return WatchedInput.standard(setup.settings().format());
        }
        List<Path> paths = inputs.stream().map(Path::of).toList();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                setup.narrator().line("There is no " + path + " yet; it is read as soon as there is.");
            }
        }
        Path database = setup.settings().database();
        Path positions = database.resolveSibling(database.getFileName() + "-positions");
        Set<Path> except = setup.settings().report().stream().collect(Collectors.toSet());
        FollowedFiles files = FollowedFiles.open(paths, except, setup.settings().format(), positions);
        return WatchedInput.files(
                files,
                setup.settings()
                        .report()
                        .map(file ->
                                new WatchReport(file, policies, setup.settings().format())));
    }
}
