package io.github.slamonitor;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenerOptionsTest {

    private static final ListenerOptions DEFAULTS = ListenerOptions.defaults();

    @Test
    void hasDefaults() {
        assertThat(DEFAULTS)
                .isEqualTo(new ListenerOptions(ofSeconds(30), 1000, ofSeconds(1), ofMinutes(5), ofHours(24)));
    }

    @Test
    void changesOneSettingInACopy() {
        ListenerOptions changed = DEFAULTS.attemptTimeout(ofSeconds(10))
                .queueCapacity(5)
                .backoff(ofSeconds(2), ofMinutes(1))
                .giveUpAfter(ofDays(3));
        assertThat(changed).isEqualTo(new ListenerOptions(ofSeconds(10), 5, ofSeconds(2), ofMinutes(1), ofDays(3)));
        assertThat(DEFAULTS.queueCapacity()).isEqualTo(1000);
    }

    @Test
    void acceptsTheBounds() {
        assertThat(DEFAULTS.attemptTimeout(ofMillis(1))
                        .attemptTimeout(ofHours(1))
                        .queueCapacity(1)
                        .queueCapacity(100_000))
                .isNotNull();
        assertThat(DEFAULTS.backoff(ofMillis(1), ofMillis(1)).backoff(ofDays(1), ofDays(1)))
                .isNotNull();
        assertThat(DEFAULTS.giveUpAfter(Duration.ZERO).giveUpAfter(ofDays(365))).isNotNull();
    }

    @Test
    void rejectsWhatIsOutOfBoundsWithTheNameTheBoundAndTheValue() {
        refused(
                () -> DEFAULTS.attemptTimeout(ofNanos(999_999)),
                "attemptTimeout must be from 1 ms to 1 h: attemptTimeout=PT0.000999999S");
        refused(() -> DEFAULTS.attemptTimeout(ofHours(1).plusNanos(1)), "attemptTimeout=PT1H0.000000001S");
        refused(() -> DEFAULTS.queueCapacity(0), "queueCapacity must be from 1 to 100000: queueCapacity=0");
        refused(() -> DEFAULTS.queueCapacity(100_001), "queueCapacity=100001");
        refused(() -> DEFAULTS.backoff(Duration.ZERO, ofSeconds(1)), "firstBackoff must be from 1 ms to 1 s");
        refused(
                () -> DEFAULTS.backoff(ofSeconds(2), ofSeconds(1)),
                "firstBackoff must be from 1 ms to 1 s: firstBackoff=PT2S");
        refused(() -> DEFAULTS.backoff(ofSeconds(2), ofDays(2)), "maximumBackoff must be from 1 ms to 1 d");
        refused(() -> DEFAULTS.giveUpAfter(ofNanos(-1)), "giveUpAfter must be from 0 s to 365 d");
        refused(() -> DEFAULTS.giveUpAfter(ofDays(366)), "giveUpAfter=PT8784H");
    }

    private static void refused(Runnable change, String message) {
        assertThatIllegalArgumentException().isThrownBy(change::run).withMessageContaining(message);
    }
}
