package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsApiTest {

    private static final String RECORD = "{\"service\":\"checkout\",\"responseTimeMillis\":12.5,\"success\":true}";

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String type, String body) {
        return server.post("/api/records", body, "Content-Type", type);
    }

    private long counted() {
        server.evaluate();
        return server.monitor.health().records();
    }

    @Test
    void recordsComeAsOneObjectAnArrayLinesOrCsv() {
        assertThat(send("application/json", RECORD).body())
                .isEqualTo("{\"accepted\":1,\"rejected\":[],\"rejectedCount\":0}");
        assertThat(send("application/json; charset=utf-8", "[" + RECORD + ",\n" + RECORD + "]")
                        .body())
                .startsWith("{\"accepted\":2,");
        assertThat(send("application/x-ndjson", RECORD + "\n\n" + RECORD + "\r\n" + RECORD)
                        .body())
                .startsWith("{\"accepted\":3,");
        String csv = "timestamp,service,response_time_ms,status\n" + Instant.now() + ",login,10,200\n";
        assertThat(send("text/csv", csv).body()).startsWith("{\"accepted\":1,");
        assertThat(counted()).isEqualTo(7);
        assertThat(server.monitor.status().services())
                .extracting(service -> service.service())
                .containsExactly("checkout", "login");
    }

    @Test
    void timestampsAreIsoOrMilliseconds() {
        long now = System.currentTimeMillis();
        String body = "{\"service\":\"a\",\"timestamp\":" + now + ",\"responseTimeMillis\":1,\"success\":false}\n"
                + "{\"service\":\"a\",\"timestamp\":\"" + Instant.ofEpochMilli(now)
                + "\",\"responseTimeMillis\":1,\"success\":false}";

        assertThat(send("application/x-ndjson", body).statusCode()).isEqualTo(200);
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void recordsThatCannotBeUsedAreRejectedWithLineAndReason() {
        String body = String.join(
                "\n",
                RECORD,
                "{\"service\":\"a\",\"responseTimeMillis\":1,\"sucess\":true}",
                "{\"service\":\" \",\"responseTimeMillis\":1,\"success\":true}",
                "{\"service\":\"a\",\"responseTimeMillis\":-1,\"success\":true}",
                "{\"service\":\"a\",\"responseTimeMillis\":1e99,\"success\":true}",
                "{\"service\":\"a\",\"responseTimeMillis\":1,\"success\":true,\"timestamp\":\"today\"}",
                "{\"service\":\"a\",\"responseTimeMillis\":1}",
                "nonsense",
                "[1]",
                RECORD);

        Json answer = Json.parse(send("application/x-ndjson", body).body());

        assertThat(answer.number("accepted")).isEqualTo(2);
        assertThat(answer.number("rejectedCount")).isEqualTo(8);
        assertThat(answer.values("rejected").toString())
                .contains("{line=2, reason=unknown field \"sucess\"; did you mean \"success\"?}")
                .contains("{line=3, reason=service must not be blank}")
                .contains("{line=4, reason=responseTimeMillis must be from 0 to 31622400000: responseTimeMillis=-1.0}")
                .contains(
                        "{line=6, reason=timestamp must be a time such as 2026-01-31T12:00:00.123Z, or milliseconds since 1970}")
                .contains("{line=7, reason=success is missing}")
                .contains("{line=9, reason=a record must be an object with");
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void bodyThatIsBrokenCountsNothing() {
        HttpResponse<String> cut = send("application/json", "[" + RECORD + ", {\"service\":");
        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(cut.body()).contains("the body is not JSON", "Nothing was counted");
        assertThat(send("application/json", RECORD + RECORD).body()).contains("application/x-ndjson");
        assertThat(send("application/json", "").statusCode()).isEqualTo(400);
        assertThat(send("application/json", "[]").body()).contains("the body has no records");
        assertThat(send("application/json", "[".repeat(1000)).statusCode()).isEqualTo(400);
        assertThat(send("text/csv", "a,b,c\n1,2,3\n").body())
                .contains("cannot be read as CSV")
                .doesNotContain("/tmp");
        assertThat(send("application/x-ndjson", "x\ny").body())
                .contains("none of the records can be used; line 1: not JSON");
        assertThat(counted()).isZero();
    }

    @Test
    void otherTypesAndCompressionsAreRefused() throws IOException {
        assertThat(send("text/plain", RECORD).statusCode()).isEqualTo(415);
        assertThat(server.post("/api/records", RECORD).statusCode()).isEqualTo(415);
        assertThat(server.post("/api/records", RECORD, "Content-Type", "application/json", "Content-Encoding", "br")
                        .statusCode())
                .isEqualTo(415);
        byte[] zipped = zipped(RECORD);
        HttpResponse<String> answer = server.send(
                "/api/records",
                request -> request.POST(HttpRequest.BodyPublishers.ofByteArray(zipped)),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void tooLargeABodyIsRefusedAlsoWhenItGrowsByDecompression() throws IOException {
        String large = " ".repeat(HttpLimits.BODY_BYTES + 1);
        assertThat(send("application/json", large).statusCode()).isEqualTo(413);
        byte[] bomb = zipped(large);
        assertThat(bomb.length).isLessThan(20_000);
        assertThat(server.send(
                                "/api/records",
                                request -> request.POST(HttpRequest.BodyPublishers.ofByteArray(bomb)),
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("application/json", RECORD).statusCode()).isEqualTo(200);
    }

    @Test
    void bodyThatDoesNotArriveIsAnsweredAndCountsNothing() throws IOException {
        String head =
                "POST /api/records HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";

        assertThat(server.raw(head + RECORD)).startsWith("HTTP/1.1 408 ").contains("did not arrive within 1 s");
        try (Socket gone = server.connect()) {
            gone.getOutputStream().write((head + RECORD).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(send("application/json", RECORD).statusCode()).isEqualTo(200);
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void pagesOfOtherSitesCannotSend() {
        assertThat(server.post(
                                "/api/records",
                                RECORD,
                                "Content-Type",
                                "application/json",
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post(
                                "/api/records",
                                RECORD,
                                "Content-Type",
                                "application/json",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tokenIsAskedForWhereThereIsOne() throws IOException {
        try (TestServer guarded = TestServer.start(
                Files.createDirectory(folder.resolve("guarded")),
                settings -> settings.sendToken(Secret.of("let me in")))) {
            assertThat(guarded.post("/api/records", RECORD, "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(guarded.post(
                                    "/api/records",
                                    RECORD,
                                    "Content-Type",
                                    "application/json",
                                    "Authorization",
                                    "Bearer let me out")
                            .body())
                    .contains("the token is wrong");
            assertThat(guarded.post(
                                    "/api/records",
                                    RECORD,
                                    "Content-Type",
                                    "application/json",
                                    "Authorization",
                                    "Bearer let me in")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void everythingThatEightConnectionsSendIsCounted() {
        String batch = (RECORD + "\n").repeat(500);
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            senders.add(CompletableFuture.runAsync(() -> {
                for (int request = 0; request < 10; request++) {
                    assertThat(send("application/x-ndjson", batch).body()).startsWith("{\"accepted\":500,");
                }
            }));
        }
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
        assertThat(counted()).isEqualTo(40_000);
    }
}
