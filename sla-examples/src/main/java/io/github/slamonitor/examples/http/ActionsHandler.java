package io.github.slamonitor.examples.http;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Silence;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Does what people ask for: acknowledges and silences. */
final class ActionsHandler {

    private static final int LONGEST_NOTE = 2000;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(366);

    private final Optional<SlaMonitor> monitor;
    private final StatusSource source;
    private final ViolationHistory history;

    ActionsHandler(Optional<SlaMonitor> monitor, StatusSource source, ViolationHistory history) {
        this.monitor = monitor;
        this.source = source;
        this.history = history;
    }

    private SlaMonitor monitor() {
        return monitor.orElseThrow(
                () -> new HttpError(409, "nothing is monitored here, only shown; do this where the monitor runs"));
    }

    Reply acknowledge(Request request) {
        request.parameters();
        String id = request.variable(0);
        String note = Command.of(request, "note").text("note").orElse("");
        if (note.length() > LONGEST_NOTE) {
            throw HttpError.badRequest(
                    "note must have at most " + LONGEST_NOTE + " characters: it has " + note.length());
        }
        Acknowledgement by = new Acknowledgement(request.caller().name(), note, Instant.now());
        if (!monitor().acknowledge(id, by)) {
            throw history.violation(id).isPresent()
                    ? new HttpError(409, "the violation is over, so there is nothing to acknowledge")
                    : HttpError.notFound("there is no violation with the id " + Parameters.quoted(id));
        }
        source.refresh();
        return acknowledged(id);
    }

    /** From what goes on rather than from the store, which may still be writing it. */
    private Reply acknowledged(String id) {
        Optional<Firing> firing = source.snapshot().firing().stream()
                .filter(each -> each.violation().id().equals(id))
                .findFirst();
        if (firing.isPresent()) {
            return Reply.json(json -> firing.get().writeTo(json));
        }
        StoredViolation stored =
                history.violation(id).orElseThrow(() -> HttpError.notFound("the violation is over and was not stored"));
        return Reply.json(json -> ViolationJson.write(json, stored));
    }

    Reply silences(Request request) {
        request.parameters();
        Snapshot snapshot = source.snapshot();
        return Reply.json(json -> json.array(snapshot.silences(), silence -> OverviewHandler.write(json, silence)));
    }

    Reply silence(Request request) {
        request.parameters();
        Command command = Command.of(request, "services", "rules", "until", "forMillis", "reason");
        Silence silence = silence(command, request.caller().name());
        monitor().silence(silence);
        source.refresh();
        return Reply.json(201, json -> OverviewHandler.write(json, silence));
    }

    private static Silence silence(Command command, String by) {
        try {
            return Silence.of(
                    command.text("services").orElse("*"),
                    command.text("rules").orElse("*"),
                    until(command),
                    by,
                    command.required("reason"));
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Instant until(Command command) {
        Instant now = Instant.now();
        Instant until = command.text("until").isPresent()
                ? time(command.required("until"))
                : now.plusMillis(millis(command.text("forMillis")
                        .orElseThrow(
                                () -> HttpError.badRequest("until is missing; add it, or forMillis, to the body"))));
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SILENCE))) {
            throw HttpError.badRequest(
                    "a silence must end after now and within " + LONGEST_SILENCE.toDays() + " days: until=" + until);
        }
        return until;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Parameters.wrong("until", text, "a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static long millis(String text) {
        try {
            return Math.min(Long.parseLong(text), LONGEST_SILENCE.toMillis() * 2);
        } catch (NumberFormatException e) {
            throw Parameters.wrong("forMillis", text, "a whole number of milliseconds");
        }
    }

    Reply endSilence(Request request) {
        request.parameters();
        if (!monitor().endSilence(request.variable(0))) {
            throw HttpError.notFound("there is no silence with the id " + Parameters.quoted(request.variable(0))
                    + "; /api/silences lists those there are");
        }
        source.refresh();
        return Reply.empty(204);
    }
}
