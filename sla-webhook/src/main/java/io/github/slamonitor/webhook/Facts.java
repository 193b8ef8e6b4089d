package io.github.slamonitor.webhook;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A change in words, the same in every service. All lines are fit to be shown, and none is escaped. */
final class Facts {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 500;

    private Facts() {}

    /** What happened, without the service: {@code CRITICAL}, {@code Still WARNING}, {@code Resolved}. */
    static String label(Change change) {
        String severity = change.violation().severity().name();
        return switch (change.kind()) {
            case OPENED -> severity;
            case REMINDED -> "Still " + severity;
            case RESOLVED -> "Resolved";
            case FLAPPING -> severity + ", flapping";
            case FLAPPING_ENDED -> change.isOver() ? "Resolved, flapping ended" : severity + ", flapping ended";
            case ACKNOWLEDGED -> "Acknowledged " + severity;
        };
    }

    static String service(Change change) {
        return Text.cut(Text.line(change.violation().service()), LONGEST_NAME);
    }

    /** The rule and its value in words. */
    static String rule(Change change) {
        return value(change.violation().evidence().text());
    }

    /** What else is known, what matters most first. */
    static List<Fact> of(Change change) {
        Violation violation = change.violation();
        List<Fact> facts = new ArrayList<>();
        if (change.kind() == Change.Kind.FLAPPING) {
            facts.add(new Fact(
                    "Flapping", "opens and resolves so often that single changes are not told until it calms down"));
        }
        change.acknowledgement().ifPresent(by -> facts.add(new Fact("Acknowledged", acknowledged(by))));
        addTimes(facts, change);
        addFigures(facts, violation.evidence());
        violation.reason().ifPresent(reason -> facts.add(new Fact("Because", value(reason))));
        facts.add(new Fact("Policy", policy(violation)));
        return facts;
    }

    private static String acknowledged(Acknowledgement by) {
        String who = "by " + Text.cut(Text.line(by.by()), LONGEST_NAME);
        return by.note().isBlank() ? who : who + ": " + value(by.note());
    }

    private static void addTimes(List<Fact> facts, Change change) {
        Violation violation = change.violation();
        Instant since = violation.openedAt();
        if (since.equals(Instant.EPOCH)) {
            return; // figures that came without times
        }
        if (change.isOver()) {
            Instant end = violation.resolvedAt().orElse(change.at());
            facts.add(new Fact("Lasted", lasted(since, end) + ", " + Times.time(since) + " to " + Times.time(end)));
        } else {
            boolean lately = !change.at().isAfter(since);
            facts.add(new Fact("Since", Times.time(since) + (lately ? "" : ", for " + lasted(since, change.at()))));
        }
    }

    private static String lasted(Instant start, Instant end) {
        return Times.period(Duration.between(start, end));
    }

    private static void addFigures(List<Fact> facts, Evidence evidence) {
        evidence.value().ifPresent(value -> facts.add(new Fact("Value", value + ", must be " + evidence.bound())));
        if (evidence.records().isPresent()) {
            String failures =
                    evidence.failures().isPresent() ? ", " + evidence.failures().getAsLong() + " failed" : "";
            String slow = evidence.slow().isPresent() ? ", " + evidence.slow().getAsLong() + " slow" : "";
            facts.add(new Fact("Requests", evidence.records().getAsLong() + failures + slow));
        }
        if (!evidence.worst().isEmpty()) {
            facts.add(new Fact(
                    "Worst minutes", evidence.worst().stream().map(Facts::worst).collect(Collectors.joining("; "))));
        }
    }

    private static String worst(WorstPeriod worst) {
        return Times.clock(worst.start()) + " to " + Times.clock(worst.end()) + " UTC: " + worst.value() + " of "
                + worst.records();
    }

    private static String policy(Violation violation) {
        String policy = Text.cut(Text.line(violation.policy()), LONGEST_NAME);
        boolean named = !violation.evidence().text().startsWith(violation.rule());
        return named ? policy + ", rule " + Text.cut(Text.line(violation.rule()), LONGEST_NAME) : policy;
    }

    private static String value(String text) {
        return Text.cut(Text.line(text), LONGEST_VALUE);
    }
}
