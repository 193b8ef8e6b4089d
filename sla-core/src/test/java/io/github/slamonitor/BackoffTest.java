package io.github.slamonitor;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToTheMaximum() {
        Backoff backoff = new Backoff(ListenerOptions.defaults(), () -> 0);
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(backoff::after))
                .containsExactly(
                        ofSeconds(1),
                        ofSeconds(2),
                        ofSeconds(4),
                        ofSeconds(8),
                        ofSeconds(16),
                        ofSeconds(32),
                        ofSeconds(64),
                        ofSeconds(128),
                        ofSeconds(256),
                        ofMinutes(5),
                        ofMinutes(5));
    }

    @Test
    void staysAtTheMaximumForEver() {
        Backoff backoff = new Backoff(ListenerOptions.defaults().backoff(ofMillis(1), ofDays(1)), () -> 0);
        assertThat(backoff.after(28)).isEqualTo(ofDays(1));
        assertThat(backoff.after(1000)).isEqualTo(ofDays(1));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(ofDays(1));
    }

    @Test
    void isShortenedAtRandomByUpToAHalf() {
        Backoff most = new Backoff(ListenerOptions.defaults(), () -> Math.nextDown(1.0));
        assertThat(most.after(1)).isCloseTo(ofMillis(500), ofMillis(1));
        Backoff random = new Backoff(
                ListenerOptions.defaults(), () -> ThreadLocalRandom.current().nextDouble());
        for (int i = 0; i < 1000; i++) {
            Duration pause = random.after(3);
            assertThat(pause).isBetween(ofSeconds(2), ofSeconds(4));
        }
    }
}
