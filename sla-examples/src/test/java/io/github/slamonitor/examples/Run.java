package io.github.slamonitor.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a command line printed and how it ended. */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        return on(false, true, args);
    }

    static Run on(boolean colour, boolean unicode, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = SlaMonitorCli.run(terminal(out, err, colour, unicode), args);
        return new Run(exitCode, text(out), text(err));
    }

    static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err, boolean colour, boolean unicode) {
        return new Terminal(stream(out), stream(err), colour, unicode, false, 80);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
