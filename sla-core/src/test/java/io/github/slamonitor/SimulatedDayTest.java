package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 24 hours of 1,000 services under 5 rules, evaluated every four minutes. */
class SimulatedDayTest {

    private static final int SERVICES = 1000;
    private static final int MINUTES = 24 * 60;
    private static final int EVERY_MINUTES = 4;
    private static final long MEGABYTE = 1 << 20;

    private static final SlaPolicy POLICY = SlaPolicy.named("day")
            .require(failureRate().atMost(percent(5)))
            .require(averageResponseTime().atMost(Duration.ofMillis(300)))
            .require(responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(10)))
            .require(responseTimePercentile(99)
                    .atMost(Duration.ofSeconds(1))
                    .over(Duration.ofHours(1))
                    .minimumRecords(20)
                    .pendingFor(Duration.ofMinutes(5)))
            .require(failureRate()
                    .atMost(percent(1))
                    .over(Duration.ofHours(6))
                    .named("long")
                    .pendingFor(Duration.ofMinutes(30)))
            .build();

    @Test
    @Timeout(240)
    void takesSecondsAndNoMoreMemoryAtItsEnd() {
        MonitorClock clock = new MonitorClock();
        SlaMonitor monitor = SlaMonitor.builder().policy(POLICY).clock(clock).build();
        List<ServiceRecorder> recorders = IntStream.range(0, SERVICES)
                .mapToObj(i -> monitor.service("service " + i))
                .toList();
        SplittableRandom random = new SplittableRandom(1);
        long early = 0;
        for (int minute = 1; minute <= MINUTES; minute++) {
            for (int i = 0; i < SERVICES; i++) {
                record(recorders.get(i), random, isBroken(i, minute));
            }
            clock.pass(Duration.ofMinutes(1));
            if (minute % EVERY_MINUTES == 0) {
                monitor.evaluate(clock.instant());
            }
            if (minute == MINUTES / 4) {
                early = usedHeap();
            }
        }

        assertThat(usedHeap()).isLessThan(early + 4 * MEGABYTE);
        assertThat(monitor.health())
                .returns((long) SERVICES * MINUTES, MonitorHealth::records)
                .returns((long) MINUTES / EVERY_MINUTES, MonitorHealth::evaluations)
                .returns(0L, MonitorHealth::failedEvaluations)
                .returns(0L, MonitorHealth::clockJumps);
        assertThat(monitor.evaluate(clock.instant()).results().size()).isEqualTo(5 * SERVICES);
    }

    /** A tenth of the services is out of order for half an hour, each at a time of its own. */
    private static boolean isBroken(int service, int minute) {
        return service % 10 == 0 && (minute + service) % 300 < 30;
    }

    private static void record(ServiceRecorder recorder, SplittableRandom random, boolean broken) {
        long nanos = random.nextInt(1, 200_000_000);
        if (broken || random.nextInt(1000) == 0) {
            recorder.failure(nanos * 10);
        } else {
            recorder.success(nanos);
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
