package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the port, with TLS if there is a certificate, and sees to it that others than this machine have to sign in. */
final class Listening {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);
    private static final int BACKLOG = 200;

    private Listening() {}

    /**
     * Who has to sign in; empty when nobody has to.
     *
     * @throws IllegalArgumentException when others can reach the server and nobody could be asked who he is
     */
    static Optional<SignIn> signIn(ServerSettings settings) {
        if (settings.usersFile().isEmpty()) {
            if (!address(settings).isLoopbackAddress()) {
                throw new IllegalArgumentException("others can reach " + settings.host()
                        + ", so people have to sign in: name a users file that has a user, or listen on 127.0.0.1");
            }
            return Optional.empty();
        }
        Path file = settings.usersFile().get();
        if (UsersFile.at(file).read().users().isEmpty()) {
            throw new IllegalArgumentException(
                    "the users file " + file
                            + " has no user, so nobody could sign in; add one with the command: users add NAME --role operator");
        }
        warnWithoutTls(settings);
        return Optional.of(new SignIn(new WatchedUsers(file), InstantSource.system()));
    }

    private static void warnWithoutTls(ServerSettings settings) {
        if (!settings.isReachedOverTls() && !address(settings).isLoopbackAddress()) {
            log.warn(
                    "passwords are sent unencrypted; set a key store, or a proxy with TLS and its address as the public one");
        }
    }

    private static InetAddress address(ServerSettings settings) {
        try {
            return InetAddress.getByName(settings.host());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + settings.host() + ": this name has no address", e);
        }
    }

    static HttpServer on(ServerSettings settings) {
        InetSocketAddress address = new InetSocketAddress(address(settings), settings.port());
        try {
            if (settings.keyStore().isEmpty()) {
                return HttpServer.create(address, BACKLOG);
            }
            HttpsConfigurator tls =
                    new HttpsConfigurator(context(settings.keyStore().get()));
            HttpsServer server = HttpsServer.create(address, BACKLOG);
            server.setHttpsConfigurator(tls);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    private static SSLContext context(KeyStoreFile keyStore) {
        File file = keyStore.file().toFile();
        char[] password = keyStore.password().toCharArray();
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(file, password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "cannot use the key store " + file + ": " + e.getMessage()
                            + "; it must be a PKCS#12 or JKS file whose key has the password of the file",
                    e);
        }
    }
}
