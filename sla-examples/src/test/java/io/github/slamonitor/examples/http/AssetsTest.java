package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

    @TempDir
    private Path folder;

    @Test
    void pageAndItsFilesAreServedWithTagsAndTypes() {
        try (TestServer server = TestServer.start(folder)) {
            HttpResponse<String> page = server.get("/");
            String tag = page.headers().firstValue("ETag").orElseThrow();

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(server.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(server.get("/services/checkout/eu").body()).isEqualTo(page.body());
            assertThat(server.get("/assets/app.js").headers().firstValue("Content-Type"))
                    .contains("text/javascript; charset=utf-8");
            assertThat(server.get("/status.css").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../http/status.css",
                "/assets/..%2Fhttp%2Fstatus.css",
                "/assets/%2e%2e/http/status.css",
                "/assets/..\\http\\status.css",
                "/assets//etc/hosts.txt",
                "/assets/.hidden.txt",
                "/assets/secret.txt%00.js",
                "/assets/",
                "/assets",
                "/lib/../../MANIFEST.MF",
                "/lib/uplot/",
                "/assets/../secret.txt",
                "/assets/%2e%2e%2fsecret.txt"
            })
    void nothingElseIsServed(String path) throws IOException {
        Path assets = Files.createDirectory(folder.resolve("assets"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(assets.resolve(".hidden.txt"), "secret");
        for (boolean fromJar : new boolean[] {true, false}) {
            try (TestServer server = TestServer.start(
                    Files.createTempDirectory(folder, "db"),
                    settings -> fromJar ? settings : settings.assetsFolder(assets))) {
                String answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("secret\r\n", "color-scheme");
            }
        }
    }

    @Test
    void requestsForAnotherHostAreRefused() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(server.raw("GET /api/overview HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(server.raw("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421 ");
            assertThat(server.raw("GET /health HTTP/1.1\r\nHost: LOCALHOST:80\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }
}
