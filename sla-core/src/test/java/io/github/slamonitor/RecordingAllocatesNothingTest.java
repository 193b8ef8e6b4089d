package io.github.slamonitor;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingAllocatesNothingTest {

    private static final int RECORDS = 1_000_000;
    /** What the first records of a service may take, and compiling on the fly; the smallest object for each would be 16,000,000. */
    private static final long MOST_BYTES = 1_000_000;

    private final MonitorClock clock = new MonitorClock();
    private final TickedMonitor monitor = new TickedMonitor(
            clock,
            SlaPolicy.named("all")
                    .require(failureRate().atMost(percent(5)))
                    .require(averageResponseTime().atMost(Duration.ofSeconds(1)))
                    .require(responseTimePercentile(99).atMost(Duration.ofSeconds(1)))
                    .require(failureRate().atMost(percent(10)).overLast(1000).named("the last"))
                    .build());

    @Test
    void withAHandle() {
        ServiceRecorder recorder = monitor.service("checkout");

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < RECORDS; i++) {
                        recorder.success(i);
                        recorder.failure(i * 1000L);
                    }
                }))
                .isLessThan(MOST_BYTES);
    }

    @Test
    void withALaneOfItsOwn() {
        // Without a window over the last requests, which all threads share.
        TickedMonitor own = new TickedMonitor(
                clock,
                SlaPolicy.named("all")
                        .require(responseTimePercentile(99).atMost(Duration.ofSeconds(1)))
                        .build());
        ServiceRecorder recorder = own.service("checkout");

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < RECORDS; i++) {
                        recorder.success(i);
                        recorder.failure(i * 1000L);
                    }
                }))
                .isLessThan(MOST_BYTES);
    }

    @Test
    void withADurationAndATimestamp() {
        ServiceRecorder recorder = monitor.service("checkout");
        Duration elapsed = Duration.ofMillis(3);
        Instant now = clock.instant();

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < RECORDS; i++) {
                        recorder.success(elapsed, now);
                    }
                }))
                .isLessThan(MOST_BYTES);
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
