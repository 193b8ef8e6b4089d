package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.MetricRecord;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "<img src=x onerror=alert(1)>",
            "=cmd|' /C calc'!A0",
            "\"},{\"service\":\"forged",
            "a\nb{c=\"d\"} 1",
            "\u202Eright to left\u2066",
            "שלום עולם",
            "half \uD800 a character",
            "%2e%2e/&amp;]]>",
            "x".repeat(MetricRecord.MAXIMUM_SERVICE_LENGTH),
            "🎉".repeat(100));

    @TempDir
    private Path folder;

    @Test
    void namesAreShownHarmlesslyEverywhere() throws Exception {
        try (TestServer server = TestServer.start(folder, settings -> settings.publicStatusPage(true))) {
            for (String name : NAMES) {
                server.record(name, 10, 10, Duration.ofMillis(1));
            }
            server.evaluateAndShow();

            List<String> shown = server.json("/api/services?limit=100&sort=name").list("services").stream()
                    .map(service -> service.text("service"))
                    .toList();
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(NAMES.stream()
                            .map(name -> name.replace('\uD800', '?'))
                            .toList());
            assertThat(server.get("/status").body()).contains("&lt;img src=x").doesNotContain("<img", "\u202E");
            assertThat(server.get("/api/violations.csv").body())
                    .contains("'=cmd|")
                    .doesNotContain(",=cmd");
            assertThat(server.json("/api/violations.json").list("")).hasSize(NAMES.size());
            Promtool.check(server.get("/metrics").body());
            for (String name : NAMES) {
                checkOne(server, name);
            }
        }
    }

    private static void checkOne(TestServer server, String name) throws Exception {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        if (name.indexOf('\uD800') >= 0) {
            return; // no address can name it
        }
        assertThat(server.json("/api/services/" + encoded).text("service")).isEqualTo(name);
        HttpResponse<String> badge = server.get("/badge/" + encoded + ".svg");
        assertThat(badge.statusCode()).isEqualTo(200);
        assertThat(badge.body()).doesNotContain("<img", "\u202E").hasSizeLessThan(2000);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tooLongANameIsRejectedAndNotRepeatedInFull() {
        try (TestServer server = TestServer.start(folder)) {
            String body = "{\"service\":\"" + "x".repeat(MetricRecord.MAXIMUM_SERVICE_LENGTH + 1)
                    + "\",\"responseTimeMillis\":1,\"success\":true}";
            HttpResponse<String> answer = server.post("/api/records", body, "Content-Type", "application/json");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).hasSizeLessThan(1000);
            assertThat(server.get("/api/services/" + "x".repeat(MetricRecord.MAXIMUM_SERVICE_LENGTH + 1))
                            .body())
                    .hasSizeLessThan(1000);
        }
    }
}
