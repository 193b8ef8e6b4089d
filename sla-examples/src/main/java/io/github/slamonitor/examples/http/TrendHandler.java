package io.github.slamonitor.examples.http;

import io.github.slamonitor.Violation;
import io.github.slamonitor.store.sqlite.StoredRule;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.TrendPoint;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Answers how the values of a rule went, and which there are. */
final class TrendHandler {

    private static final int MOST_POINTS = 720;
    private static final int MOST_VIOLATIONS = 500;

    /** Up to here single evaluations are read, which are joined where there are too many to show. */
    private static final Duration SINGLE_UP_TO = Duration.ofHours(3);

    private final ViolationHistory history;
    private final Duration evaluateEvery;

    TrendHandler(ViolationHistory history, Duration evaluateEvery) {
        this.history = history;
        this.evaluateEvery = evaluateEvery;
    }

    Reply series(Request request) {
        Parameters parameters = request.parameters("service", "from", "to");
        String service = parameters.required("service");
        Period period = Period.of(parameters);
        List<StoredRule> rules = rules(service);
        return Reply.json(json -> json.object(() -> {
            period.writeTo(json);
            json.millis("stepMillis", Steps.shortest(period.length(), MOST_POINTS))
                    .array("series", rules, rule -> write(json, rule));
        }));
    }

    private List<StoredRule> rules(String service) {
        return history.rules().stream()
                .filter(rule -> rule.service().equals(service))
                .toList();
    }

    private static void write(JsonWriter json, StoredRule rule) {
        json.object(() -> json.text("policy", rule.policy())
                .text("rule", rule.rule())
                .text("kind", rule.kind())
                .text("unit", rule.unit())
                .text("label", rule.rule())
                .decimal("limit", RuleView.limit(rule))
                .text("severity", rule.severity().map(Enum::name)));
    }

    Reply trend(Request request) {
        Parameters parameters = request.parameters("service", "policy", "rule", "from", "to", "step");
        StoredRule rule =
                find(parameters.required("service"), parameters.required("policy"), parameters.required("rule"));
        Period period = Period.of(parameters);
        OptionalLong asked = parameters.number("step", 60_000, 86_400_000);
        Trend trend = asked.isPresent() || period.length().compareTo(SINGLE_UP_TO) > 0
                ? inSteps(rule, period, asked.isPresent() ? Steps.check(asked.getAsLong()) : shortest(period))
                : inEvaluations(rule, period);
        List<Violation> violations = violations(rule, period);
        return Reply.json(json -> json.object(() -> {
            json.number("stepMillis", trend.stepMillis())
                    .text("unit", rule.unit())
                    .decimal("limit", RuleView.limit(rule))
                    .text("boundText", rule.bound());
            trend.writeTo(json);
            json.array(
                            "violations",
                            violations,
                            violation -> json.object(() -> json.text("id", violation.id())
                                    .time("from", violation.openedAt())
                                    .time("to", violation.resolvedAt())))
                    .array("pending", trend.pending(violations), span -> json.object(() -> span.writeTo(json)));
        }));
    }

    private static Duration shortest(Period period) {
        return Steps.shortest(period.length(), MOST_POINTS);
    }

    private StoredRule find(String service, String policy, String rule) {
        return rules(service).stream()
                .filter(each -> each.policy().equals(policy) && each.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> HttpError.notFound("there are no figures of the rule " + Parameters.quoted(rule)
                        + " of the policy " + Parameters.quoted(policy) + " on the service "
                        + Parameters.quoted(service)
                        + "; /api/series lists those there are"));
    }

    private Trend inSteps(StoredRule rule, Period period, Duration step) {
        Period whole = period.aligned(step);
        if (whole.length().dividedBy(step) > 20L * MOST_POINTS) {
            throw HttpError.badRequest("the step is too short for the period; leave it out or make it longer");
        }
        return new Trend(step.toMillis(), read(rule, whole, step));
    }

    /** Where single evaluations are not kept any more, or not all of them, in the steps that are. */
    private Trend inEvaluations(StoredRule rule, Period period) {
        Duration step = shortest(period);
        List<TrendPoint> inSteps = read(rule, period.aligned(step), step);
        List<TrendPoint> single = read(rule, period, Duration.ZERO);
        if (!reachBack(single, inSteps)) {
            return new Trend(step.toMillis(), inSteps);
        }
        long shown = period.length().toMillis() / MOST_POINTS + 1;
        return new Trend(Math.max(evaluateEvery.toMillis(), shown), Trend.joined(single, shown));
    }

    private static boolean reachBack(List<TrendPoint> single, List<TrendPoint> inSteps) {
        if (single.isEmpty() || inSteps.isEmpty()) {
            return inSteps.isEmpty();
        }
        TrendPoint first = inSteps.get(0);
        return !single.get(0).start().isAfter(first.start().plus(first.length()));
    }

    private List<TrendPoint> read(StoredRule rule, Period period, Duration step) {
        return history.trend(rule.service(), rule.policy(), rule.rule(), period.from(), period.to(), step);
    }

    private List<Violation> violations(StoredRule rule, Period period) {
        ViolationQuery query = ViolationQuery.all()
                .services(rule.service())
                .policies(rule.policy())
                .rules(rule.rule())
                .states(ViolationState.OPEN, ViolationState.ACKNOWLEDGED, ViolationState.RESOLVED)
                .during(period.from(), period.to())
                .page(0, MOST_VIOLATIONS);
        return history.violations(query).stream()
                .map(StoredViolation::violation)
                .filter(violation -> violation.service().equals(rule.service()))
                .toList();
    }
}
