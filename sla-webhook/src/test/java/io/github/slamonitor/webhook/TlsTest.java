package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate for localhost that nobody vouches for. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private static HttpsServer server;
    private static SSLContext trusting;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        makeCertificate(keys);
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext serving = SSLContext.getInstance("TLS");
        serving.init(own.getKeyManagers(), null, null);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trusted.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving));
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    private static void makeCertificate(Path keys) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-ext",
                        "bc:c",
                        "-validity",
                        "10",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        trustAsAuthority(keys);
    }

    /** The same certificate once more without its key, since only such entries are trusted. */
    private static void trustAsAuthority(Path keys) {
        try {
            KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD);
            store.setCertificateEntry("authority", store.getCertificate("test"));
            try (OutputStream out = Files.newOutputStream(keys)) {
                store.store(out, PASSWORD);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static WebhookBuilder to(String host) {
        return WebhookListener.slack(
                () -> "https://" + host + ":" + server.getAddress().getPort() + "/services/XSECRETX");
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() {
        int before = REQUESTS.get();
        WebhookListener listener = to("localhost").build();
        assertThatThrownBy(() -> listener.round(Samples.round(Samples.opened("a"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("localhost was not reached: ")
                .hasMessageContaining("certification path")
                .hasMessageNotContaining("XSECRETX");
        assertThat(REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void certificateOfACompanysOwnIsTakenWhenItIsTrusted() throws Exception {
        int before = REQUESTS.get();
        to("localhost").tls(trusting).build().round(Samples.round(Samples.opened("a")));
        assertThat(REQUESTS.get()).isEqualTo(before + 1);
    }

    @Test
    void certificateForAnotherHostIsRefused() {
        int before = REQUESTS.get();
        WebhookListener listener = to("127.0.0.1").tls(trusting).build();
        assertThatThrownBy(() -> listener.round(Samples.round(Samples.opened("a"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1 was not reached: ");
        assertThat(REQUESTS.get()).isEqualTo(before);
    }
}
