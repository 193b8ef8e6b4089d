package io.github.slamonitor.examples.http;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Objective;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A server over a monitor that evaluates when a test says so. */
final class TestServer implements AutoCloseable {

    private static final Duration BODY_TIME = Duration.ofSeconds(1);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final SlaMonitor monitor;
    final SqliteViolationStore store;
    final ApiServer server;

    private TestServer(SlaMonitor monitor, SqliteViolationStore store, ApiServer server) {
        this.monitor = monitor;
        this.store = store;
        this.server = server;
    }

    static TestServer start(Path folder) {
        return start(folder, settings -> settings);
    }

    static TestServer start(Path folder, UnaryOperator<ServerSettings> change) {
        return start(folder, InstantSource.system(), change);
    }

    static TestServer start(Path folder, InstantSource clock, UnaryOperator<ServerSettings> change) {
        SqliteViolationStore store = SqliteViolationStore.open(folder.resolve("violations.db"));
        SlaMonitor monitor =
                SlaMonitor.builder().policy(policy()).store(store).clock(clock).build();
        ServerSettings settings = change.apply(ServerSettings.defaults().port(0).title("Shop & Co"));
        return new TestServer(
                monitor, store, ApiServer.start(settings, store.history(), Optional.of(monitor), BODY_TIME));
    }

    static SlaPolicy policy() {
        return SlaPolicy.named("shop")
                .appliesTo("*")
                .require(failureRate()
                        .atMost(percent(5))
                        .severity(Severity.CRITICAL)
                        .because("contract 4.2"))
                .require(averageResponseTime().atMost(Duration.ofMillis(800)))
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10)))
                .objective(Objective.availability(percent(99)), rule -> rule.minimumRecords(1_000_000))
                .build();
    }

    /** Records so many requests of a service just now, of which so many failed. */
    void record(String service, int requests, int failures, Duration took) {
        record(service, requests, failures, took, Instant.now());
    }

    void record(String service, int requests, int failures, Duration took, Instant at) {
        for (int i = 0; i < requests; i++) {
            monitor.record(new MetricRecord(service, at, took, i >= failures));
        }
    }

    void evaluate() {
        monitor.evaluate(Instant.now());
    }

    /** Evaluates, and waits until the server has seen it. */
    void evaluateAndShow() {
        Instant now = Instant.now();
        monitor.evaluate(now);
        Awaitility.await()
                .until(() -> json("/api/overview").get("evaluatedAt") instanceof String at
                        && !Instant.parse(at).isBefore(now.truncatedTo(ChronoUnit.MILLIS)));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    Json json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return Json.parse(response.body());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(path, request -> request.GET(), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(path, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    /** A command as JSON, with what belongs to a page of nobody who is signed in. */
    HttpResponse<String> command(String method, String path, String body) {
        return send(
                path,
                request -> request.method(method, HttpRequest.BodyPublishers.ofString(body)),
                "Content-Type",
                "application/json",
                "X-CSRF-Token",
                json("/api/session").text("csrf"));
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> change, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(change.apply(request).build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends bytes as they are, and reads until the server closes the connection. */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
        monitor.close();
    }
}
