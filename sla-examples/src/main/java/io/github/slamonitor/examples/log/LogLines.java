package io.github.slamonitor.examples.log;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** What is logged, and how. Thread-safe. */
public final class LogLines {

    /** What a running monitor tells of violations, when its log is what there is to read: always logged. */
    public static final String STORY = "sla-monitor";

    /** A command that ends soon tells what is odd about its policies itself. */
    private static final String POLICIES = "io.github.slamonitor.SlaPolicy";

    private static volatile Level least = Level.WARN;
    private static volatile boolean json;
    private static volatile boolean aboutPolicies;

    private LogLines() {}

    /**
     * Says so for a program that runs for long; before, warnings and errors are logged for people.
     *
     * @param level the least that is logged: ERROR, WARN, INFO or DEBUG
     * @param asJson whether each line is a JSON object
     */
    public static void configure(String level, boolean asJson) {
        least = Level.valueOf(level.toUpperCase(Locale.ROOT));
        json = asJson;
        aboutPolicies = true;
    }

    static boolean isLogged(String logger, Level level) {
        Level bound = logger.equals(STORY) ? Level.INFO : least;
        boolean told = aboutPolicies || !logger.equals(POLICIES) || level == Level.ERROR;
        return told && level.toInt() >= bound.toInt();
    }

    static void write(String logger, Level level, String message, @Nullable Throwable cause) {
        Instant now = Instant.now();
        String line = json
                ? JsonLine.of(now, level, logger, message, cause)
                : TextLine.of(now, level, logger, message, cause);
        System.err.println(line);
    }
}
