package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was before a restart is shown for what it is, though nothing comes in any more. */
class RestartTest {

    private static final Duration FAST = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    @BeforeEach
    void violateTwentyMinutesAgo() {
        InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-20));
        try (TestServer server = TestServer.start(folder, clock, settings -> settings)) {
            server.record("checkout", 100, 20, FAST, clock.instant());
            server.record("login", 100, 0, FAST, clock.instant());
            server.monitor.evaluate(clock.instant());
        }
    }

    @Test
    void whatIsOpenIsNotCheckedBeforeTheFirstEvaluation() {
        try (TestServer server = TestServer.start(folder)) {
            Json overview = server.json("/api/overview");

            assertThat(overview.get("evaluatedAt")).isNull();
            assertThat(overview.at("counts").toString())
                    .isEqualTo("{services=2, met=0, violated=0, insufficientData=2, firing=1, unchecked=1, pending=0}");
            assertThat(overview.get("firing.violations.0.checked")).isEqualTo(false);
            assertThat(overview.get("firing.violations.0.nowText")).isNull();
            assertThat(overview.text("firing.violations.0.valueText")).isEqualTo("20%");
            Json checkout = server.json("/api/services").at("services.0");
            assertThat(checkout.text("rules.0.rule")).isEqualTo("average response time at most 800 ms");
            assertThat(checkout.get("rules.0.value")).isNull();
            hasItsPast(checkout);
        }
    }

    @Test
    void whatIsOpenIsNotCheckedWithoutRequests() {
        try (TestServer server = TestServer.start(folder)) {
            server.evaluateAndShow();

            Json overview = server.json("/api/overview");
            assertThat(overview.at("counts").toString())
                    .isEqualTo("{services=2, met=0, violated=0, insufficientData=2, firing=1, unchecked=1, pending=0}");
            assertThat(overview.get("firing.violations.0.checked")).isEqualTo(false);
            hasItsPast(server.json("/api/services").at("services.0"));
        }
    }

    @Test
    void whatIsOpenWasNotCheckedInTheLastEvaluationThatIsStored() {
        try (TestServer server = TestServer.start(folder)) {
            server.record("login", 100, 0, FAST);
            server.evaluateAndShow();
            try (ApiServer stored =
                    ApiServer.start(ServerSettings.defaults().port(0), server.store.history(), Optional.empty())) {
                Json overview = json(server, stored, "/api/overview");
                assertThat(overview.at("counts").toString())
                        .isEqualTo(
                                "{services=2, met=1, violated=0, insufficientData=1, firing=1, unchecked=1, pending=0}");
                assertThat(overview.get("firing.violations.0.checked")).isEqualTo(false);
                hasItsPast(json(server, stored, "/api/services").at("services.0"));
            }
        }
    }

    private static Json json(TestServer client, ApiServer server, String path) {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
        return Json.parse(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static void hasItsPast(Json checkout) {
        assertThat(checkout.text("service")).isEqualTo("checkout");
        assertThat(checkout.text("sparkline.label")).isEqualTo("failure rate");
        List<@Nullable Object> values = checkout.values("sparkline.values");
        assertThat(values).hasSizeBetween(20, 60).startsWith(0.2).endsWith((Object) null);
    }
}
