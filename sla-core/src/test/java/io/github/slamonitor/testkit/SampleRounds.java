package io.github.slamonitor.testkit;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import io.github.slamonitor.WorstPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rounds to test with. */
public final class SampleRounds {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Bound BOUND = failureRate().atMost(percent(5)).bound();

    private static final WorstPeriod WORST = new WorstPeriod(START, START.plusSeconds(60), 500, 200, BOUND.limit());

    private SampleRounds() {}

    /** A round with one violation that opens; its id and time grow with the number. */
    public static Round opened(int number) {
        return opened("round-" + number, number, "checkout");
    }

    public static Round opened(String id, int number, String service) {
        Instant at = at(number);
        Violation violation = violation("violation-" + number, service, at, Optional.empty());
        return new Round(id, at, List.of(new Transition(Transition.Kind.OPENED, violation, at)));
    }

    /** A transition of the episode with this number, which opened at the time of that number. */
    public static Transition transition(Transition.Kind kind, int episode, int number) {
        boolean over = kind == Transition.Kind.RESOLVED;
        return transition(kind, "checkout", episode, number, over);
    }

    public static Transition transition(Transition.Kind kind, String service, int episode, int number, boolean over) {
        Instant at = at(number);
        Optional<Instant> end = over ? Optional.of(at) : Optional.empty();
        return new Transition(kind, violation("violation-" + episode, service, at(episode), end), at);
    }

    public static Round round(int number, Transition... transitions) {
        return new Round("round-" + number, at(number), List.of(transitions));
    }

    public static Instant at(int number) {
        return START.plusSeconds(60L * number);
    }

    private static Violation violation(String id, String service, Instant openedAt, Optional<Instant> resolvedAt) {
        return new Violation(
                id,
                service,
                "checkout-policy",
                "failure rate at most 5%",
                Indicator.Kind.FAILURE_RATE,
                Severity.CRITICAL,
                Optional.of("contract 4.2"),
                new Evidence(
                        Optional.empty(),
                        BOUND,
                        OptionalLong.of(2407),
                        OptionalLong.of(246),
                        OptionalLong.empty(),
                        Optional.of(openedAt.minusSeconds(300)),
                        Optional.of(openedAt),
                        List.of(WORST),
                        "failure rate at most 5%: 10.22% of 2407 requests failed"),
                openedAt,
                resolvedAt);
    }
}
