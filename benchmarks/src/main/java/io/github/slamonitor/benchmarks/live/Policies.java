package io.github.slamonitor.benchmarks.live;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;

import io.github.slamonitor.SlaPolicy;
import java.time.Duration;

/** The policy that is measured: five rules over three windows. Its bounds are far off: alerts are not measured. */
final class Policies {

    private Policies() {}

    /** Windows of 1 minute, 5 minutes and 1 hour, the shortest with a percentile. */
    static SlaPolicy fiveRules() {
        return fourRules()
                .require(responseTimePercentile(99)
                        .atMost(Duration.ofMillis(800))
                        .over(Duration.ofMinutes(1))
                        .minimumRecords(100))
                .build();
    }

    /** The same without the percentile: windows of 5 minutes and 1 hour. */
    static SlaPolicy withoutPercentile() {
        return fourRules().build();
    }

    private static SlaPolicy.Builder fourRules() {
        Duration hour = Duration.ofHours(1);
        return SlaPolicy.named("benchmark")
                .require(failureRate().atMost(percent(50)).over(Duration.ofMinutes(5)))
                .require(averageResponseTime().atMost(Duration.ofMillis(1500)).over(Duration.ofMinutes(5)))
                .require(responseViolationRate(slowerThan(Duration.ofNanos(Requests.SLOW_NANOS)))
                        .atMost(percent(50))
                        .over(hour))
                .require(availability().atLeast(percent(50)).over(hour));
    }
}
