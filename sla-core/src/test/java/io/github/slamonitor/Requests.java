package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests to check rules on. Those made together are a second apart. */
final class Requests {

    static final Instant START = Instant.parse("2025-06-01T00:00:00Z");

    private static final Duration USUAL = Duration.ofMillis(100);

    private Requests() {}

    /** Requests of 100 ms each, of which the first ones failed. */
    static Stream<MetricRecord> requests(String service, int count, int failures) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MetricRecord(service, START.plusSeconds(i), USUAL, i >= failures));
    }

    /** A successful request for each response time. */
    static Stream<MetricRecord> taking(Duration... times) {
        return IntStream.range(0, times.length)
                .mapToObj(i -> new MetricRecord("checkout", START.plusSeconds(i), times[i], true));
    }

    /** A successful request for each number of milliseconds. */
    static Stream<MetricRecord> takingMillis(long... millis) {
        return taking(IntStream.range(0, millis.length)
                .mapToObj(i -> Duration.ofMillis(millis[i]))
                .toArray(Duration[]::new));
    }

    /** What comes of checking one rule on requests of one service. */
    static RuleResult check(SlaRule rule, Stream<MetricRecord> requests) {
        SlaPolicy policy = SlaPolicy.named("policy").require(rule).build();
        return SlaEvaluator.of(policy).evaluate(requests).results().get(0);
    }

    /** What comes of checking one rule on figures that were aggregated elsewhere. */
    static RuleResult check(SlaRule rule, ServiceMetrics metrics) {
        return rule.check("policy", metrics);
    }
}
