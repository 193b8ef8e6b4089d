package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesApiTest {

    private static final Duration FAST = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.record("checkout", 100, 20, FAST);
        server.record("login", 100, 0, FAST);
        server.record("search/eu", 100, 0, Duration.ofMillis(900));
        server.evaluateAndShow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void overviewCountsAndListsWhatFires() {
        Json overview = server.json("/api/overview");

        assertThat(overview.get("live")).isEqualTo(true);
        assertThat(overview.at("counts").toString())
                .isEqualTo("{services=3, met=1, violated=2, insufficientData=0, firing=3, unchecked=0, pending=0}");
        assertThat(overview.number("firing.total")).isEqualTo(3);
        assertThat(overview.text("firing.violations.0.service")).isEqualTo("checkout");
        assertThat(overview.text("firing.violations.0.severity")).isEqualTo("CRITICAL");
        assertThat(overview.text("firing.violations.0.text"))
                .isEqualTo("failure rate at most 5% over 5 min: 20% of 100 requests failed");
        assertThat(overview.number("health.records")).isEqualTo(300);
        assertThat(overview.get("lastViolation.resolvedAt")).isNull();
    }

    @Test
    void whatFiresHasItsFiguresOfOpeningAndOfNow() {
        server.record("checkout", 100, 40, FAST);
        server.evaluateAndShow();

        Json firing = server.json("/api/overview").at("firing.violations.0");
        assertThat(firing.text("valueText")).isEqualTo("20%");
        assertThat(firing.text("nowValueText")).isEqualTo("30%");
        assertThat(firing.text("nowText")).isEqualTo("failure rate at most 5% over 5 min: 30% of 200 requests failed");
    }

    @Test
    void servicesHaveTheirRulesValuesAndBudgets() {
        Json checkout = server.json("/api/services").at("services.0");

        assertThat(checkout.text("service")).isEqualTo("checkout");
        assertThat(checkout.text("verdict")).isEqualTo("VIOLATED");
        assertThat(checkout.get("rules.0.value")).isEqualTo(0.2);
        assertThat(checkout.text("rules.0.valueText")).isEqualTo("20%");
        assertThat(checkout.get("rules.0.limit")).isEqualTo(0.05);
        assertThat(checkout.number("rules.0.used")).isEqualTo(4);
        assertThat(checkout.number("rules.0.windowMillis")).isEqualTo(300_000);
        assertThat(checkout.text("rules.0.alert.state")).isEqualTo("FIRING");
        assertThat(checkout.number("budgets.0.spent")).isEqualTo(20);
        assertThat(checkout.number("budgets.0.remaining")).isEqualTo(-19);
        assertThat(checkout.get("budgets.0.exhausted")).isEqualTo(true);
        assertThat(checkout.text("sparkline.label")).isEqualTo("failure rate");
        assertThat(checkout.values("sparkline.values")).containsExactly(0.2);
        assertThat(checkout.get("lastViolationAt")).isNotNull();
    }

    @Test
    void servicesAreFilteredSortedAndPaged() {
        assertThat(names("")).containsExactly("checkout", "search/eu", "login");
        assertThat(names("?sort=name")).containsExactly("checkout", "login", "search/eu");
        assertThat(names("?search=CHECK")).containsExactly("checkout");
        assertThat(names("?verdict=violated")).containsExactly("checkout", "search/eu");
        assertThat(names("?verdict=MET&verdict=INSUFFICIENT_DATA")).containsExactly("login");
        assertThat(names("?offset=1&limit=1")).containsExactly("search/eu");
        assertThat(server.json("/api/services?offset=1&limit=1").number("total"))
                .isEqualTo(3);
    }

    private List<String> names(String query) {
        return server.json("/api/services" + query).list("services").stream()
                .map(service -> service.text("service"))
                .toList();
    }

    @Test
    void serviceIsExplainedAndMayHaveASlashInItsName() {
        Json service = server.json("/api/services/search%2Feu");

        assertThat(service.text("service")).isEqualTo("search/eu");
        assertThat(service.list("explanations"))
                .extracting(each -> each.text("text"))
                .contains("average response time at most 800 ms over 5 min: 100 requests took 900 ms on average"
                        + " (violated, 112.5% of its room used)");
        assertThat(server.get("/api/services/none").statusCode()).isEqualTo(404);
    }

    @Test
    void wrongParametersAreRefusedWithTheRemedy() {
        assertThat(message(server.get("/api/services?serch=x")))
                .isEqualTo("unknown query parameter \"serch\"; did you mean \"search\"?");
        assertThat(message(server.get("/api/services?limit=1000")))
                .isEqualTo("limit must be a whole number from 1 to 200: limit=\"1000\"");
        assertThat(message(server.get("/api/services?verdict=good")))
                .isEqualTo("verdict must be one of met, violated, insufficient_data: verdict=\"good\"");
        assertThat(message(server.get("/api/services?limit=1&limit=2")))
                .isEqualTo("query parameter \"limit\" is given 2 times; give it once");
        assertThat(message(server.get("/api/overview?x")))
                .isEqualTo("unknown query parameter \"x\"; there are none here");
    }

    private static String message(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.parse(response.body()).number("error.status")).isEqualTo(400);
        return Json.parse(response.body()).text("error.message");
    }

    @Test
    void healthIsOkAndChartsCompareServices() {
        assertThat(server.json("/health").toString()).isEqualTo("{status=ok, reasons=[]}");

        Json charts = server.json("/api/charts");
        assertThat(charts.toString()).contains("bounds={failureRate=0.05, averageMillis=800, slowRate=0.1}");
        assertThat(charts.text("services.0.service")).isEqualTo("checkout");
        assertThat(charts.get("services.0.failureRate")).isEqualTo(0.2);
        assertThat(charts.list("services"))
                .extracting(bar -> bar.number("averageMillis"))
                .containsExactly(100L, 100L, 900L);
        assertThat(charts.list("kinds"))
                .extracting(Json::toString)
                .contains("{kind=FAILURE_RATE, label=failure rate, violations=1}");
    }

    @Test
    void trendHasTheValuesAndTheViolation() {
        String rule = "service=checkout&policy=shop&rule=failure%20rate%20at%20most%205%25";
        Json trend = server.json("/api/trend?" + rule);

        assertThat(trend.values("mean")).containsExactly(0.2);
        assertThat(trend.values("violated")).containsExactly(1L);
        assertThat(trend.get("limit")).isEqualTo(0.05);
        assertThat(trend.list("violations")).hasSize(1);
        assertThat(trend.list("pending")).isEmpty();
        assertThat(server.get("/api/trend?service=checkout&policy=shop&rule=none")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.json("/api/series?service=checkout").list("series"))
                .extracting(series -> series.text("rule"))
                .contains("failure rate at most 5%");
    }

    @Test
    void budgetBurnsDown() {
        Json budget = server.json("/api/budget?service=checkout&objective=99%25%20availability%20over%2030%20d");

        List<@Nullable Object> remaining = budget.values("remaining");
        assertThat(remaining.get(0)).isNull();
        assertThat(((Number) Objects.requireNonNull(remaining.get(remaining.size() - 1))).doubleValue())
                .isCloseTo(-19, Offset.offset(1e-9));
    }

    @Test
    void budgetOfAQuarterOfAnHourHasAPointForEachMinute() {
        Instant to = Instant.now();
        Json budget = server.json("/api/budget?service=checkout&objective=99%25%20availability%20over%2030%20d&from="
                + to.minus(Duration.ofMinutes(15)) + "&to=" + to);

        assertThat(budget.number("stepMillis")).isEqualTo(60_000);
        List<@Nullable Object> remaining = budget.values("remaining");
        assertThat(remaining).hasSizeBetween(15, 16);
        assertThat(((Number) Objects.requireNonNull(remaining.get(remaining.size() - 1))).doubleValue())
                .isCloseTo(-19, Offset.offset(1e-9));
    }

    @Test
    void chartsCompareTheWorstHundredServicesAndCountTheOthers() {
        for (int i = 0; i < 100; i++) {
            server.record("worse-" + i, 10, 1 + i % 10, FAST);
        }
        server.evaluateAndShow();

        Awaitility.await().untilAsserted(() -> {
            Json charts = server.json("/api/charts");
            assertThat(charts.list("services"))
                    .hasSize(100)
                    .extracting(bar -> bar.text("service"))
                    .doesNotContain("login", "search/eu");
            assertThat(charts.number("others")).isEqualTo(3);
        });
        assertThat(server.json("/api/charts?service=login").list("services")).hasSize(1);
    }

    @Test
    void answersAreGzippedWhereThatIsAccepted() {
        HttpResponse<String> plain = server.get("/api/services");
        HttpResponse<String> zipped = server.get("/api/services", "Accept-Encoding", "br, gzip;q=0.8");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.body().length()).isLessThan(plain.body().length() / 3);
    }

    @Test
    void otherMethodsAndAddressesAreRefused() {
        HttpResponse<String> post = server.post("/api/overview", "");

        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET");
        assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(server.send("/api/overview", request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }
}
