package io.github.slamonitor.examples.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** A log line for people. */
final class TextLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private TextLine() {}

    static String of(Instant at, Level level, String logger, String message, @Nullable Throwable cause) {
        String name = logger.substring(logger.lastIndexOf('.') + 1);
        String line =
                TIME.format(at.atZone(ZoneId.systemDefault())) + " " + level + " " + name + ": " + harmless(message);
        return cause == null
                ? line
                : line + System.lineSeparator() + trace(cause).stripTrailing();
    }

    /** Names of services come from outside: none may begin a line of its own, or move the cursor. */
    private static String harmless(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            harmless.append(Character.isISOControl(letter) ? '?' : letter);
        }
        return harmless.toString();
    }

    static String trace(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
