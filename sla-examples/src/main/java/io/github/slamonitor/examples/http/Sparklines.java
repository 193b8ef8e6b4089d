package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.RuleStatus;
import io.github.slamonitor.ServiceStatus;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.store.sqlite.StoredRule;
import io.github.slamonitor.store.sqlite.TrendPoint;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Follows one figure of each service: that of the first rule of the kind that says most. Thread-safe. */
final class Sparklines {

    /** What says most comes first. */
    private static final List<Indicator.Kind> KINDS = List.of(
            Indicator.Kind.FAILURE_RATE,
            Indicator.Kind.AVAILABILITY,
            Indicator.Kind.RESPONSE_VIOLATION_RATE,
            Indicator.Kind.AVERAGE_RESPONSE_TIME,
            Indicator.Kind.RESPONSE_TIME_PERCENTILE);

    private static final Duration SHOWN = Duration.ofHours(1);
    private static final Duration STORED_STEP = Duration.ofMinutes(1);

    private final Map<String, RecentValues> values = new ConcurrentHashMap<>();
    private final long stepMillis;
    private final ViolationHistory history;

    Sparklines(Duration evaluateEvery, ViolationHistory history) {
        stepMillis = Math.max(1000, evaluateEvery.toMillis());
        this.history = history;
    }

    void add(Instant at, ServiceStatus service) {
        Optional<RuleResult> shown = shown(service);
        if (shown.isPresent()) {
            OptionalDouble value = Figures.number(shown.get().value());
            RecentValues recent = values.computeIfAbsent(service.service(), any -> new RecentValues(stepMillis));
            synchronized (recent) {
                if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                    recent.add(at.toEpochMilli(), value.getAsDouble());
                } else {
                    recent.goOnTo(at.toEpochMilli());
                }
            }
        }
    }

    Sparkline of(ServiceStatus service) {
        Optional<RuleResult> shown = shown(service);
        RecentValues recent = values.get(service.service());
        if (shown.isEmpty() || recent == null) {
            return Sparkline.NONE;
        }
        SlaRule rule = shown.get().rule();
        Measurement limit = rule.bound().limit();
        synchronized (recent) {
            if (recent.isWithoutPast()) {
                recent.setPast(past(shown.get(), recent.startsAt()));
            }
            return new Sparkline(
                    label(rule.indicator().kind()),
                    Optional.of(limit.unit()),
                    recent.means(),
                    OptionalDouble.of(limit.asDouble()));
        }
    }

    /** What was stored before this monitor was started. */
    private List<TrendPoint> past(RuleResult result, Instant until) {
        return history.trend(
                result.service(), result.policy(), result.rule().name(), until.minus(SHOWN), until, Duration.ZERO);
    }

    /** Of what is stored alone: the hour before a time. */
    static Sparkline stored(ViolationHistory history, StoredRule rule, Instant until) {
        Period period = new Period(until.minus(SHOWN), until).aligned(STORED_STEP);
        RecentValues values = new RecentValues(STORED_STEP.toMillis());
        history.trend(rule.service(), rule.policy(), rule.rule(), period.from(), period.to(), STORED_STEP)
                .forEach(point -> values.add(point.start().toEpochMilli(), point.mean()));
        values.goOnTo(until.toEpochMilli() - 1);
        return new Sparkline(label(rule.kind()), Optional.of(rule.unit()), values.means(), RuleView.limit(rule));
    }

    private static Optional<RuleResult> shown(ServiceStatus service) {
        return shown(
                service.rules().stream().map(RuleStatus::result).toList(),
                result -> result.rule().indicator().kind());
    }

    /** Whose figure says most. */
    static <T> Optional<T> shown(List<T> rules, Function<T, Indicator.Kind> kind) {
        return rules.stream().min(Comparator.comparingInt(rule -> rank(kind.apply(rule))));
    }

    static String label(Indicator.Kind kind) {
        return KindNames.of(kind);
    }

    private static int rank(Indicator.Kind kind) {
        int index = KINDS.indexOf(kind);
        return index < 0 ? KINDS.size() : index;
    }
}
