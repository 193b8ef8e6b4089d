package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpServer;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Serves the dashboard and its API over HTTP. Thread-safe.
 *
 * <pre>{@code
 * try (ApiServer server = ApiServer.start(ServerSettings.defaults().port(0), store.history(), Optional.of(monitor))) {
 *     System.out.println("the dashboard is at " + server.uri());
 * }
 * }</pre>
 */
public final class ApiServer implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final HttpServer server;
    private final ExecutorService threads = WorkerThreads.start(HttpLimits.THREADS);
    private final Deadlines deadlines = new Deadlines();
    private final EventHub events = new EventHub(PING_EVERY);
    private final StatusSource status;
    private final URI uri;

    private ApiServer(
            HttpServer server, ServerSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor) {
        this.server = server;
        InetSocketAddress address = server.getAddress();
        boolean loopbackOnly = address.getAddress().isLoopbackAddress();
        this.uri = URI.create("http://" + host(settings.host()) + ":" + address.getPort());
        this.status = status(settings, history, monitor);
        Gate gate = new Gate(new HostCheck(loopbackOnly, settings.publicUrl()), RandomText.secret());
        Api api = new Api(settings, history, monitor, status, events);
        server.setExecutor(threads);
        server.createContext(
                "/",
                new Router(
                        api.routes(),
                        api::unknown,
                        gate,
                        new BodyReader(deadlines, HttpLimits.BODY_TIME),
                        new ReplyWriter(deadlines, new SecurityHeaders(false))));
        server.start();
    }

    private StatusSource status(ServerSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor) {
        return new LiveStatus(
                        monitor.orElseThrow(),
                        new Sparklines(settings.evaluateEvery()),
                        LastViolations.of(history),
                        new StatusEvents(events, history))
                .start();
    }

    /**
     * Starts a server.
     *
     * @param settings how it is reached
     * @param history what was stored; not closed with the server
     * @param monitor what is going on; empty to show only what was stored
     * @return the server, to be closed before the monitor
     * @throws UncheckedIOException when the address cannot be listened on
     */
    public static ApiServer start(ServerSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor) {
        HttpLimits.apply();
        return new ApiServer(listen(settings), settings, history, monitor);
    }

    private static HttpServer listen(ServerSettings settings) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    private static String host(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** {@return the port that the server listens on} */
    public int port() {
        return server.getAddress().getPort();
    }

    /** {@return where the dashboard is, on this machine} */
    public URI uri() {
        return uri;
    }

    /** Stops listening and ends all requests. */
    @Override
    public void close() {
        status.close();
        events.close();
        server.stop(0);
        threads.shutdownNow();
        deadlines.close();
    }
}
