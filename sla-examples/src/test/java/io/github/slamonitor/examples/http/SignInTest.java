package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private UsersFile users;
    private Path file;
    private TestServer server;

    @BeforeEach
    void start() {
        file = folder.resolve("users.txt");
        users = UsersFile.at(file);
        users.add("ada", Role.OPERATOR, PASSWORD.toCharArray());
        users.add("vic", Role.VIEWER, PASSWORD.toCharArray());
        server = TestServer.start(folder, settings -> settings.usersFile(file).version("1.2.3"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> login(String name, String password) {
        return server.post(
                "/api/login",
                "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}",
                "Content-Type",
                "application/json");
    }

    /** The cookie as a browser sends it back. */
    private String cookie(String name) {
        String set = login(name, PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private String csrf(String cookie) {
        return Json.parse(server.get("/api/session", "Cookie", cookie).body()).text("csrf");
    }

    private int silence(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return server.post("/api/silences", "{\"forMillis\":60000,\"reason\":\"x\"}", all)
                .statusCode();
    }

    @Test
    void nothingButTheLoginPageAndHealthIsOpen() {
        for (String path : new String[] {
            "/api/overview",
            "/api/services",
            "/api/services/a",
            "/api/violations",
            "/api/violations.csv",
            "/api/filters",
            "/api/charts",
            "/api/series",
            "/api/trend",
            "/api/budget",
            "/api/events",
            "/api/silences",
            "/metrics",
            "/status",
            "/badge/a.svg"
        }) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        assertThat(server.get("/login").statusCode()).isEqualTo(200);
        Json session = Json.parse(server.get("/api/session").body());
        assertThat(session.toString())
                .isEqualTo("{signInRequired=true, user=null, csrf=null, title=Shop & Co, version=null, live=true}");
        assertThat(silence()).isEqualTo(401);
        assertThat(server.post("/api/records", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void cookieCannotBeReadByScriptsNorSentByOtherSites() {
        String cookie =
                login("ada", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).matches("sla_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200");
    }

    @Test
    void cookieGoesOverTlsAloneWhereAProxyTalksTls() throws IOException {
        try (TestServer proxied = TestServer.start(
                Files.createDirectory(folder.resolve("proxied")),
                settings -> settings.usersFile(file).publicUrl(URI.create("https://sla.example.com")))) {
            HttpResponse<String> answer = proxied.post(
                    "/api/login",
                    "{\"name\":\"ada\",\"password\":\"" + PASSWORD + "\"}",
                    "Content-Type",
                    "application/json");

            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-sla_session=")
                    .contains("; Path=/; HttpOnly; SameSite=Strict; Secure;")
                    .doesNotContain("Domain");
        }
    }

    @Test
    void rolesDecideWhatMayBeDone() {
        String ada = cookie("ada");
        String vic = cookie("vic");

        assertThat(server.get("/api/overview", "Cookie", vic).statusCode()).isEqualTo(200);
        assertThat(silence("Cookie", vic, "X-CSRF-Token", csrf(vic))).isEqualTo(403);
        assertThat(silence("Cookie", ada, "X-CSRF-Token", csrf(ada))).isEqualTo(201);
        assertThat(Json.parse(server.get("/api/silences", "Cookie", ada).body()).text("0.by"))
                .isEqualTo("ada");
        assertThat(Json.parse(server.get("/api/session", "Cookie", ada).body())
                        .at("user")
                        .toString())
                .isEqualTo("{name=ada, role=operator}");
    }

    @Test
    void changesNeedWhatOnlyThePageKnows() {
        String ada = cookie("ada");
        String csrf = csrf(ada);

        assertThat(silence("Cookie", ada)).isEqualTo(403);
        assertThat(silence("Cookie", ada, "X-CSRF-Token", csrf(cookie("ada")))).isEqualTo(403);
        assertThat(silence("Cookie", ada, "X-CSRF-Token", csrf, "Origin", "https://evil.example"))
                .isEqualTo(403);
        assertThat(silence("Cookie", ada, "X-CSRF-Token", csrf, "Sec-Fetch-Site", "same-site"))
                .isEqualTo(403);
        assertThat(silence(
                        "Cookie",
                        ada,
                        "X-CSRF-Token",
                        csrf,
                        "Origin",
                        server.uri("").toString()))
                .isEqualTo(201);
        assertThat(server.post("/api/login", "{}", "Content-Type", "application/json", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSession() {
        String ada = cookie("ada");

        assertThat(server.post("/api/logout", "", "Cookie", ada).statusCode()).isEqualTo(403);
        HttpResponse<String> out = server.post("/api/logout", "", "Cookie", ada, "X-CSRF-Token", csrf(ada));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(server.get("/api/overview", "Cookie", ada).statusCode()).isEqualTo(401);
        assertThat(server.post("/api/logout", "").statusCode()).isEqualTo(204);
    }

    @Test
    void failuresAreAnsweredAlikeAndThenSlowed() {
        assertThat(login("ada", "wrong wrong wrong").body())
                .isEqualTo(login("nobody", "wrong wrong wrong").body());
        for (int i = 0; i < 3; i++) {
            assertThat(login("ada", "wrong").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> slowed = login("ada", PASSWORD);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(slowed.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 2);
        Awaitility.await().until(() -> login("ada", PASSWORD).statusCode() == 200);
    }

    @Test
    void tokensNeedNoCsrfAndHaveRoles() {
        String token = users.addToken("ci", Role.OPERATOR);
        String sender = users.addToken("app", Role.SENDER);

        Awaitility.await()
                .until(() -> server.get("/api/overview", "Authorization", "Bearer " + token)
                                .statusCode()
                        == 200);
        assertThat(silence("Authorization", "bearer " + token)).isEqualTo(201);
        assertThat(server.get("/api/overview", "Authorization", "Bearer " + sender)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post(
                                "/api/records",
                                "{\"service\":\"a\",\"responseTimeMillis\":1,\"success\":true}",
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                "Bearer " + sender)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/metrics", "Authorization", "Bearer " + token + "x")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Timeout(60)
    void anotherPasswordEndsTheSessionAndItsEvents() throws IOException {
        String ada = cookie("ada");
        HttpResponse<InputStream> events = server.send(
                HttpRequest.newBuilder(server.uri("/api/events"))
                        .header("Cookie", ada)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());

        users.add("ada", Role.OPERATOR, "another password".toCharArray());

        Awaitility.await()
                .until(() -> server.get("/api/overview", "Cookie", ada).statusCode() == 401);
        server.evaluate();
        try (InputStream body = events.body()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("event:");
        }
    }

    @Test
    void whoCanBeReachedByOthersNeedsUsers() throws IOException {
        ServerSettings open = ServerSettings.defaults().host("0.0.0.0").port(0);
        Path nobody = Files.writeString(folder.resolve("nobody.txt"), "# none\n");

        assertThatThrownBy(() -> ApiServer.start(open, server.store.history(), Optional.empty()))
                .hasMessage(
                        "others can reach 0.0.0.0, so people have to sign in: name a users file that has a user, or listen"
                                + " on 127.0.0.1");
        assertThatThrownBy(() -> ApiServer.start(open.usersFile(nobody), server.store.history(), Optional.empty()))
                .hasMessageEndingWith(
                        "has no user, so nobody could sign in; add one with the command: users add NAME --role"
                                + " operator");
        try (ApiServer reached = ApiServer.start(open.usersFile(file), server.store.history(), Optional.empty())) {
            assertThat(reached.port()).isPositive();
        }
    }

    @Test
    void manyWrongPasswordsAtOnceDoNotKeepOthersWaiting() {
        List<CompletableFuture<Integer>> wrong = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> login("ada", "wrong wrong wrong").statusCode()))
                .limit(8)
                .toList();

        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        assertThat(wrong.stream().map(CompletableFuture::join)).isSubsetOf(401, 429);
        assertThat(login("vic", PASSWORD).statusCode()).isEqualTo(429); // from the same address
    }
}
