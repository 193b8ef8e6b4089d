package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpServer;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.io.UncheckedIOException;
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

    private static final Duration PING_EVERY = Duration.ofSeconds(15);
    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ExecutorService threads = WorkerThreads.start(HttpLimits.THREADS);
    private final Deadlines deadlines = new Deadlines();
    private final EventHub events = new EventHub(PING_EVERY);
    private final StatusSource status;
    private final URI uri;

    private ApiServer(
            HttpServer server,
            ServerSettings settings,
            Optional<SignIn> signIn,
            ViolationHistory history,
            Optional<SlaMonitor> monitor,
            Duration bodyTime) {
        this.server = server;
        this.uri = URI.create((settings.keyStore().isPresent() ? "https://" : "http://") + hostOf(settings.host()) + ":"
                + server.getAddress().getPort());
        this.status = status(settings, history, monitor);
        Cookies cookies = new Cookies(settings.isReachedOverTls());
        HostCheck hosts = new HostCheck(signIn.isEmpty(), settings.publicUrl());
        Gate gate = new Gate(hosts, signIn, cookies, settings);
        SessionHandler session = new SessionHandler(settings, monitor.isPresent(), signIn, cookies);
        Api api = new Api(settings, history, monitor, status, events, gate, session);
        server.setExecutor(threads);
        server.createContext(
                "/", router(api, gate, bodyTime, settings.keyStore().isPresent()));
        server.start();
    }

    private Router router(Api api, Gate gate, Duration bodyTime, boolean overTls) {
        return new Router(
                api.routes(),
                api::unknown,
                gate,
                new BodyReader(deadlines, bodyTime),
                new ReplyWriter(deadlines, new SecurityHeaders(overTls)));
    }

    private StatusSource status(ServerSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor) {
        if (monitor.isEmpty()) {
            return new StoredStatus(history, READ_EVERY);
        }
        return new LiveStatus(
                        monitor.get(),
                        history,
                        new Sparklines(settings.evaluateEvery(), history),
                        new LastViolations(history),
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
     * @throws IllegalArgumentException when the users file or the key store will not do, or others can reach the server and nobody has to
     *     sign in
     * @throws UncheckedIOException when the address cannot be listened on
     */
    public static ApiServer start(ServerSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor) {
        return start(settings, history, monitor, HttpLimits.BODY_TIME);
    }

    static ApiServer start(
            ServerSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor, Duration bodyTime) {
        HttpLimits.apply();
        Optional<SignIn> signIn = Listening.signIn(settings);
        return new ApiServer(Listening.on(settings), settings, signIn, history, monitor, bodyTime);
    }

    private static String hostOf(String host) {
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
