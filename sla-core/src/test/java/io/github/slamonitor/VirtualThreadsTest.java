package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Threads that come and go faster than their lanes are collected. */
class VirtualThreadsTest {

    private static final int THREADS = 20_000;

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void loseNoRequest() throws ReflectiveOperationException, InterruptedException {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class); // not known to Java 17
        SlaPolicy policy = SlaPolicy.named("checkout")
                .require(failureRate().atMost(percent(5)))
                .build();
        SlaMonitor monitor = SlaMonitor.builder().policy(policy).start();
        try (monitor) {
            ServiceRecorder checkout = monitor.service("checkout");
            Runnable requests = () -> {
                checkout.success(1_000_000);
                monitor.failure("checkout", 2_000_000);
            };
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add((Thread) start.invoke(null, requests));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(monitor.health().records()).isEqualTo(2 * THREADS);
    }
}
