package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TimedBlocksTest {

    private final MonitorClock clock = new MonitorClock();
    private final SlaMonitor monitor = SlaMonitor.builder()
            .policy(SlaPolicy.named("all")
                    .require(failureRate().atMost(percent(50)))
                    .build())
            .clock(clock)
            .build();
    private final ServiceRecorder recorder = monitor.service("checkout");

    private void assertRecorded(long records, long failures) {
        assertThat(monitor.evaluate(clock.instant()).services().get(0))
                .returns(records, ServiceMetrics::records)
                .returns(failures, ServiceMetrics::failures);
    }

    @Test
    void recordsWhatReturnsAsSuccess() throws Exception {
        assertThat(recorder.time(() -> "answer")).isEqualTo("answer");
        recorder.time(() -> {});

        assertRecorded(2, 0);
    }

    @Test
    void recordsWhatThrowsAsFailureAndThrowsItOn() {
        IOException checked = new IOException("down");
        AssertionError error = new AssertionError("bug");
        Callable<String> failing = () -> {
            throw checked;
        };
        Runnable broken = () -> {
            throw error;
        };

        assertThatThrownBy(() -> recorder.time(failing)).isSameAs(checked);
        assertThatThrownBy(() -> recorder.time(broken)).isSameAs(error);
        assertRecorded(2, 2);
    }

    @Test
    void takesAsLongAsTheBlock() throws Exception {
        recorder.time(() -> {
            Thread.sleep(5);
            return "";
        });

        assertThat(monitor.evaluate(clock.instant()).services().get(0).totalResponseTime())
                .isBetween(Duration.ofMillis(5), Duration.ofSeconds(5));
    }

    @Test
    void recordsAStageWhenItCompletes() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletionStage<String> timed = recorder.time(stage);
        assertRecorded(0, 0);

        stage.complete("answer");

        assertThat(timed.toCompletableFuture().join()).isEqualTo("answer");
        assertRecorded(1, 0);
    }

    @Test
    void recordsAStageThatFailsOrIsCancelledAsFailure() {
        CompletableFuture<String> failing = new CompletableFuture<>();
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        CompletableFuture<String> timedFailing = recorder.time(failing).toCompletableFuture();
        CompletableFuture<String> timedCancelled = recorder.time(cancelled).toCompletableFuture();

        failing.completeExceptionally(new IOException("down"));
        cancelled.cancel(true);

        assertThatThrownBy(timedFailing::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("down");
        assertThatThrownBy(timedCancelled::join).hasRootCauseInstanceOf(CancellationException.class);
        assertRecorded(2, 2);
    }

    @Test
    void recordsAStageThatIsCompleteAtOnce() {
        assertThat(recorder.time(CompletableFuture.completedStage("answer"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo("answer");

        assertRecorded(1, 0);
    }

    @Test
    void recordsAStopwatchOnceWhenItIsClosed() {
        Stopwatch stopwatch = recorder.start();
        assertRecorded(0, 0);

        stopwatch.close();
        stopwatch.succeed();
        stopwatch.close();

        assertRecorded(1, 1);
    }

    @Test
    void recordsAStopwatchThatWasToldOfSuccessAsOne() {
        try (Stopwatch stopwatch = recorder.start()) {
            stopwatch.succeed();
        }

        assertRecorded(1, 0);
    }

    @Test
    void recordsAStopwatchWhoseBlockThrewAsAFailure() {
        assertThatThrownBy(() -> {
                    try (Stopwatch stopwatch = recorder.start()) {
                        Objects.requireNonNull(null, "broken");
                        stopwatch.succeed();
                    }
                })
                .hasMessage("broken");

        assertRecorded(1, 1);
    }
}
