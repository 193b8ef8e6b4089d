package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.RuleStatus;
import io.github.slamonitor.ServiceStatus;
import io.github.slamonitor.SlaRule;
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

    private final Map<String, RecentValues> values = new ConcurrentHashMap<>();
    private final long stepMillis;
    private final ViolationHistory history;

    Sparklines(Duration evaluateEvery, ViolationHistory history) {
        stepMillis = Math.max(1000, evaluateEvery.toMillis());
        this.history = history;
    }

    void add(Instant at, ServiceStatus service) {
        Optional<Measurement> value = shown(service).flatMap(RuleResult::value);
        if (value.isPresent() && Double.isFinite(value.get().asDouble())) {
            RecentValues recent = values.computeIfAbsent(service.service(), any -> new RecentValues(stepMillis));
            synchronized (recent) {
                recent.add(at.toEpochMilli(), value.get().asDouble());
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
        Period lastHour = new Period(until.minus(Duration.ofHours(1)), until);
        return history.trend(
                result.service(), result.policy(), result.rule().name(), lastHour.from(), lastHour.to(), Duration.ZERO);
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
