package io.github.slamonitor.webhook;

import static io.github.slamonitor.webhook.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.slamonitor.DeliveryException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are not there, that do not answer, or not as they should. */
@Timeout(60)
class TransportTest {

    private static WebhookListener listener(int port, Duration timeout) {
        return WebhookListener.slack(() -> "http://127.0.0.1:" + port + "/services/XSECRETX")
                .plainHttp()
                .timeout(timeout)
                .build();
    }

    private static Throwable failure(int port, Duration timeout) {
        return catchThrowable(() -> listener(port, timeout).round(Samples.round(Samples.opened("a"))));
    }

    @Test
    void refusedConnectionIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(failure(port, Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class)
                .hasMessage("127.0.0.1 was not reached: connection refused")
                .hasNoCause();
    }

    @Test
    void hostThatIsNotThereIsTriedAgain() {
        WebhookListener nowhere = WebhookListener.slack(() -> "https://hooks.invalid/services/XSECRETX")
                .build();
        assertThatThrownBy(() -> nowhere.round(Samples.round(Samples.opened("a"))))
                .isInstanceOf(IOException.class)
                .hasMessage("hooks.invalid was not reached: no such host")
                .hasNoCause();
    }

    @Test
    void serverThatNeverAnswersIsCutOff() throws IOException {
        try (RawServer server = new RawServer(out -> Thread.sleep(60_000))) {
            assertThat(failure(server.port(), Duration.ofMillis(200)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("127.0.0.1 was not reached: no complete answer within 200 ms");
        }
    }

    @Test
    void serverThatDripsBytesIsCutOff() throws IOException, InterruptedException {
        try (RawServer server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        })) {
            assertThat(failure(server.port(), Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no complete answer within 300 ms");
            eventually("the connection is closed", server::isDisconnected);
        }
    }

    @Test
    void answerWithoutEndIsReadInPartOnly() throws IOException, InterruptedException {
        byte[] block = "y".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(out -> {
            out.write("HTTP/1.1 404 Gone\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(block);
            }
        })) {
            assertThat(failure(server.port(), Duration.ofSeconds(30)))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageStartingWith("127.0.0.1 answered 404: yyyy");
            eventually("the connection is closed", server::isDisconnected);
        }
    }

    @Test
    void answerThatIsNotHttpIsTriedAgain() throws IOException {
        try (RawServer server =
                new RawServer(out -> out.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(failure(server.port(), Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was not reached");
        }
    }

    @Test
    void connectionThatIsDroppedIsTriedAgain() throws IOException {
        try (RawServer server = new RawServer(out -> {})) {
            assertThat(failure(server.port(), Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was not reached");
        }
    }

    @Test
    void interruptEndsTheRequest() throws Exception {
        try (RawServer server = new RawServer(out -> Thread.sleep(60_000))) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread thread = new Thread(() -> failure.set(failure(server.port(), Duration.ofSeconds(60))));
            thread.start();
            eventually("the request is sent", server::isConnected);
            thread.interrupt();
            thread.join(10_000);
            assertThat(failure.get()).isInstanceOf(InterruptedException.class);
            eventually("the connection is closed", server::isDisconnected);
        }
    }
}
