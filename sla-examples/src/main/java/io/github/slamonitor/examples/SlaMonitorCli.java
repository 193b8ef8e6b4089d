package io.github.slamonitor.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The command line of the monitor. */
public final class SlaMonitorCli {

    private static final Set<String> ROOT_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private SlaMonitorCli() {}

    /**
     * Runs the command that the arguments name and ends the JVM with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        int exitCode = CheckCommand.UNUSABLE;
        Terminal terminal = Terminal.ofProcess();
        try {
            exitCode = run(terminal, args);
        } catch (RuntimeException | Error e) {
            // An exit code of 1, which the JVM would choose, says that a service violates its agreement.
            terminal.err().println("sla-monitor failed, which is a mistake in it:");
            e.printStackTrace(terminal.err());
        }
        terminal.out().flush();
        System.exit(exitCode);
    }

    /** Runs the command that the arguments name and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        if (args.length > 0 && args[0].equals("check")) {
            List<String> words = Arrays.asList(args).subList(1, args.length);
            Optional<CheckSettings> settings = PlainArguments.read(words);
            if (settings.isPresent()) {
                return new CheckCommand(settings.get(), terminal).run();
            }
        }
        if (args.length > 0 && args[0].equals("replay")) {
            List<String> words = Arrays.asList(args).subList(1, args.length);
            Optional<ReplaySettings> settings = PlainArguments.readInto(new ReplaySettings(), words);
            if (settings.isPresent()) {
                return new ReplayCommand(settings.get(), terminal).run();
            }
        }
        return PicocliArguments.commandLine(terminal).execute(withCommand(args));
    }

    /** The arguments with the command that is meant when none is named. */
    private static String[] withCommand(String[] args) {
        boolean named = args.length > 0 && (!args[0].startsWith("-") || ROOT_OPTIONS.contains(args[0]));
        return named ? args : Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new);
    }
}
