package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Attempts attempts = new Attempts(Duration.ofMinutes(1), 100);

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(key, START);
        }
    }

    @Test
    void afterAFewFailuresEachWaitIsTwiceTheOneBefore() {
        fail("a", 4);
        assertThat(attempts.wait("a", START)).isZero();
        fail("a", 1);
        assertThat(attempts.wait("a", START)).isEqualTo(Duration.ofSeconds(1));
        fail("a", 1);
        assertThat(attempts.wait("a", START)).isEqualTo(Duration.ofSeconds(2));
        assertThat(attempts.wait("a", START.plusSeconds(2))).isZero();
        fail("a", 1000);
        assertThat(attempts.wait("a", START)).isEqualTo(Duration.ofMinutes(1));
        assertThat(attempts.wait("b", START)).isZero();
    }

    @Test
    void failuresAreForgottenAfterASuccessOrATime() {
        fail("a", 6);
        attempts.failed("a", START.plus(Duration.ofMinutes(31)));
        assertThat(attempts.wait("a", START.plus(Duration.ofMinutes(31)))).isZero();
        fail("b", 6);
        attempts.succeeded("b");
        assertThat(attempts.wait("b", START)).isZero();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 1000; i++) {
            attempts.failed("key" + i, START);
        }
        assertThat(attempts.size()).isEqualTo(100);
    }
}
