package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Monitors with their own thread, by the real clock or by one that a test moves while they run. */
@Timeout(120)
class StartedMonitorTest {

    private static final SlaPolicy POLICY = SlaPolicy.named("all")
            .require(failureRate()
                    .atMost(percent(50))
                    .over(Duration.ofSeconds(10))
                    .named("failures"))
            .require(responseTimePercentile(99).atMost(Duration.ofSeconds(1)).over(Duration.ofMinutes(1)))
            .require(failureRate().atMost(percent(99)).over(Duration.ofHours(1)))
            .build();

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Tells of the first rule. */
    private final class Teller implements ViolationListener {
        @Override
        public void opened(Violation violation) {
            tell("opened", violation);
        }

        @Override
        public void resolved(Violation violation) {
            tell("resolved", violation);
        }

        private void tell(String what, Violation violation) {
            if (violation.rule().equals("failures")) {
                told.add(what + " " + violation.service());
            }
        }
    }

    private static SlaMonitor.Builder builder() {
        return SlaMonitor.builder().policy(POLICY).evaluateEvery(Duration.ofSeconds(1));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    @Test
    void countsWhatThreadsRecordedWhileItWasEvaluatedAndClosed() throws InterruptedException {
        SlaMonitor monitor = builder().start();
        AtomicLong recorded = new AtomicLong();
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ServiceRecorder own = monitor.service("service " + i);
            ServiceRecorder shared = monitor.service("shared");
            threads.add(new Thread(() -> {
                long count = 0;
                while (running.get()) {
                    own.success(count);
                    shared.failure(count);
                    shared.success(Duration.ofNanos(count), Instant.now());
                    count += 3;
                }
                recorded.addAndGet(count);
            }));
        }
        threads.forEach(Thread::start);
        await(() -> monitor.health().evaluations() >= 1);
        SlaReport asked = monitor.evaluate(Instant.now());
        monitor.close();
        await(() -> monitor.health().afterClose() > 0);
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }

        MonitorHealth health = monitor.health();
        assertThat(health.records() + health.afterClose()).isEqualTo(recorded.get());
        assertThat(health.failedEvaluations()).isZero();
        assertThat(asked.services()).hasSize(4).allMatch(service -> service.records() > 0);
    }

    @Test
    void opensAndResolvesByItself() throws InterruptedException {
        MonitorClock clock = new MonitorClock();
        try (SlaMonitor monitor =
                builder().clock(clock).nanoTime(clock).listener(new Teller()).start()) {
            monitor.failure("checkout", 1);
            clock.pass(Duration.ofSeconds(1));
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("opened checkout");
            assertThat(monitor.status().services().get(0).verdict()).isEqualTo(Verdict.VIOLATED);
            monitor.success("checkout", 1);
            monitor.success("checkout", 1);
            clock.pass(Duration.ofSeconds(1));
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("resolved checkout");
        }
    }

    @Test
    void goesOnWhenAnIndicatorOrTheClockThrowsAnError() throws InterruptedException {
        MonitorClock clock = new MonitorClock();
        AtomicBoolean broken = new AtomicBoolean();
        SlaPolicy custom = SlaPolicy.named("custom")
                .require(indicator("mine", metrics -> {
                            throw new AssertionError("a bug");
                        })
                        .atMost(1))
                .build();
        try (SlaMonitor monitor = builder()
                .policy(custom)
                .clock(() -> {
                    if (broken.get()) {
                        throw new IllegalStateException("no clock");
                    }
                    return clock.instant();
                })
                .nanoTime(clock)
                .listener(new Teller())
                .start()) {
            monitor.success("checkout", 1);
            broken.set(true);
            await(() -> monitor.health().failedEvaluations() > 0);
            broken.set(false);
            monitor.failure("auth", 1);
            clock.pass(Duration.ofSeconds(1));

            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("opened auth");
            await(() -> monitor.health().evaluations() >= 1);
            assertThat(monitor.status()
                            .services()
                            .get(0)
                            .rules()
                            .get(3)
                            .result()
                            .detail())
                    .isEqualTo("insufficient data, mine failed: a bug");
        }
    }

    @Test
    void canBeClosedByAListenerAndTwice() throws InterruptedException {
        MonitorClock clock = new MonitorClock();
        CountDownLatch closed = new CountDownLatch(1);
        List<SlaMonitor> monitors = new ArrayList<>();
        SlaMonitor monitor = builder()
                .clock(clock)
                .nanoTime(clock)
                .listener(new ViolationListener() {
                    @Override
                    public String name() {
                        return "closing";
                    }

                    @Override
                    public void opened(Violation violation) {
                        monitors.get(0).close();
                        closed.countDown();
                    }
                })
                .start();
        monitors.add(monitor);
        monitor.failure("checkout", 1);
        clock.pass(Duration.ofSeconds(1));

        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        monitor.close();
        long evaluations = monitor.health().evaluations();
        monitor.close();
        assertThat(monitor.health().evaluations()).isEqualTo(evaluations);
    }

    @Test
    void keepsTheInterruptOfTheThreadThatCloses() {
        SlaMonitor monitor = builder().start();
        monitor.success("checkout", 1);
        Thread.currentThread().interrupt();
        monitor.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(monitor.health()).returns(1L, MonitorHealth::records).returns(1L, MonitorHealth::evaluations);
    }

    @Test
    void evaluatesOnceMoreWhenClosed() throws InterruptedException {
        try (SlaMonitor monitor = builder().listener(new Teller()).start()) {
            monitor.failure("checkout", 1);
        }
        assertThat(told.poll()).isEqualTo("opened checkout");
    }

    @Test
    void answersWhileItEvaluates() throws InterruptedException {
        MonitorClock clock = new MonitorClock();
        SlaMonitor monitor = builder().clock(clock).build();
        AtomicBoolean running = new AtomicBoolean(true);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<Runnable> questions = List.of(
                () -> assertThat(monitor.status().services())
                        .allMatch(service ->
                                service.rules().isEmpty() || service.rules().size() == 3),
                () -> assertThat(monitor.health().records()).isNotNegative(),
                () -> monitor.silence(Silence.of("a", "*", clock.instant().plusSeconds(60), "kim", "test")),
                () -> monitor.acknowledge("none", new Acknowledgement("kim", "", clock.instant())),
                () -> monitor.success("service " + System.nanoTime() % 50, 1),
                () -> monitor.status().silences().forEach(silence -> monitor.endSilence(silence.id())));
        for (Runnable question : questions) {
            Thread thread = new Thread(() -> {
                while (running.get()) {
                    question.run();
                }
            });
            thread.setUncaughtExceptionHandler((failed, e) -> {
                synchronized (failures) {
                    failures.add(e);
                }
            });
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (int i = 0; i < 50; i++) {
            clock.pass(Duration.ofMillis(300));
            SlaReport report = monitor.evaluate(clock.instant());
            assertThat(report.uncoveredServices()).isEmpty();
        }
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
