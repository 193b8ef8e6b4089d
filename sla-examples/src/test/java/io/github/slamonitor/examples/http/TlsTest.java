package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "key store password";

    @TempDir
    private Path folder;

    private Path keyStore() throws IOException, InterruptedException {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return file;
    }

    private static HttpClient trusting(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }

    @Test
    @Timeout(60)
    void serverTalksTlsAndBindsTheCookieToIt() throws Exception {
        Path file = keyStore();
        UsersFile.at(folder.resolve("users.txt")).add("ada", Role.VIEWER, "correct horse battery".toCharArray());
        ServerSettings settings = ServerSettings.defaults()
                .port(0)
                .usersFile(folder.resolve("users.txt"))
                .keyStore(new KeyStoreFile(file, Secret.of(PASSWORD)));
        try (TestServer stored = TestServer.start(folder);
                ApiServer server = ApiServer.start(settings, stored.store.history(), Optional.empty())) {
            URI login = URI.create("https://127.0.0.1:" + server.port() + "/api/login");
            HttpResponse<String> answer = trusting(file)
                    .send(
                            HttpRequest.newBuilder(login)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"name\":\"ada\",\"password\":\"correct horse battery\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(server.uri().getScheme()).isEqualTo("https");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-sla_session=")
                    .contains("; Secure");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void keyStoreThatWillNotDoIsRefusedWithoutItsPassword() throws Exception {
        ServerSettings settings =
                ServerSettings.defaults().port(0).keyStore(new KeyStoreFile(keyStore(), Secret.of("wrong password")));
        try (TestServer stored = TestServer.start(folder)) {
            assertThatThrownBy(() -> ApiServer.start(settings, stored.store.history(), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot use the key store")
                    .hasMessageNotContaining("wrong password");
        }
        assertThat(settings.toString()).doesNotContain("wrong password");
    }
}
