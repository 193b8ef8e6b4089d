package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.store.sqlite.ServiceTotals;
import io.github.slamonitor.store.sqlite.SlowRequests;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers how services compare over a period. */
final class ChartsHandler implements Route.Handler {

    private static final int MOST_SERVICES = 100;

    private final StatusSource source;
    private final ViolationHistory history;

    ChartsHandler(StatusSource source, ViolationHistory history) {
        this.source = source;
        this.history = history;
    }

    /** The figures of one service. */
    private record Bar(String service, ServiceTotals totals, RuleBounds bounds) {

        /** Services without requests come last. */
        static final Comparator<Bar> WORST_FIRST = Comparator.<Bar>comparingDouble(
                        bar -> bar.totals.failureRate().orElse(-1))
                .reversed()
                .thenComparing(Bar::service);

        void writeTo(JsonWriter json) {
            Optional<Duration> average = totals.averageResponseTime();
            json.object(() -> {
                json.text("service", service)
                        .number("records", totals.records())
                        .decimal("failureRate", totals.failureRate())
                        .decimal(
                                "averageMillis",
                                average.isPresent()
                                        ? OptionalDouble.of(average.get().toNanos() / 1e6)
                                        : OptionalDouble.empty())
                        .decimal(
                                "slowRate",
                                totals.slow().map(SlowRequests::rate).orElse(OptionalDouble.empty()));
                bounds.writeTo(json);
            });
        }
    }

    @Override
    public Reply answer(Request request) {
        Parameters parameters = request.parameters("service", "from", "to");
        Period period = Period.of(parameters);
        List<String> asked = parameters.all("service");
        List<String> services = asked.isEmpty()
                ? source.snapshot().byName().stream()
                        .map(Snapshot.Line::service)
                        .toList()
                : asked;
        List<Bar> bars = bars(services, period);
        List<Bar> shown = bars.subList(0, Math.min(MOST_SERVICES, bars.size()));
        Map<Indicator.Kind, Long> kinds = history.countByKind(
                ViolationQuery.all().services(asked.toArray(String[]::new)).during(period.from(), period.to()));
        return Reply.json(json -> json.object(() -> {
            period.writeTo(json);
            RuleBounds.common(shown.stream().map(Bar::bounds).toList()).writeTo(json);
            json.array("services", shown, bar -> bar.writeTo(json))
                    .number("others", bars.size() - shown.size())
                    .array("kinds", kinds.entrySet(), kind -> write(json, kind.getKey(), kind.getValue()));
        }));
    }

    private List<Bar> bars(List<String> services, Period period) {
        Map<String, RuleBounds> bounds = RuleBounds.byService(history.rules());
        return history.totals(services, period.from(), period.to()).entrySet().stream()
                .map(each ->
                        new Bar(each.getKey(), each.getValue(), bounds.getOrDefault(each.getKey(), RuleBounds.NONE)))
                .sorted(Bar.WORST_FIRST)
                .toList();
    }

    private static void write(JsonWriter json, Indicator.Kind kind, long violations) {
        json.object(
                () -> json.text("kind", kind).text("label", KindNames.of(kind)).number("violations", violations));
    }
}
