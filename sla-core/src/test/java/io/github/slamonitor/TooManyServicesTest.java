package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TooManyServicesTest {

    private static final SlaPolicy POLICY =
            SlaPolicy.named("all").require(failureRate().atMost(percent(50))).build();

    private final MonitorClock clock = new MonitorClock();

    private SlaMonitor monitor(int maximum) {
        return SlaMonitor.builder()
                .policy(POLICY)
                .clock(clock)
                .maximumServices(maximum)
                .build();
    }

    @Test
    void countsThoseBeyondTheMaximumTogether() {
        SlaMonitor monitor = monitor(2);
        for (String name : List.of("a", "b", "c", "d", "a", "c")) {
            monitor.failure(name, 1);
        }

        assertThat(monitor.evaluate(clock.instant()).services())
                .extracting(ServiceMetrics::toString)
                .containsExactly(
                        "(other services): 3 requests, 3 failed", "a: 2 requests, 2 failed", "b: 1 request, 1 failed");
        assertThat(monitor.health())
                .returns(true, MonitorHealth::tooManyServices)
                .returns(3, MonitorHealth::services)
                .returns(6L, MonitorHealth::records);
        assertThat(monitor.service("e").service()).isEqualTo("(other services)");
    }

    @Test
    void saysNothingAtTheMaximum() {
        SlaMonitor monitor = monitor(2);
        monitor.service("a");
        monitor.service("b");
        monitor.service("a");

        assertThat(monitor.health())
                .returns(false, MonitorHealth::tooManyServices)
                .returns(2, MonitorHealth::services);
    }

    @Test
    void keepsToTheMaximumWhenThreadsAddAtOnce() throws InterruptedException {
        SlaMonitor monitor = monitor(100);
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int first = thread * 100;
            threads.add(new Thread(() -> {
                awaitQuietly(begin);
                for (int i = 0; i < 200; i++) {
                    monitor.success("service " + (first + i), 1);
                }
            }));
        }
        threads.forEach(Thread::start);
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        monitor.evaluate(clock.instant());
        assertThat(monitor.health()).returns(101, MonitorHealth::services).returns(1600L, MonitorHealth::records);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesAnyNameThatIsNotBlank() {
        SlaMonitor monitor = monitor(10);
        List<String> names =
                List.of("x".repeat(10_000), "a\nERROR forged", "🛒 checkout", "/\\", "\u0000", "\u202Eevil");
        names.forEach(name -> monitor.failure(name, 1));

        assertThat(monitor.evaluate(clock.instant()).services())
                .extracting(ServiceMetrics::service)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aRequestNeverFailsForTheNameOfItsService() {
        SlaMonitor monitor = monitor(10);
        for (String name : List.of("", " \n", "x".repeat(10_001))) {
            monitor.success(name, 1);
            monitor.failure(name, 1);
        }

        assertThat(monitor.evaluate(clock.instant()).services())
                .extracting(ServiceMetrics::toString)
                .containsExactly("(other services): 6 requests, 3 failed");
        assertThat(monitor.health().tooManyServices()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "checkout, checkout",
                "🛒 café, 🛒 café",
                "|a\r\nERROR b|, a\uFFFD\uFFFDERROR b",
                "a\u2028b\u202Ec, a\uFFFDb\uFFFDc"
            })
    void aNameInTheLogCannotForgeALine(String name, String shown) {
        assertThat(Names.shown(name)).isEqualTo(shown);
    }

    @Test
    void aLongNameIsCutInTheLog() {
        assertThat(Names.shown("🛒".repeat(201))).isEqualTo("🛒".repeat(200) + "...");
        assertThat(Names.shown("🛒".repeat(200))).isEqualTo("🛒".repeat(200));
    }
}
