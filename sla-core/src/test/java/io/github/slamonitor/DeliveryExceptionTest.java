package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryExceptionTest {

    @Test
    void saysThatTryingAgainIsUseless() {
        IOException cause = new IOException("400");
        DeliveryException exception = DeliveryException.permanent("refused", cause);
        assertThat(exception).hasMessage("refused").hasCause(cause);
        assertThat(exception.isPermanent()).isTrue();
        assertThat(exception.retryAfter()).isEmpty();
        assertThat(DeliveryException.permanent("refused", null)).hasNoCause();
    }

    @Test
    void saysWhenToTryAgain() {
        DeliveryException exception = DeliveryException.retryAfter(Duration.ofSeconds(30), "too many");
        assertThat(exception).hasMessage("too many").hasNoCause();
        assertThat(exception.isPermanent()).isFalse();
        assertThat(exception.retryAfter()).contains(Duration.ofSeconds(30));
    }
}
