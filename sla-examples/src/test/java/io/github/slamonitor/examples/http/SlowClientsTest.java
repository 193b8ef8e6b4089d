package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SlowClientsTest {

    private static final String ADDRESS = "GET /api/overview HTTP/1.1\r\nHost: localhost\r\n";

    @TempDir
    private Path folder;

    private final List<Socket> sockets = new ArrayList<>();

    private void open(TestServer server, int clients, String begin) throws IOException {
        for (int i = 0; i < clients; i++) {
            Socket socket = server.connect();
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            sockets.add(socket);
        }
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    @Timeout(60)
    void clientsThatSayNothingOrNeverEndDoNotKeepOthersWaiting() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            open(server, 100, "");
            open(server, 200, "GET /api/over");
            open(server, 100, ADDRESS + "X-Slow: ");
            open(
                    server,
                    100,
                    "POST /api/records HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000000\r\n\r\n[");
            for (int i = 0; i < 20; i++) {
                assertThat(server.get("/api/overview").statusCode()).isEqualTo(200);
            }
            closeAll();
        }
    }

    @Test
    @Timeout(60)
    void twoHundredFollowTheEvents() {
        try (TestServer server = TestServer.start(folder)) {
            List<InputStream> bodies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                bodies.add(server.send(
                                HttpRequest.newBuilder(server.uri("/api/events"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream())
                        .body());
            }
            server.record("checkout", 10, 10, Duration.ofMillis(1));
            server.evaluate();
            for (InputStream body : bodies) {
                assertThat(readUntil(body, "event: evaluation")).contains("\"transition\":\"OPENED\"");
            }
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static String readUntil(InputStream body, String end) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.indexOf(end) < 0) {
                int next = body.read();
                if (next < 0) {
                    throw new AssertionError("the events ended after " + read);
                }
                read.append((char) next);
            }
            return read.toString();
        } catch (IOException e) {
            throw new AssertionError("the events broke off after " + read, e);
        }
    }

    @Test
    @Timeout(60)
    void clientThatReadsNothingIsLetGo() {
        EventHub hub = new EventHub(Duration.ofSeconds(15));
        Reply reply = hub.follow(() -> true);
        CountDownLatch stuck = new CountDownLatch(1);
        Thread client = new Thread(() -> {
            try {
                Objects.requireNonNull(reply.body()).writeTo(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        try {
                            stuck.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        client.start();
        Awaitility.await().until(() -> hub.clients() == 1);
        for (int i = 0; i < 200; i++) {
            hub.send("evaluation", json -> json.object(() -> {}));
        }
        assertThat(hub.clients()).isZero();
        stuck.countDown();
        Awaitility.await().until(() -> !client.isAlive());
    }
}
