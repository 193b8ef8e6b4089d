package io.github.slamonitor.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The commands that only print something: a file of settings, and the completion of words for a shell. */
final class PrintCommands {

    private static final String COMPLETION = "completion";
    private static final String SAMPLE = "sla-monitor.yaml";

    private PrintCommands() {}

    static CommandSpec settings() {
        return command(
                "Prints a file of all settings, with what they are unless changed.",
                "  sla-monitor settings > sla-monitor.yaml");
    }

    static CommandSpec completion() {
        return command(
                "Prints a script that has bash or zsh complete commands and options.",
                "  source <(sla-monitor completion)",
                "where sla-monitor is an alias or a script for java -jar sla-monitor.jar.");
    }

    private static CommandSpec command(String description, String... use) {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.usageMessage()
                .description(description)
                .optionListHeading("%n")
                .footerHeading("%nUse it as in%n")
                .footer(use);
        return spec;
    }

    static int run(ParseResult result, Terminal terminal) {
        String text = result.commandSpec().name().equals(COMPLETION)
                ? AutoComplete.bash("sla-monitor", result.commandSpec().parent().commandLine())
                : sampleSettings();
        terminal.out().print(text);
        return CheckCommand.MET;
    }

    /** A commented file with every setting. */
    static String sampleSettings() {
        try (InputStream in = PrintCommands.class.getResourceAsStream(SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException(SAMPLE + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
