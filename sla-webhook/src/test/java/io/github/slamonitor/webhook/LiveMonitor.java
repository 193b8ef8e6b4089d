package io.github.slamonitor.webhook;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.ListenerOptions;
import io.github.slamonitor.ListenerStatus;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.ViolationListener;
import java.time.Duration;
import java.time.Instant;

/** A real monitor whose time a test moves: each minute it hears of one service that fails, or of all doing well again. */
final class LiveMonitor implements AutoCloseable {

    static final ListenerOptions QUICK =
            ListenerOptions.defaults().backoff(Duration.ofMillis(5), Duration.ofMillis(20));

    private final SlaMonitor monitor;
    private Instant now = Samples.NOON;

    /** One that takes its time to deliver everything when it is closed. */
    LiveMonitor(ListenerOptions options, ViolationListener... listeners) {
        this(Duration.ofSeconds(30), options, listeners);
    }

    LiveMonitor(Duration closeTimeout, ListenerOptions options, ViolationListener... listeners) {
        SlaMonitor.Builder builder = SlaMonitor.builder()
                .policy(SlaPolicy.named("live")
                        .require(failureRate()
                                .atMost(percent(5))
                                .over(Duration.ofMinutes(1))
                                .severity(Severity.CRITICAL))
                        .build())
                .clock(() -> now)
                .closeTimeout(closeTimeout);
        for (ViolationListener listener : listeners) {
            builder.listener(listener, options);
        }
        monitor = builder.build();
    }

    /** Two minutes later a service fails: one round with one opening. */
    void fail(String... services) {
        now = now.plusSeconds(120);
        for (String service : services) {
            for (int i = 0; i < 10; i++) {
                monitor.record(new MetricRecord(service, now.minusSeconds(20), Duration.ofMillis(5), false));
            }
        }
        monitor.evaluate(now);
    }

    /** Two minutes later a service does well. */
    void recover(String service) {
        now = now.plusSeconds(120);
        for (int i = 0; i < 10; i++) {
            monitor.record(new MetricRecord(service, now.minusSeconds(20), Duration.ofMillis(5), true));
        }
        monitor.evaluate(now);
    }

    ListenerStatus status(int listener) {
        return monitor.health().listeners().get(listener);
    }

    @Override
    public void close() {
        monitor.close();
    }
}
