package io.github.slamonitor.examples;

import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.examples.http.ApiServer;
import io.github.slamonitor.examples.http.KeyStoreFile;
import io.github.slamonitor.examples.http.Secret;
import io.github.slamonitor.examples.http.ServerSettings;
import io.github.slamonitor.examples.settings.MonitorSettings;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The server of the dashboard and the API, or none when the settings say so. */
final class LiveServer implements AutoCloseable {

    private final @Nullable ApiServer server;

    private LiveServer(@Nullable ApiServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @throws UncheckedIOException when the address is taken; the message names the setting
     */
    static LiveServer start(
            MonitorSettings settings, ViolationHistory history, Optional<SlaMonitor> monitor, Duration interval) {
        OptionalInt port = settings.serverPort();
        if (port.isEmpty()) {
            return new LiveServer(null);
        }
        try {
            return new LiveServer(
                    ApiServer.start(serverSettings(settings, port.getAsInt(), interval), history, monitor));
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                    e.getMessage() + "; another program may listen there: choose a port with --server-port, 0 for any",
                    e.getCause());
        }
    }

    private static ServerSettings serverSettings(MonitorSettings settings, int port, Duration interval) {
        ServerSettings server = ServerSettings.defaults()
                .host(settings.serverHost())
                .port(port)
                .version(PicocliArguments.version())
                .evaluateEvery(interval)
                .publicStatusPage(settings.serverPage());
        server = settings.server("title").map(server::title).orElse(server);
        server = settings.server("users-file")
                .map(Path::of)
                .map(server::usersFile)
                .orElse(server);
        server = settings.dashboard().map(server::publicUrl).orElse(server);
        server = secret(settings, "SLA_SERVER_TOKEN").map(server::sendToken).orElse(server);
        Optional<Path> keystore = settings.server("keystore").map(Path::of);
        if (keystore.isEmpty()) {
            return server;
        }
        Secret password = secret(settings, "SLA_SERVER_KEYSTORE_PASSWORD")
                .orElseThrow(() -> new IllegalArgumentException("server.keystore needs its password in the"
                        + " environment variable SLA_SERVER_KEYSTORE_PASSWORD"));
        return server.keyStore(new KeyStoreFile(keystore.get(), password));
    }

    private static Optional<Secret> secret(MonitorSettings settings, String variable) {
        return Optional.ofNullable(settings.environment().get(variable))
                .filter(text -> !text.isBlank())
                .map(Secret::of);
    }

    /** Where people of this machine will find it, as far as that is known before it is started. */
    static Optional<URI> address(MonitorSettings settings) {
        OptionalInt port = settings.serverPort();
        if (!Set.of("127.0.0.1", "localhost").contains(settings.serverHost())) {
            return Optional.empty();
        }
        String scheme = settings.server("keystore").isPresent() ? "https" : "http";
        return port.isPresent() && port.getAsInt() > 0
                ? Optional.of(URI.create(scheme + "://" + settings.serverHost() + ":" + port.getAsInt()))
                : Optional.empty();
    }

    Optional<URI> uri() {
        return Optional.ofNullable(server).map(ApiServer::uri);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
