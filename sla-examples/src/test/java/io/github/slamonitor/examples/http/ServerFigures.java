package io.github.slamonitor.examples.http;

import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.throughput;

import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.Rate;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaRule;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a server under load: programs that send records, browsers that follow the events, and the requests of a dashboard. Arguments are a
 * database, seconds, records a second, viewers and services. Clients run in the same process and take their share of its cores.
 */
final class ServerFigures {

    private static final int SENDERS = 8;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int REQUESTS_A_SECOND = 10;

    private final ApiServer server;
    private final SlaMonitor monitor;
    private final int services;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final HttpClient viewers =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerFigures(ApiServer server, SlaMonitor monitor, int services) {
        this.server = server;
        this.monitor = monitor;
        this.services = services;
    }

    public static void main(String[] args) throws InterruptedException {
        int seconds = Integer.parseInt(args[1]);
        SqliteViolationStore store = SqliteViolationStore.open(Path.of(args[0]));
        try (SlaMonitor monitor = SlaMonitor.builder()
                        .policy(policy())
                        .store(store)
                        .evaluateEvery(INTERVAL)
                        .start();
                ApiServer server = ApiServer.start(
                        ServerSettings.defaults().port(0).evaluateEvery(INTERVAL),
                        store.history(),
                        Optional.of(monitor))) {
            ServerFigures figures = new ServerFigures(server, monitor, Integer.parseInt(args[4]));
            figures.load(seconds, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            figures.requests();
        }
        System.exit(0);
    }

    private static SlaPolicy policy() {
        SlaPolicy.Builder policy = SlaPolicy.named("web").appliesTo("*");
        TestServer.policy().rules().stream().limit(3).forEach(policy::require);
        SlaRule percentile = responseTimePercentile(99).atMost(Duration.ofSeconds(2));
        return policy.require(percentile)
                .require(throughput().atLeast(Rate.perMinute(1)))
                .build();
    }

    private void load(int seconds, int rate, int viewers) throws InterruptedException {
        for (int i = 0; i < viewers; i++) {
            start("viewer", this::follow);
        }
        List<Thread> senders = new ArrayList<>();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        for (int i = 0; i < SENDERS && rate > 0; i++) {
            int first = i;
            senders.add(start("sender", () -> send(first, rate / SENDERS / REQUESTS_A_SECOND, end)));
        }
        for (int tenth = 1; tenth <= 6; tenth++) {
            LockSupport.parkNanos(begin + tenth * (end - begin) / 6 - System.nanoTime());
            System.out.printf(Locale.ROOT, "heap after %d s: %d MB%n", tenth * seconds / 6, usedMegabytes());
        }
        for (Thread sender : senders) {
            sender.join();
        }
        monitor.evaluate(Instant.now());
        MonitorHealth health = monitor.health();
        System.out.printf(
                Locale.ROOT,
                "sent %,d, counted %,d in %.1f s; slowest request %.0f ms; evaluations %d, late %d, longest %d ms; events read %,d%n",
                sent.get(),
                health.records(),
                (System.nanoTime() - begin) / 1e9,
                slowestNanos.get() / 1e6,
                health.evaluations(),
                health.lateEvaluations(),
                health.longestEvaluation().toMillis(),
                events.get());
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private void send(int sender, int records, long endNanos) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int next = sender;
        for (long due = System.nanoTime(); due < endNanos; due += 1_000_000_000L / REQUESTS_A_SECOND) {
            LockSupport.parkNanos(due - System.nanoTime());
            StringBuilder body = new StringBuilder(records * 70);
            for (int i = 0; i < records; i++, next += SENDERS) {
                body.append("{\"service\":\"service-")
                        .append(next % services)
                        .append("\",\"responseTimeMillis\":")
                        .append(next % 600)
                        .append(",\"success\":")
                        .append(next % 40 != 0)
                        .append("}\n");
            }
            long begin = System.nanoTime();
            request(client, body.toString());
            slowestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
            sent.addAndGet(records);
        }
    }

    private void request(HttpClient client, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/records"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = exchange(client, request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().contains("\"rejectedCount\":0}")) {
            throw new AssertionError(response.body());
        }
    }

    private static <T> HttpResponse<T> exchange(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer to " + request, e);
        }
    }

    private URI uri(String path) {
        return server.uri().resolve(path);
    }

    /** As the page does: after what it is told, it asks for what it shows. */
    private void follow() {
        try (InputStream body = uri("/api/events").toURL().openStream()) {
            byte[] buffer = new byte[8192];
            while (body.read(buffer) >= 0) {
                events.incrementAndGet();
                look("/api/overview");
                look("/api/services?limit=60");
            }
        } catch (IOException e) {
            System.out.println("a viewer was cut off: " + e);
        }
    }

    private void look(String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
        exchange(viewers, request, HttpResponse.BodyHandlers.discarding());
    }

    private void requests() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (String path : List.of(
                "/api/session",
                "/api/overview",
                "/api/services?limit=60",
                "/api/violations",
                "/api/violations?service=service-7",
                "/api/violations?service=service-1*&severity=CRITICAL",
                "/api/violations?kind=FAILURE_RATE",
                "/api/violations?minFailureRate=0.05",
                "/api/violations?minSlowRate=0.05",
                "/api/violations?state=OPEN",
                "/api/violations?state=RESOLVED&sort=severity&order=desc",
                "/api/violations?from=" + Instant.now().minus(Duration.ofDays(8)) + "&to="
                        + Instant.now().minus(Duration.ofDays(7)),
                "/api/violations?sort=service&order=asc&offset=500000",
                "/api/filters",
                "/api/charts",
                "/api/charts?from=" + Instant.now().minus(Duration.ofDays(30)),
                "/metrics",
                "/status")) {
            time(client, path);
        }
    }

    private void time(HttpClient client, String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
        long[] nanos = new long[7];
        int bytes = 0;
        for (int i = 0; i < nanos.length; i++) {
            long begin = System.nanoTime();
            bytes = exchange(client, request, HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
            nanos[i] = System.nanoTime() - begin;
        }
        long first = nanos[0];
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-75s first %6.1f ms, median %6.1f ms, %,8d bytes%n",
                path,
                first / 1e6,
                nanos[3] / 1e6,
                bytes);
    }
}
