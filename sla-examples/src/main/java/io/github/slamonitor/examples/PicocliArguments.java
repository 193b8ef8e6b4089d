package io.github.slamonitor.examples;

import io.github.slamonitor.examples.settings.Setting;
import io.github.slamonitor.examples.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as picocli knows it: reads everything, tells mistakes and gives help. */
final class PicocliArguments {

    private static final String SAMPLED = "Files of requests, plain or gzip; a made-up sample if none is given.";

    private PicocliArguments() {}

    /** The whole command line. */
    static CommandLine commandLine(Terminal terminal) {
        CommandSpec root = CommandSpec.create()
                .name("sla-monitor")
                .mixinStandardHelpOptions(true)
                .version("sla-monitor " + version());
        root.usageMessage()
                .description(
                        "Keeps service level agreements: watches live traffic and files, checks and replays recorded"
                                + " requests. Without a command it does what run does.");
        root.addSubcommand("run", command(LiveHelp.RUN));
        root.addSubcommand("watch", command(LiveHelp.WATCH));
        root.addSubcommand("serve", command(LiveHelp.SERVE));
        root.addSubcommand("check", command(CheckHelp.DESCRIPTION, CheckHelp.FOOTER, CheckHelp.OPTIONS, SAMPLED));
        root.addSubcommand("replay", command(ReplayHelp.DESCRIPTION, ReplayHelp.FOOTER, ReplayHelp.OPTIONS, SAMPLED));
        root.addSubcommand(NotifyTestArguments.NAME, NotifyTestArguments.spec());
        root.addSubcommand(UsersArguments.NAME, UsersArguments.spec());
        root.addSubcommand("settings", PrintCommands.settings());
        root.addSubcommand("completion", PrintCommands.completion());
        CommandLine commandLine = new CommandLine(root);
        commandLine.setExecutionStrategy(result -> execute(result, terminal));
        commandLine.setParameterExceptionHandler((mistake, arguments) -> tell(mistake, terminal));
        return commandLine;
    }

    private static CommandSpec command(LiveHelp help) {
        return command(help.description(), LiveHelp.FOOTER, help.options(), help.files());
    }

    static String version() {
        String version = PicocliArguments.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    private static CommandSpec command(String description, String[] footer, List<CheckOption> options, String files) {
        CommandSpec command = CommandSpec.create();
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        command.usageMessage()
                .description(description)
                .optionListHeading("%n")
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .footer(footer);
        if (!files.isEmpty()) {
            command.addPositional(PositionalParamSpec.builder()
                    .paramLabel("FILE")
                    .arity("0..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description(files)
                    .build());
        }
        options.stream()
                .map(CheckOption::group)
                .distinct()
                .forEach(group -> command.addArgGroup(group(group, options)));
        return command;
    }

    private static ArgGroupSpec group(String heading, List<CheckOption> options) {
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder().heading("%n" + heading + "%n").validate(false);
        for (CheckOption option : options) {
            if (option.group().equals(heading)) {
                group.addArg(option(option));
            }
        }
        return group.build();
    }

    private static OptionSpec option(CheckOption option) {
        OptionSpec.Builder builder = OptionSpec.builder("--" + option.name()).description(option.description());
        if (!option.takesValue()) {
            return builder.type(boolean.class).build();
        }
        builder.paramLabel(option.value());
        return option.isRepeatable()
                ? builder.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .build()
                : builder.type(String.class).build();
    }

    private static int execute(ParseResult result, Terminal terminal) {
        ParseResult last = result;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine commandLine = last.commandSpec().commandLine();
        if (last.isVersionHelpRequested()) {
            commandLine.printVersionHelp(terminal.out(), ansi(terminal));
            return CheckCommand.MET;
        }
        if (last.isUsageHelpRequested() || !last.commandSpec().subcommands().isEmpty()) {
            commandLine.usage(terminal.out(), ansi(terminal));
            return last.isUsageHelpRequested() ? CheckCommand.MET : CheckCommand.UNUSABLE;
        }
        String name = result.subcommand().commandSpec().name();
        return switch (name) {
            case "run" -> live(last, LiveHelp.RUN, terminal).run();
            case "watch" -> live(last, LiveHelp.WATCH, terminal).watch();
            case "serve" -> live(last, LiveHelp.SERVE, terminal).serve();
            case "check" -> new CheckCommand(settings(last, new CheckSettings(), CheckHelp.OPTIONS), terminal).run();
            case "replay" ->
                new ReplayCommand(settings(last, new ReplaySettings(), ReplayHelp.OPTIONS), terminal).run();
            case NotifyTestArguments.NAME ->
                NotifyTestArguments.command(last, terminal).run();
            case UsersArguments.NAME ->
                UsersArguments.command(last, System.getenv(), terminal).run();
            default -> PrintCommands.run(last, terminal);
        };
    }

    private static LiveCommands live(ParseResult result, LiveHelp help, Terminal terminal) {
        return new LiveCommands(settings(result, new LiveOptions(), help.options()), System.getenv(), terminal);
    }

    private static Ansi ansi(Terminal terminal) {
        return terminal.colour() ? Ansi.ON : Ansi.OFF;
    }

    private static <S extends CommandSettings> S settings(ParseResult result, S settings, List<CheckOption> options) {
        CommandLine commandLine = result.commandSpec().commandLine();
        for (CheckOption option : options) {
            List<String> values = values(result, option);
            if (values.size() > 1 && !option.isRepeatable()) {
                throw new ParameterException(
                        commandLine, "--" + option.name() + " is given " + values.size() + " times");
            }
            for (String value : values) {
                set(settings, commandLine, option.name(), value);
            }
        }
        List<String> files = result.matchedPositionalValue(0, List.of());
        try {
            files.forEach(settings::addFile);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, String.valueOf(e.getMessage()), e);
        }
        return settings;
    }

    private static List<String> values(ParseResult result, CheckOption option) {
        String name = "--" + option.name();
        return Optional.ofNullable(result.matchedOption(name))
                .map(matched -> option.takesValue() ? matched.originalStringValues() : List.of(""))
                .orElse(List.of());
    }

    private static void set(CommandSettings settings, CommandLine commandLine, String option, String value) {
        try {
            settings.set(option, value);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(commandLine, "--" + option + ": " + e.getMessage(), e);
        }
    }

    private static int tell(ParameterException mistake, Terminal terminal) {
        Optional<String> unmatched = mistake instanceof UnmatchedArgumentException e
                ? Optional.of(e.getUnmatched().get(0))
                : Optional.empty();
        // The usual message repeats what follows the option: the secret.
        Optional<String> refusal = unmatched.flatMap(
                word -> Setting.refusalOfSecret(word.replaceFirst("^--", "").replaceFirst("=.*", "")));
        terminal.err()
                .println("sla-monitor: " + terminal.harmless(refusal.orElse(String.valueOf(mistake.getMessage()))));
        unmatched
                .flatMap(word -> nearest(word, mistake.getCommandLine()))
                .ifPresent(name -> terminal.err().println("Did you mean " + name + "?"));
        CommandLine command = mistake.getCommandLine();
        terminal.err()
                .println("Try 'sla-monitor " + (command.getParent() != null ? command.getCommandName() + " " : "")
                        + "--help'.");
        return CheckCommand.UNUSABLE;
    }

    private static Optional<String> nearest(String unmatched, CommandLine command) {
        List<String> known = new ArrayList<>();
        CommandLine root = command.getParent() == null ? command : command.getParent();
        known.addAll(root.getSubcommands().keySet());
        command.getCommandSpec().options().forEach(option -> known.add(option.longestName()));
        return NearestName.of(unmatched, known);
    }
}
