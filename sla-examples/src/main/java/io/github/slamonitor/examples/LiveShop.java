package io.github.slamonitor.examples;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;

import io.github.slamonitor.Objective;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaPolicy;
import java.time.Duration;
import java.util.List;

/** A made-up shop: how its services behave through a day that is over in 20 minutes, and what was agreed about them. */
final class LiveShop {

    /** How long a day of it takes. */
    static final Duration DAY = Duration.ofMinutes(20);

    /** Where the first day begins, as a share of it: shortly before the first incident. */
    static final double FIRST_MOMENT = 0.414;

    static final List<ServiceProfile> SERVICES = List.of(
            new ServiceProfile("checkout", 0.25, Duration.ofMillis(210), 0.45, 0.008)
                    .with(new Incident("a slow deployment", 0.42, 0.48, 3.5, 0.02)),
            new ServiceProfile("login", 0.30, Duration.ofMillis(90), 0.4, 0.012)
                    .with(new Incident("somebody tries out passwords", 0.84, 0.88, 1.2, 0.3)),
            new ServiceProfile("payment-eu", 0.15, Duration.ofMillis(260), 0.35, 0.006)
                    .with(new Incident("an outage", 0.58, 0.63, 1.6, 0.85)),
            new ServiceProfile("payment-us", 0.12, Duration.ofMillis(240), 0.35, 0.006),
            new ServiceProfile("search", 0.60, Duration.ofMillis(130), 0.55, 0.004)
                    .with(new Incident("its index is built anew", 0.70, 0.73, 4, 0.02)));

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Objective AVAILABLE = Objective.availability(percent(97));
    /** So that the first minutes, in which a single failure weighs much, raise no alert. */
    private static final long ENOUGH_FOR_A_BUDGET = 500;

    /** What was agreed; windows are short, as the days are. */
    static final List<SlaPolicy> POLICIES = List.of(
            SlaPolicy.named("shop")
                    .appliesTo("checkout", "login", "search")
                    .require(failureRate().atMost(percent(5)).over(WINDOW).minimumRecords(20))
                    .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                            .atMost(percent(10))
                            .over(WINDOW)
                            .minimumRecords(20))
                    .require(responseTimePercentile(99)
                            .atMost(Duration.ofMillis(1500))
                            .over(WINDOW)
                            .minimumRecords(100)
                            .pendingFor(Duration.ofSeconds(10)))
                    .objective(AVAILABLE, alert -> alert.minimumRecords(ENOUGH_FOR_A_BUDGET))
                    .build(),
            SlaPolicy.named("payments")
                    .appliesTo("payment-*")
                    .require(failureRate()
                            .atMost(percent(5))
                            .over(WINDOW)
                            .minimumRecords(20)
                            .remindEvery(Duration.ofMinutes(1))
                            .severity(Severity.CRITICAL)
                            .because("contract 4.2"))
                    .require(averageResponseTime()
                            .atMost(Duration.ofMillis(800))
                            .over(WINDOW)
                            .minimumRecords(20))
                    .objective(AVAILABLE, alert -> alert.minimumRecords(ENOUGH_FOR_A_BUDGET))
                    .build());

    private LiveShop() {}
}
