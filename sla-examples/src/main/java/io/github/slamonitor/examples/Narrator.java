package io.github.slamonitor.examples;

import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.ViolationListener;
import io.github.slamonitor.examples.log.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells at the terminal what happens, a line each; as log lines when those are JSON, for a program to read. Thread-safe. */
final class Narrator implements ViolationListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogLines.STORY);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration TODAY = Duration.ofHours(12);

    private final Terminal terminal;
    private final boolean asLog;
    private final ZoneId zone;

    Narrator(Terminal terminal, boolean asLog, ZoneId zone) {
        this.terminal = terminal;
        this.asLog = asLog;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public void round(Round round) {
        round.transitions().forEach(this::tell);
    }

    private void tell(Transition transition) {
        Violation violation = transition.violation();
        String text = violation.service() + ": " + violation.evidence().text();
        switch (transition.kind()) {
            case OPENED -> violated("opened  ", violation, transition.at(), text);
            case REMINDED -> violated("goes on ", violation, transition.at(), text);
            case RESOLVED -> resolved(violation, transition.at(), text);
            case FLAPPING -> violated("flapping", violation, transition.at(), text);
            case FLAPPING_ENDED -> event(transition.at(), terminal.yellow("calm    "), "calm", text);
        }
    }

    private void violated(String what, Violation violation, Instant at, String text) {
        String reason = violation.reason().map(why -> " (" + why + ")").orElse("");
        String severity = violation.severity().name().toLowerCase(Locale.ROOT);
        String mark = violation.severity() == Severity.CRITICAL ? terminal.red(what) : terminal.yellow(what);
        event(at, mark, what.strip() + " " + severity, text + reason);
    }

    private void resolved(Violation violation, Instant at, String text) {
        Duration lasted = Duration.between(violation.openedAt(), at);
        event(at, terminal.green("resolved"), "resolved", text + ", after " + inWords(lasted));
    }

    private static String inWords(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + " min " + seconds % 60 + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private void event(Instant at, String mark, String plainMark, String text) {
        if (asLog) {
            LOG.info("{}: {}", plainMark, text);
        } else {
            println(time(at) + "  " + mark + "  " + terminal.harmless(text));
        }
    }

    private String time(Instant at) {
        boolean today = Duration.between(at, Instant.now()).abs().compareTo(TODAY) < 0;
        return (today ? TIME : DAY).format(at.atZone(zone));
    }

    /** Tells something by the way. */
    void aside(String text) {
        if (asLog) {
            LOG.info("{}", text);
        } else {
            println(terminal.faint(time(Instant.now()) + "  " + terminal.harmless(text)));
        }
    }

    /** Tells something at the start or the end, as it is. */
    void line(String text) {
        if (asLog) {
            if (!text.isBlank()) {
                LOG.info("{}", text.strip());
            }
        } else {
            println(terminal.harmless(text));
        }
    }

    private synchronized void println(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }
}
