package io.github.slamonitor.examples;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What follows {@code notify-test} on the command line. Secrets come from the environment: a command line can be seen by all. */
final class NotifyTestArguments {

    static final String NAME = "notify-test";

    private NotifyTestArguments() {}

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("--dashboard")
                .paramLabel("URL")
                .type(String.class)
                .description("A link to show in every message.")
                .build());
        spec.addOption(OptionSpec.builder("--plain-http")
                .type(boolean.class)
                .description("Allow URLs that start with http://.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("CHANNEL")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Of " + String.join(", ", names()) + "; all that are set up if none is given.")
                .build());
        spec.usageMessage()
                .description("Sends a sample violation, and its end, through each channel that is set up.")
                .exitCodeListHeading("%nExit codes%n")
                .exitCodeList(exitCodes())
                .footerHeading("%nEnvironment variables%n")
                .footer(NotificationChannels.variables().entrySet().stream()
                        .map(variable -> String.format("  %-18s %s", variable.getKey(), variable.getValue()))
                        .toArray(String[]::new));
        return spec;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "everything was sent");
        codes.put("1", "a channel failed");
        codes.put("2", "no channel is set up, or the command cannot be used");
        return codes;
    }

    private static List<String> names() {
        return NotificationChannels.ALL.stream().map(NotificationChannel::name).toList();
    }

    static NotifyTestCommand command(ParseResult result, Terminal terminal) {
        return new NotifyTestCommand(
                channels(result),
                new NotifyTestOptions(dashboard(result), result.matchedOptionValue("--plain-http", false)),
                System.getenv(),
                new SampleNotification(Instant.now()),
                terminal);
    }

    private static List<NotificationChannel> channels(ParseResult result) {
        List<String> names = result.matchedPositionalValue(0, List.of());
        List<NotificationChannel> channels = new ArrayList<>();
        for (String name : names) {
            channels.add(NotificationChannels.ALL.stream()
                    .filter(channel -> channel.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            mistake(result, "no such channel: " + name + "; there are " + String.join(", ", names()))));
        }
        return channels;
    }

    private static Optional<URI> dashboard(ParseResult result) {
        String text = result.matchedOptionValue("--dashboard", "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw mistake(result, "--dashboard: not a URL: " + text);
        }
    }

    private static ParameterException mistake(ParseResult result, String message) {
        return new ParameterException(result.commandSpec().commandLine(), message);
    }
}
