package io.github.slamonitor.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A web server that gives the answers it was told to give, then 200, and remembers what it was sent. */
final class TestServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What it was sent; the names of headers are in lower case. */
    static final class Request {

        final String path;
        final Map<String, String> headers;
        final byte[] body;

        private Request(String path, Map<String, String> headers, byte[] body) {
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private record Planned(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Planned> planned = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final Consumer<Request> check;

    TestServer() {
        this(request -> {}, 0);
    }

    /** A server that answers 400 to what does not pass a check, as the real one would. */
    TestServer(Consumer<Request> check) {
        this(check, 0);
    }

    TestServer(Consumer<Request> check, int port) {
        this.check = check;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    TestServer answer(int status, String body) {
        return answer(status, Map.of(), body);
    }

    synchronized TestServer answer(int status, Map<String, String> headers, String body) {
        planned.add(new Planned(status, headers, body));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return url("/services/T00/B00/XSECRETX");
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Request request = new Request(exchange.getRequestURI().toString(), headers, body);
        Planned answer = take(request);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] response = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), response.length == 0 ? -1 : response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    private synchronized Planned take(Request request) {
        requests.add(request);
        Planned next = planned.poll();
        if (next != null) {
            return next;
        }
        try {
            check.accept(request);
            return new Planned(200, new LinkedHashMap<>(), "ok");
        } catch (AssertionError e) {
            return new Planned(400, Map.of(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
