package io.github.slamonitor.examples.http;

import io.github.slamonitor.ErrorBudget;
import io.github.slamonitor.Objective;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.store.sqlite.ServicePoint;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers how an error budget was spent: what was left of it at the end of each step, of the period that ended there. */
final class BudgetHandler implements Route.Handler {

    private static final int MOST_POINTS = 300;
    private static final int MOST_READ = 4000;

    private final StatusSource source;
    private final ViolationHistory history;

    BudgetHandler(StatusSource source, ViolationHistory history) {
        this.source = source;
        this.history = history;
    }

    @Override
    public Reply answer(Request request) {
        Parameters parameters = request.parameters("service", "objective", "from", "to");
        String service = parameters.required("service");
        Period period = Period.of(parameters);
        ServiceView view = source.snapshot()
                .view(service)
                .orElseThrow(() -> HttpError.notFound("there is no service " + Parameters.quoted(service)));
        Objective objective = find(view, parameters.required("objective"));
        Duration step = Steps.shortest(period.length(), MOST_POINTS);
        Period shown = period.aligned(step);
        BurnDown burnDown = new BurnDown(objective, read(view, objective, shown, step));
        List<BurnDown.Point> points = burnDown.at(shown, step);
        return Reply.json(json -> json.object(() -> json.text("objective", objective.toString())
                .millis("periodMillis", objective.period())
                .millis("stepMillis", step)
                .array(
                        "at",
                        points,
                        point -> json.value(
                                Math.min(point.at().toEpochMilli(), period.to().toEpochMilli())))
                .array("remaining", points, point -> json.value(point.remaining()))));
    }

    private static Objective find(ServiceView view, String words) {
        List<Objective> objectives =
                view.budgets().stream().map(ErrorBudget::objective).toList();
        return objectives.stream()
                .filter(objective -> objective.toString().equals(words))
                .findFirst()
                .orElseThrow(() -> HttpError.notFound(
                        "the service has no objective " + Parameters.quoted(words) + "; it has " + objectives));
    }

    /** What is shown in its own steps; of what was before, of which only the sum is seen, there are fewer and longer ones. */
    private List<ServicePoint> read(ServiceView view, Objective objective, Period shown, Duration step) {
        Duration longStep = Steps.shortest(objective.period(), MOST_READ);
        if (longStep.compareTo(step) <= 0) {
            Period all = new Period(shown.from().minus(objective.period()), shown.to());
            return read(view, objective, all.aligned(step), step, shown.to());
        }
        Period before = new Period(shown.from().minus(objective.period()), shown.from());
        Instant middle = before.aligned(longStep).to().minus(longStep);
        List<ServicePoint> points = new ArrayList<>(read(view, objective, before.aligned(longStep), longStep, middle));
        points.addAll(read(view, objective, new Period(middle, shown.to()), step, shown.to()));
        return points;
    }

    /** With the slow requests of one of the objective's alerts, which are counted by its limit. */
    private List<ServicePoint> read(
            ServiceView view, Objective objective, Period period, Duration step, Instant endExclusive) {
        if (objective.responseTimeLimit().isEmpty()) {
            return history.serviceTrend(view.service(), period.from(), endExclusive, step);
        }
        Set<String> alerts =
                objective.burnRateAlerts().stream().map(SlaRule::name).collect(Collectors.toSet());
        return view.rules().stream()
                .filter(rule -> alerts.contains(rule.rule()))
                .findFirst()
                .map(rule -> history.serviceTrend(
                        view.service(), rule.policy(), rule.rule(), period.from(), endExclusive, step))
                .orElse(List.of());
    }
}
