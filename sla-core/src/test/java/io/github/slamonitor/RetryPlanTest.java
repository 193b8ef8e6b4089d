package io.github.slamonitor;

import static io.github.slamonitor.testkit.SampleRounds.opened;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private final IOException failure = new IOException("refused");

    private final RetryPlan plan = new RetryPlan(ListenerOptions.defaults(), () -> 0);
    private final WaitingRound round = new WaitingRound(opened(1), 0);

    private @Nullable Duration pause(int attempts, Throwable failure, Duration age) {
        round.attempts = attempts;
        return plan.pause(round, failure, age.toNanos());
    }

    @Test
    void pausesLongerAfterEachFailure() {
        assertThat(pause(1, failure, Duration.ZERO)).isEqualTo(ofSeconds(1));
        assertThat(pause(3, failure, Duration.ZERO)).isEqualTo(ofSeconds(4));
    }

    @Test
    void givesUpAtTheAgeAfterOneLastAttempt() {
        assertThat(pause(300, failure, ofHours(24).minusMillis(1))).isEqualTo(ofMillis(1));
        assertThat(pause(301, failure, ofHours(24))).isNull();
        assertThat(pause(1, failure, ofHours(30))).isNull();
    }

    @Test
    void makesASingleAttemptWhenTheAgeIsZero() {
        RetryPlan once = new RetryPlan(ListenerOptions.defaults().giveUpAfter(Duration.ZERO), () -> 0);
        assertThat(once.pause(round, failure, 0)).isNull();
    }

    @Test
    void givesUpAtOnceWhenTryingAgainIsUseless() {
        assertThat(pause(1, DeliveryException.permanent("400", null), Duration.ZERO))
                .isNull();
    }

    @Test
    void pausesAsLongAsTheListenerAsks() {
        assertThat(pause(1, retryAfter(ofMinutes(10)), Duration.ZERO)).isEqualTo(ofMinutes(10));
        assertThat(pause(20, retryAfter(ofSeconds(2)), Duration.ZERO)).isEqualTo(ofSeconds(2));
        assertThat(RetryPlan.askedPause(retryAfter(ofSeconds(2)))).isEqualTo(ofSeconds(2));
        assertThat(RetryPlan.askedPause(failure)).isNull();
    }

    @Test
    void boundsWhatTheListenerAsksFor() {
        assertThat(pause(1, retryAfter(ofSeconds(-5)), Duration.ZERO)).isEqualTo(ofSeconds(1));
        assertThat(pause(1, retryAfter(Duration.ofSeconds(Long.MAX_VALUE)), ofHours(1)))
                .isEqualTo(ofHours(23));
    }

    private static DeliveryException retryAfter(Duration pause) {
        return DeliveryException.retryAfter(pause, "429");
    }
}
