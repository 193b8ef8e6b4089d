package io.github.slamonitor.benchmarks.live;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;

import io.github.slamonitor.MetricSource;
import io.github.slamonitor.ReplayTimeline;
import io.github.slamonitor.ServiceAccumulator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReplay;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Replays requests that lie in memory, by one thread, for 5 rules over 3 windows, and prints how many it takes a second. Requests of
 * one day, of ten services, in order; a burst of failures an hour makes alerts.
 */
public final class ReplayBenchmark {

    private static final int RECORDS = 10_000_000;
    private static final int SERVICES = 10;
    private static final int RUNS = 8;
    private static final long DAY = 86_400_000_000L;
    private static final long START = Instant.parse("2025-06-01T00:00:00Z").getEpochSecond() * 1_000_000;

    private ReplayBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments {@code percentiles} for a percentile among the rules, which keeps the distribution
     */
    public static void main(String[] arguments) {
        boolean percentiles = arguments.length > 0 && arguments[0].equals("percentiles");
        int[] micros = new int[RECORDS];
        boolean[] successful = new boolean[RECORDS];
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < RECORDS; i++) {
            long minute = i * 1440L / RECORDS % 60;
            micros[i] = 20_000 + random.nextInt(300_000);
            successful[i] = random.nextInt(1000) >= (minute == 30 ? 200 : 10);
        }
        SlaReplay replay = SlaReplay.of(policy(percentiles)).threads(1);
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            ReplayTimeline timeline = replay.run(source(micros, successful));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d records in %.3f s: %.1f million/s, %d alerts%n",
                    timeline.records(),
                    seconds,
                    RECORDS / seconds / 1e6,
                    timeline.alerts().size());
        }
    }

    private static MetricSource source(int[] micros, boolean[] successful) {
        return accumulator -> {
            ServiceAccumulator[] services = new ServiceAccumulator[SERVICES];
            for (int i = 0; i < SERVICES; i++) {
                services[i] = accumulator.service("service-" + i);
            }
            for (int i = 0; i < micros.length; i++) {
                services[i % SERVICES].add(START + i * (DAY / micros.length), micros[i], successful[i]);
            }
        };
    }

    private static SlaPolicy policy(boolean percentiles) {
        return SlaPolicy.named("all")
                .require(failureRate().atMost(percent(5)).over(Duration.ofMinutes(1)))
                .require(failureRate()
                        .atMost(percent(3))
                        .over(Duration.ofHours(1))
                        .named("hourly"))
                .require(averageResponseTime().atMost(Duration.ofMillis(500)))
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10)))
                .require(
                        percentiles
                                ? responseTimePercentile(99)
                                        .atMost(Duration.ofMillis(800))
                                        .minimumRecords(100)
                                : responseViolationRate(slowerThan(Duration.ofSeconds(1)))
                                        .atMost(percent(1)))
                .build();
    }
}
