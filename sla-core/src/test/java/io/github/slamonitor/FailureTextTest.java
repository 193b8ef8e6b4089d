package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void namesTheClassAndTheMessage() {
        assertThat(FailureText.of(new IOException("refused"))).isEqualTo("java.io.IOException: refused");
        assertThat(FailureText.of(new StackOverflowError())).isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void namesTheInnermostCause() {
        Exception failure =
                new IllegalStateException("no mail", new UncheckedIOException("wrapped", new IOException("refused")));
        assertThat(FailureText.of(failure))
                .isEqualTo("java.lang.IllegalStateException: no mail, caused by java.io.IOException: refused");
    }

    @Test
    void staysOnOneShortLine() {
        assertThat(FailureText.of(new IOException("a\r\nERROR forged\u2028b\0c")))
                .isEqualTo("java.io.IOException: a ERROR forged b c");
        assertThat(FailureText.of(new IOException("x".repeat(10_000)))).hasSizeLessThan(400);
    }

    @Test
    void survivesExceptionsThatThrow() {
        assertThat(FailureText.of(new Hostile())).endsWith("Hostile");
    }

    @Test
    void survivesCausesInACircle() {
        Exception a = new Exception("a");
        Exception b = new Exception("b", a);
        a.initCause(b);
        assertThat(FailureText.of(a)).startsWith("java.lang.Exception: a");
    }

    private static final class Hostile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }
}
