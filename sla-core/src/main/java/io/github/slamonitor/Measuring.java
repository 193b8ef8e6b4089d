package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns evaluations into what a history keeps of them. Evaluations come one at a time. */
final class Measuring {

    private final HistoryWriter writer;
    private Instant from;

    Measuring(HistoryWriter writer, Instant startedAt) {
        this.writer = writer;
        this.from = startedAt;
    }

    HistoryWriter writer() {
        return writer;
    }

    /** Takes the counts since the last time out of every service. */
    void measure(List<MonitoredService> services, Instant at) {
        offer(services, at, true);
    }

    /** Takes the counts alone, after the last evaluation; nothing when there are none. */
    void measureCounts(List<MonitoredService> services, Instant at) {
        offer(services, at, false);
    }

    private void offer(List<MonitoredService> services, Instant at, boolean evaluated) {
        List<MeasuredService> measured = new ArrayList<>();
        for (MonitoredService service : services) {
            MeasuredService figures = measure(service, evaluated ? service.results() : List.of());
            if (figures.records() > 0 || !figures.rules().isEmpty()) {
                measured.add(figures);
            }
        }
        if (evaluated || !measured.isEmpty()) {
            writer.offer(new MeasuredRound(UUID.randomUUID().toString(), from.isBefore(at) ? from : at, at, measured));
        }
        from = at;
    }

    private static MeasuredService measure(MonitoredService service, List<RuleResult> results) {
        ServiceMetrics since = service.takeUnreported();
        List<MeasuredRule> rules = new ArrayList<>();
        for (RuleResult result : results) {
            result.value().ifPresent(value -> rules.add(measure(result, value, since)));
        }
        return new MeasuredService(service.name(), since.records(), since.failures(), since.totalResponseTime(), rules);
    }

    private static MeasuredRule measure(RuleResult result, Measurement value, ServiceMetrics since) {
        boolean violated = result.verdict() == Verdict.VIOLATED;
        return new MeasuredRule(
                result.policy(),
                result.rule(),
                value,
                violated,
                WindowCounts.slow(result.rule(), since),
                violated && result.metrics().counted() ? Optional.of(WindowCounts.of(result)) : Optional.empty());
    }
}
