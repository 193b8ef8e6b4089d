package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.slamonitor.DeliveryException;
import io.github.slamonitor.Severity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each answer of a server. */
class AnswersTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private WebhookListener slack() {
        return WebhookListener.slack(server::url).plainHttp().build();
    }

    private Throwable failure() {
        return catchThrowable(() -> slack().round(Samples.round(Samples.opened("a"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everySuccessIsOne(int status) {
        server.answer(status, "");
        assertThat(failure()).isNull();
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).headers)
                .containsEntry("content-type", "application/json")
                .containsEntry("user-agent", "sla-monitor");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413, 422, 300, 304})
    void refusalIsFinal(int status) {
        server.answer(status, "");
        assertThat(failure())
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isPermanent()).isTrue())
                .hasMessageStartingWith("127.0.0.1 answered " + status);
    }

    @Test
    void refusalIsReportedWithTheBeginningOfTheAnswer() {
        server.answer(404, "no_service\n\u0000" + "x".repeat(1000));
        assertThat(failure().getMessage())
                .startsWith("127.0.0.1 answered 404: no_service  xxx")
                .hasSizeLessThan(250)
                .endsWith("…");
    }

    @Test
    void answerThatQuotesASecretIsShownWithoutIt() {
        server.answer(404, "no hook at " + server.url() + " nor XSECRETX");
        assertThat(failure()).hasMessage("127.0.0.1 answered 404: no hook at *** nor ***");
    }

    @Test
    void secretThatIsCutOffWithTheAnswerIsNotShownInPart() {
        server.answer(404, server.url().repeat(1000));
        assertThat(failure())
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("404: ***")
                .extracting(e -> String.valueOf(e.getMessage()))
                .satisfies(message -> assertThat(message).doesNotContain("http://", "services", "XSECRE"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 599})
    void temporaryFailureIsTriedAgain(int status) {
        server.answer(status, "later");
        assertThat(failure()).isInstanceOf(IOException.class).hasMessage("127.0.0.1 answered " + status + ": later");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 30, PT30S",
        "503, 0, PT0S",
        "500, 120, PT2M",
        "408, 1.5, PT1.5S",
        "429, 99999999999999999999999, P1D",
        "429, -5, ",
        "429, soon, "
    })
    void pauseThatTheServerAsksForIsObeyed(int status, String header, Duration pause) {
        server.answer(status, Map.of("Retry-After", header), "");
        Throwable failure = failure();
        if (pause == null) {
            assertThat(failure).isInstanceOf(IOException.class);
        } else {
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.retryAfter()).contains(pause));
        }
    }

    @Test
    void pauseMayBeADate() {
        Instant now = Instant.parse("2026-05-04T12:00:00Z");
        assertThat(RetryAfter.header("Mon, 04 May 2026 12:01:30 GMT", now)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.header("Mon, 04 May 2026 11:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.header("Mon, 04 May 2099 11:00:00 GMT", now)).contains(Duration.ofDays(1));
        assertThat(RetryAfter.header("Mon, 99 May 2026 11:00:00 GMT", now)).isEmpty();
        assertThat(RetryAfter.header("", now)).isEmpty();
        assertThat(RetryAfter.header("٣", now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"slow down\",\"retry_after\":0.6505,\"global\":false}|PT0.651S",
                "{\"retry_after\":-1}|PT0S",
                "{\"retry_after\":1e999}|P1D",
                "{\"retry_after\":\"1\"}|",
                "[]|",
                "{|",
                "<html>|"
            })
    void discordsPauseIsInTheBody(String body, Duration pause) {
        assertThat(RetryAfter.discord(body)).isEqualTo(Optional.ofNullable(pause));
    }

    @Test
    void discordsPauseIsTakenBeforeTheRoundedOneOfTheHeader() {
        server.answer(429, Map.of("Retry-After", "1"), "{\"retry_after\":0.25}");
        DeliveryException failure = catchThrowableOfType(
                DeliveryException.class,
                () -> WebhookListener.discord(server::url)
                        .plainHttp()
                        .build()
                        .round(Samples.round(Samples.opened("a"))));
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectToAnotherHostIsNotFollowed(int status) {
        try (TestServer other = new TestServer()) {
            String elsewhere = "http://localhost:" + other.port() + "/services/T00/B00/XSECRETX";
            server.answer(status, Map.of("Location", elsewhere), "");
            assertThat(failure())
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("127.0.0.1 answered " + status + ", a redirect that is not followed: to localhost");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void redirectToAnotherPortIsNotFollowed() {
        try (TestServer other = new TestServer()) {
            server.answer(307, Map.of("Location", other.url()), "");
            assertThat(failure()).isInstanceOf(DeliveryException.class);
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void redirectOnTheSameServerIsFollowedWithTheBody(int status) {
        server.answer(status, Map.of("Location", "/moved?x=1"), "");
        assertThat(failure()).isNull();
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).path).isEqualTo("/moved?x=1");
        assertThat(server.requests().get(1).body).isEqualTo(server.requests().get(0).body);
    }

    @Test
    void redirectsInACircleEnd() {
        for (int i = 0; i < 10; i++) {
            server.answer(308, Map.of("Location", "/again"), "");
        }
        assertThat(failure()).isInstanceOf(DeliveryException.class).hasMessageContaining("answered 308");
        assertThat(server.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "://", "http:///path", "http://user:pw@127.0.0.1/", "http://[bad"})
    void redirectToNonsenseIsNotFollowed(String location) {
        server.answer(307, Map.of("Location", location), "");
        assertThat(failure()).isInstanceOf(DeliveryException.class).hasMessageContaining("answered 307");
    }

    @Test
    void pagerDutySendsOnlyWhatWasNotTakenWhenARoundIsTriedAgain() {
        WebhookListener listener = pagerDuty();
        server.answer(202, "").answer(500, "");
        assertThatThrownBy(() -> listener.round(Samples.large(3))).isInstanceOf(IOException.class);
        assertThat(catchThrowable(() -> listener.round(Samples.large(3)))).isNull();
        assertThat(server.requests())
                .extracting(request ->
                        ServiceRules.pagerDuty(request.body).path("dedup_key").asText())
                .containsExactly("id-of-service-0", "id-of-service-1", "id-of-service-1", "id-of-service-2");
        assertThat(catchThrowable(() -> listener.round(Samples.large(3)))).isNull();
        assertThat(server.requests()).as("a round that was told, told again").hasSize(7);
    }

    @Test
    void oneEventThatIsRefusedDoesNotKeepTheOthersBack() {
        server.answer(202, "").answer(400, "{\"errors\":[\"bad key " + KEY + "\"]}");
        assertThatThrownBy(() -> pagerDuty().round(Samples.large(4)))
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isPermanent()).isTrue())
                .hasMessage("1 of 4 requests were refused; the first: "
                        + "127.0.0.1 answered 400: {\"errors\":[\"bad key ***\"]}");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void eventsThatAreAllRefusedEndTheRoundEarly() {
        for (int i = 0; i < 500; i++) {
            server.answer(400, "invalid key");
        }
        assertThatThrownBy(() -> pagerDuty().round(Samples.large(500)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("10 of 500 requests were refused");
        assertThat(server.requests()).hasSize(10);
    }

    @Test
    void nothingIsSentOfWhatNobodyWants() throws Exception {
        WebhookListener critical = WebhookListener.slack(server::url)
                .plainHttp()
                .onlyIf(violation -> violation.severity() == Severity.CRITICAL)
                .build();
        critical.round(Samples.round(Samples.opened("a", Severity.INFO)));
        assertThat(server.requests()).isEmpty();
        critical.round(Samples.round(Samples.opened("a", Severity.INFO), Samples.opened("b")));
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).text()).contains("1 service in violation: b");
    }

    private WebhookListener pagerDuty() {
        return WebhookListener.pagerDuty(() -> KEY, server.url("/v2/enqueue"))
                .plainHttp()
                .build();
    }
}
