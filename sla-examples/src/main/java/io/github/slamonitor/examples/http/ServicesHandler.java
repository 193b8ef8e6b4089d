package io.github.slamonitor.examples.http;

import io.github.slamonitor.RuleExplanation;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers how services are: a page of them, or everything about one. */
final class ServicesHandler {

    private static final int PAGE = 60;
    private static final int LARGEST_PAGE = 200;

    private final StatusSource source;
    private final Optional<SlaMonitor> monitor;

    ServicesHandler(StatusSource source, Optional<SlaMonitor> monitor) {
        this.source = source;
        this.monitor = monitor;
    }

    /** In which order services are listed. */
    private enum Order {
        STATUS,
        NAME
    }

    Reply page(Request request) {
        Snapshot snapshot = source.snapshot();
        return snapshot.reply(request.address(), () -> page(request, snapshot));
    }

    private static Reply page(Request request, Snapshot snapshot) {
        Parameters parameters = request.parameters("search", "verdict", "sort", "offset", "limit");
        String search = parameters.text("search").orElse("").toLowerCase(Locale.ROOT);
        List<Verdict> verdicts = parameters.choices("verdict", Verdict.class);
        List<Snapshot.Line> sorted =
                parameters.choice("sort", Order.STATUS) == Order.NAME ? snapshot.byName() : snapshot.byStatus();
        List<Snapshot.Line> found = sorted.stream()
                .filter(line -> verdicts.isEmpty() || verdicts.contains(line.verdict()))
                .filter(line -> line.service().toLowerCase(Locale.ROOT).contains(search))
                .toList();
        int offset = parameters.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = parameters.integer("limit", PAGE, 1, LARGEST_PAGE);
        List<ServiceView> page = found.stream()
                .skip(offset)
                .limit(limit)
                .flatMap(line -> snapshot.view(line.service()).stream())
                .toList();
        return Reply.json(json -> json.object(
                () -> json.number("total", found.size()).array("services", page, service -> service.writeTo(json))));
    }

    Reply one(Request request) {
        request.parameters();
        String name = request.variable(0);
        ServiceView service = source.snapshot()
                .view(name)
                .orElseThrow(() -> HttpError.notFound(
                        "there is no service " + Parameters.quoted(name) + "; /api/services lists those there are"));
        List<RuleExplanation> explanations =
                monitor.map(running -> running.explain(name)).orElse(List.of());
        return Reply.json(json -> json.object(() -> {
            service.writeFields(json);
            json.array("explanations", explanations, explanation -> write(json, explanation));
        }));
    }

    private static void write(JsonWriter json, RuleExplanation explanation) {
        json.object(() -> json.text("policy", explanation.result().policy())
                .text("rule", explanation.result().rule().name())
                .text("text", explanation.text())
                .decimal("used", explanation.used())
                .array("worst", explanation.evidence().worst(), period -> ViolationJson.write(json, period)));
    }
}
