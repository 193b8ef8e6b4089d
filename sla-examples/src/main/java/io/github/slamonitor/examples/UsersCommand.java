package io.github.slamonitor.examples;

import io.github.slamonitor.examples.http.UsersFile;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Changes or shows the file of users. */
final class UsersCommand {

    private final String action;
    private final String name;
    private final String role;
    private final String file;
    private final Map<String, String> environment;
    private final Terminal terminal;

    UsersCommand(
            String action, String name, String role, String file, Map<String, String> environment, Terminal terminal) {
        this.action = action;
        this.name = name;
        this.role = role;
        this.file = file;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Does it and returns the exit code. */
    int run() {
        try {
            Path path = UsersArguments.file(file, environment);
            run(UsersFile.at(path), path);
            return CheckCommand.MET;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            terminal.err().println(terminal.harmless("sla-monitor: " + e.getMessage()));
            return CheckCommand.UNUSABLE;
        }
    }

    private void run(UsersFile users, Path path) {
        switch (action) {
            case "add" -> {
                users.add(name, UsersArguments.role(role), password());
                say(name + " may sign in as " + role + "; " + path + " has it.");
            }
            case "token" -> {
                String token = users.addToken(name, UsersArguments.role(role));
                terminal.err().println("The token of " + terminal.harmless(name) + ", which is shown only now:");
                terminal.out().println(token);
            }
            case "remove" -> {
                users.remove(name);
                say(name + " is removed from " + path + ".");
            }
            default -> users.list().forEach(this::say);
        }
    }

    private void say(String line) {
        terminal.out().println(terminal.harmless(line));
    }

    @SuppressWarnings("SystemConsoleNull") // the terminal has asked for the console that is null without one
    private static char[] password() {
        Console console = System.console();
        if (console == null) {
            return line();
        }
        char[] password = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (password == null || !Arrays.equals(password, again)) {
            throw new IllegalArgumentException("the two passwords are not the same");
        }
        return password;
    }

    private static char[] line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new IllegalArgumentException("give the password on standard input, in one line");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the password cannot be read: " + e.getMessage(), e);
        }
    }
}
