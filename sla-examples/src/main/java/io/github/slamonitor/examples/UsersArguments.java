package io.github.slamonitor.examples;

import io.github.slamonitor.examples.http.Role;
import io.github.slamonitor.examples.settings.MonitorSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What follows {@code users} on the command line. A password is never there: it is asked for, or read from standard input. */
final class UsersArguments {

    static final String NAME = "users";

    private static final String USUAL_FILE = "sla-monitor-users.txt";
    private static final String ROLES =
            Arrays.stream(Role.values()).map(UsersArguments::word).collect(Collectors.joining(", "));

    private UsersArguments() {}

    static CommandSpec spec() {
        CommandSpec users =
                command("Manages the users who may sign in to the dashboard, in the file of server.users-file.");
        users.addSubcommand(
                "add",
                named(
                        "Adds a user, or gives one a new password and role. The password is asked for, or"
                                + " read from standard input.",
                        true));
        users.addSubcommand("token", named("Makes a token for a program, and prints it once.", true));
        users.addSubcommand("remove", named("Removes a user or a token.", false));
        users.addSubcommand("list", withFile(command("Lists users and tokens with their roles.")));
        return users;
    }

    private static CommandSpec command(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.usageMessage().description(description);
        return spec;
    }

    private static CommandSpec withFile(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder("--file")
                .paramLabel("file")
                .type(String.class)
                .description("Instead of that in the settings, or " + USUAL_FILE + ".")
                .build());
    }

    private static CommandSpec named(String description, boolean withRole) {
        CommandSpec spec = withFile(command(description));
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("NAME")
                .arity("1")
                .type(String.class)
                .description("Of the user or the token.")
                .build());
        if (withRole) {
            spec.addOption(OptionSpec.builder("--role")
                    .paramLabel("role")
                    .type(String.class)
                    .required(true)
                    .description("Of " + ROLES + ".")
                    .build());
        }
        return spec;
    }

    /** The command, of the words after {@code users}. */
    static UsersCommand command(ParseResult result, Map<String, String> environment, Terminal terminal) {
        return new UsersCommand(
                result.commandSpec().name(),
                result.matchedPositionalValue(0, ""),
                result.matchedOptionValue("--role", ""),
                result.matchedOptionValue("--file", ""),
                environment,
                terminal);
    }

    /** The file that is meant by an option, or else by the settings. */
    static Path file(String option, Map<String, String> environment) {
        return option.isEmpty()
                ? MonitorSettings.of(Map.of(), environment)
                        .server("users-file")
                        .map(Path::of)
                        .orElse(Path.of(USUAL_FILE))
                : Path.of(option);
    }

    static Role role(String word) {
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> word(role).equals(word))
                .toList();
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a role is one of " + ROLES + ", not '" + word + "'");
        }
        return roles.get(0);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
