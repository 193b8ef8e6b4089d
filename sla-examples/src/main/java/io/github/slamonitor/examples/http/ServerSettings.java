package io.github.slamonitor.examples.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the server is reached, and by whom. Each setting returns a changed copy. Immutable.
 *
 * <pre>{@code
 * ServerSettings settings = ServerSettings.defaults().port(9090).usersFile(Path.of("users.txt")).title("Shop");
 * }</pre>
 *
 * @param host the name or address to listen on; only a loopback address needs no sign-in
 * @param port the port to listen on; 0 for any that is free
 * @param title what the pages are called
 * @param version of the program, as shown
 * @param evaluateEvery how often the monitor evaluates, as shown
 * @param usersFile who may enter, written by {@link UsersFile}; without one nobody has to sign in
 * @param sendToken what programs that send records have to show; empty when they need nothing, or a token of the users file
 * @param keyStore with the certificate for TLS; empty for none
 * @param publicUrl where people reach the server when that is not what it listens on, such as behind a proxy
 * @param publicStatusPage whether anybody sees the status page and the badges
 * @param assetsFolder where the dashboard's files are read from anew with each request, in place of the jar's: for working on them
 */
public record ServerSettings(
        String host,
        int port,
        String title,
        String version,
        Duration evaluateEvery,
        Optional<Path> usersFile,
        Optional<Secret> sendToken,
        Optional<KeyStoreFile> keyStore,
        Optional<URI> publicUrl,
        boolean publicStatusPage,
        Optional<Path> assetsFolder) {

    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535: port=" + port);
        }
    }

    /** {@return this machine alone at port 8080, without sign-in} */
    public static ServerSettings defaults() {
        return new Draft().settings();
    }

    /**
     * {@return this with another host}
     *
     * @param host the name or address to listen on
     */
    public ServerSettings host(String host) {
        return with(settings -> settings.host = host);
    }

    /**
     * {@return this with another port}
     *
     * @param port the port, 0 for any
     */
    public ServerSettings port(int port) {
        return with(settings -> settings.port = port);
    }

    /**
     * {@return this with another title}
     *
     * @param title what the pages are called
     */
    public ServerSettings title(String title) {
        return with(settings -> settings.title = title);
    }

    /**
     * {@return this with another version}
     *
     * @param version of the program
     */
    public ServerSettings version(String version) {
        return with(settings -> settings.version = version);
    }

    /**
     * {@return this with another interval}
     *
     * @param evaluateEvery how often the monitor evaluates
     */
    public ServerSettings evaluateEvery(Duration evaluateEvery) {
        return with(settings -> settings.evaluateEvery = evaluateEvery);
    }

    /**
     * {@return this with another users file}
     *
     * @param usersFile who may enter
     */
    public ServerSettings usersFile(Path usersFile) {
        return with(settings -> settings.usersFile = Optional.of(usersFile));
    }

    /**
     * {@return this with another token for sending}
     *
     * @param sendToken what programs that send records show
     */
    public ServerSettings sendToken(Secret sendToken) {
        return with(settings -> settings.sendToken = Optional.of(sendToken));
    }

    /**
     * {@return this with another key store}
     *
     * @param keyStore for TLS
     */
    public ServerSettings keyStore(KeyStoreFile keyStore) {
        return with(settings -> settings.keyStore = Optional.of(keyStore));
    }

    /**
     * {@return this with another public address}
     *
     * @param publicUrl where people reach the server
     */
    public ServerSettings publicUrl(URI publicUrl) {
        return with(settings -> settings.publicUrl = Optional.of(publicUrl));
    }

    /**
     * {@return this with another openness of the status page}
     *
     * @param publicStatusPage whether anybody sees the status page
     */
    public ServerSettings publicStatusPage(boolean publicStatusPage) {
        return with(settings -> settings.publicStatusPage = publicStatusPage);
    }

    /**
     * {@return this with another folder of files}
     *
     * @param assetsFolder where the dashboard's files are
     */
    public ServerSettings assetsFolder(Path assetsFolder) {
        return with(settings -> settings.assetsFolder = Optional.of(assetsFolder));
    }

    /** Whether people's browsers talk TLS, with this server or with a proxy before it. */
    boolean isReachedOverTls() {
        return keyStore.isPresent()
                || publicUrl
                        .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                        .isPresent();
    }

    private ServerSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings that are being changed. */
    private static final class Draft {

        private String host = "127.0.0.1";
        private int port = 8080;
        private String title = "SLA monitor";
        private String version = "";
        private Duration evaluateEvery = Duration.ofSeconds(10);
        private Optional<Path> usersFile = Optional.empty();
        private Optional<Secret> sendToken = Optional.empty();
        private Optional<KeyStoreFile> keyStore = Optional.empty();
        private Optional<URI> publicUrl = Optional.empty();
        private boolean publicStatusPage;
        private Optional<Path> assetsFolder = Optional.empty();

        Draft() {}

        Draft(ServerSettings settings) {
            host = settings.host;
            port = settings.port;
            title = settings.title;
            version = settings.version;
            evaluateEvery = settings.evaluateEvery;
            usersFile = settings.usersFile;
            sendToken = settings.sendToken;
            keyStore = settings.keyStore;
            publicUrl = settings.publicUrl;
            publicStatusPage = settings.publicStatusPage;
            assetsFolder = settings.assetsFolder;
        }

        ServerSettings settings() {
            return new ServerSettings(
                    host,
                    port,
                    title,
                    version,
                    evaluateEvery,
                    usersFile,
                    sendToken,
                    keyStore,
                    publicUrl,
                    publicStatusPage,
                    assetsFolder);
        }
    }
}
