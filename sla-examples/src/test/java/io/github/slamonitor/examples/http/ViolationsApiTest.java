package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ViolationsApiTest {

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.record("checkout", 100, 20, Duration.ofMillis(100));
        server.record("search", 100, 8, Duration.ofMillis(900));
        server.evaluateAndShow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> found(String query) {
        return server.json("/api/violations" + query).list("violations").stream()
                .map(violation -> violation.text("service") + " " + violation.text("kind"))
                .toList();
    }

    @Test
    void violationsAreFiltered() {
        assertThat(found("")).hasSize(4);
        assertThat(found("?service=check*")).containsExactly("checkout FAILURE_RATE");
        assertThat(found("?service=checkout&service=search")).hasSize(4);
        assertThat(found("?kind=failure_rate&minFailureRate=0.1")).containsExactly("checkout FAILURE_RATE");
        assertThat(found("?minSlowRate=0.5")).containsExactly("search RESPONSE_VIOLATION_RATE");
        assertThat(found("?severity=CRITICAL&sort=service&order=asc"))
                .containsExactly("checkout FAILURE_RATE", "search FAILURE_RATE");
        assertThat(found("?state=RESOLVED")).isEmpty();
        assertThat(found("?from=2100-01-01T00:00:00Z")).hasSize(4);
        assertThat(found("?to=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(server.json("/api/violations?limit=1").number("total")).isEqualTo(4);
    }

    @Test
    void whatIsOverIsFoundByTheWorstOfIt() {
        server.record("checkout", 10_000, 0, Duration.ofMillis(100));
        server.evaluateAndShow();

        Json violation = server.json("/api/violations?state=RESOLVED&minFailureRate=0.2");

        assertThat(violation.text("violations.0.service")).isEqualTo("checkout");
        assertThat(violation.text("violations.0.worstValueText")).isEqualTo("20%");
        assertThat(violation.get("violations.0.worstValue")).isEqualTo(0.2);
        assertThat(violation.get("violations.0.worstFailureRate")).isEqualTo(0.2);
        assertThat(violation.get("violations.0.worstSlowRate")).isNull();
        assertThat(violation.get("violations.0.failureRate")).isNotEqualTo(0.2);
        assertThat(found("?minFailureRate=0.21")).isEmpty();
        assertThat(server.get("/api/violations.csv?minFailureRate=0.2").body())
                .contains("worst_failure_rate")
                .contains(",0.2,0.2,,");
        assertThat(found("?sort=failure_rate&order=asc").get(0)).startsWith("search");
        assertThat(found("?sort=response_violation_rate").get(0)).isEqualTo("search RESPONSE_VIOLATION_RATE");
    }

    @Test
    void exportsHaveExactlyWhatIsFiltered() {
        HttpResponse<String> csv = server.get("/api/violations.csv?kind=FAILURE_RATE&sort=service&order=asc");

        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"violations.csv\"");
        assertThat(csv.body().lines().map(line -> line.split(",", -1)[1]))
                .containsExactly("service", "checkout", "search");
        assertThat(server.json("/api/violations.json?minFailureRate=0.1").list(""))
                .hasSize(1);
        assertThat(server.get("/api/violations.csv?limit=1").statusCode()).isEqualTo(400);
    }

    @Test
    void violationHasItsEvidence() {
        String id = server.json("/api/violations?service=checkout").text("violations.0.id");
        Json violation = server.json("/api/violations/" + id);

        assertThat(violation.text("opening.valueText")).isEqualTo("20%");
        assertThat(violation.number("opening.failures")).isEqualTo(20);
        assertThat(violation.list("opening.worst")).isNotEmpty();
        assertThat(violation.get("latest")).isNull();
        assertThat(violation.text("reason")).isEqualTo("contract 4.2");
        assertThat(server.get("/api/violations/none").statusCode()).isEqualTo(404);
    }

    @Test
    void acknowledgingIsShownAtOnceAndStored() {
        String id = server.json("/api/violations?service=checkout").text("violations.0.id");

        HttpResponse<String> answer =
                server.command("POST", "/api/violations/" + id + "/acknowledge", "{\"note\":\"on it\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.parse(answer.body()).text("acknowledgement.by")).isEqualTo("dashboard");
        assertThat(server.json("/api/overview").list("firing.violations"))
                .filteredOn(each -> each.text("state").equals("ACKNOWLEDGED"))
                .extracting(each -> each.text("id"))
                .containsExactly(id);
        Awaitility.await().until(() -> found("?state=ACKNOWLEDGED").equals(List.of("checkout FAILURE_RATE")));
        assertThat(server.command("POST", "/api/violations/none/acknowledge", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.command("POST", "/api/violations/" + id + "/acknowledge", "{\"nota\":\"x\"}")
                        .body())
                .contains("did you mean \\\"note\\\"?");
    }

    @Test
    void silencesBeginAndEnd() {
        HttpResponse<String> made = server.command(
                "POST", "/api/silences", "{\"services\":\"check*\",\"forMillis\":60000,\"reason\":\"deployment\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        Json silence = Json.parse(made.body());
        assertThat(silence.text("rules")).isEqualTo("*");
        assertThat(Instant.parse(silence.text("until"))).isAfter(Instant.now());
        assertThat(server.json("/api/overview").text("silences.0.reason")).isEqualTo("deployment");
        assertThat(server.json("/api/services?search=checkout").get("services.0.rules.0.alert.muted"))
                .isEqualTo(true);

        assertThat(server.command("DELETE", "/api/silences/" + silence.text("id"), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.json("/api/silences").list("")).isEmpty();
        assertThat(server.command("DELETE", "/api/silences/none", "").statusCode())
                .isEqualTo(404);
        assertThat(server.command("POST", "/api/silences", "{\"forMillis\":60000}")
                        .body())
                .contains("reason is missing");
        assertThat(server.command("POST", "/api/silences", "{\"forMillis\":-1,\"reason\":\"x\"}")
                        .body())
                .contains("a silence must end after now");
    }

    @Test
    void filtersAreWhatThereIs() {
        Json filters = server.json("/api/filters");

        assertThat(filters.values("services")).containsExactly("checkout", "search");
        assertThat(filters.values("policies")).containsExactly("shop");
        assertThat(filters.list("kinds")).hasSize(3);
        assertThat(filters.text("kinds.0.label")).isEqualTo("failure rate");
    }

    @Test
    @Timeout(30)
    void eventsTellOfOpeningsAndEnds() throws IOException {
        HttpResponse<InputStream> events = server.send(
                HttpRequest.newBuilder(server.uri("/api/events")).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 2000");

            server.record("login", 10, 10, Duration.ofMillis(1));
            server.evaluate();
            assertThat(next(lines, "violation")).contains("\"transition\":\"OPENED\"", "\"service\":\"login\"");
            assertThat(next(lines, "evaluation")).contains("\"counts\":{\"services\":3,");

            server.record("login", 1000, 0, Duration.ofMillis(1));
            server.evaluate();
            assertThat(next(lines, "violation"))
                    .contains("\"transition\":\"RESOLVED\"", "\"state\":\"RESOLVED\"", "\"service\":\"login\"");
        }
    }

    private static String next(BufferedReader lines, String event) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("event: " + event)) {
                return lines.readLine();
            }
        }
        throw new AssertionError("the events ended");
    }

    @Test
    void withoutAMonitorWhatWasStoredIsShown() {
        try (ApiServer stored =
                ApiServer.start(ServerSettings.defaults().port(0), server.store.history(), Optional.empty())) {
            URI uri = stored.uri();
            Json overview = Json.parse(body(uri + "/api/overview"));
            Json services = Json.parse(body(uri + "/api/services"));

            assertThat(overview.get("live")).isEqualTo(false);
            assertThat(overview.get("health")).isNull();
            assertThat(overview.number("counts.violated")).isEqualTo(2);
            assertThat(overview.number("firing.total")).isEqualTo(4);
            assertThat(services.text("services.0.service")).isEqualTo("checkout");
            assertThat(services.list("services.0.rules"))
                    .extracting(rule -> rule.text("text"))
                    .contains("failure rate at most 5%: 20%");
        }
    }

    private String body(String uri) {
        return server.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
