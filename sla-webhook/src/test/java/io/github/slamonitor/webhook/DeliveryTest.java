package io.github.slamonitor.webhook;

import static io.github.slamonitor.webhook.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.slamonitor.ListenerOptions;
import io.github.slamonitor.Round;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners in a real monitor, and servers that come and go. */
@Timeout(120)
class DeliveryTest {

    /** For what takes its time on a busy machine. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void serverThatWasDownGetsEverythingOnceAndInOrder() throws Exception {
        TestServer before = new TestServer();
        int port = before.port();
        WebhookListener listener = WebhookListener.json(() -> "http://127.0.0.1:" + port + "/hook")
                .plainHttp()
                .build();
        try (LiveMonitor monitor = new LiveMonitor(LiveMonitor.QUICK, listener)) {
            monitor.fail("a");
            eventually("the first is delivered", () -> monitor.status(0).delivered() == 1);
            before.close();
            monitor.recover("a");
            monitor.fail("b");
            monitor.recover("b");
            monitor.fail("c");
            eventually("attempts fail", () -> monitor.status(0).failedAttempts() >= 3);
            assertThat(monitor.status(0).queued()).isEqualTo(4);
            try (TestServer after = new TestServer(request -> WebhookBodySchema.check(request.body), port)) {
                eventually("all is delivered", () -> monitor.status(0).queued() == 0);
                assertThat(told(before)).containsExactly("opened a");
                assertThat(told(after)).containsExactly("resolved a", "opened b", "resolved b", "opened c");
                assertThat(monitor.status(0).delivered()).isEqualTo(5);
                assertThat(monitor.status(0).givenUp()).isZero();
            }
        }
    }

    private static List<String> told(TestServer server) {
        List<String> told = new ArrayList<>();
        for (TestServer.Request request : server.requests()) {
            for (JsonNode change : ServiceRules.json(request.body).path("changes")) {
                told.add(change.path("kind").asText() + " "
                        + change.at("/violation/service").asText());
            }
        }
        return told;
    }

    @Test
    void serverThatNeverAnswersIsCutOffWhileOtherListenersGoOn() throws Exception {
        try (RawServer silent = new RawServer(out -> Thread.sleep(60_000));
                TestServer good = new TestServer(request -> ServiceRules.slack(request.body))) {
            WebhookListener stuck = WebhookListener.discord(() -> "http://127.0.0.1:" + silent.port() + "/XSECRETX")
                    .plainHttp()
                    .timeout(Duration.ofMillis(200))
                    .build();
            WebhookListener slack = WebhookListener.slack(good::url).plainHttp().build();
            try (LiveMonitor monitor = new LiveMonitor(Duration.ZERO, LiveMonitor.QUICK, stuck, slack)) {
                monitor.fail("a");
                monitor.fail("b");
                eventually("the good one has both", () -> good.requests().size() == 2);
                eventually("the silent one is cut off", () -> monitor.status(0).failedAttempts() >= 2);
                assertThat(monitor.status(0).delivered()).isZero();
                assertThat(monitor.status(0).lastError().orElse(""))
                        .contains("127.0.0.1 was not reached: no complete answer within 200 ms")
                        .doesNotContain("XSECRETX");
                eventually("no thread is left", () -> monitor.status(0).abandonedThreads() == 0);
            }
        }
    }

    @Test
    void attemptThatTheMonitorCutsOffLeavesNoThreadBehind() throws Exception {
        try (RawServer silent = new RawServer(out -> Thread.sleep(60_000))) {
            WebhookListener stuck = WebhookListener.slack(() -> "http://127.0.0.1:" + silent.port() + "/")
                    .plainHttp()
                    .timeout(Duration.ofMinutes(1))
                    .build();
            ListenerOptions options = LiveMonitor.QUICK.attemptTimeout(Duration.ofMillis(200));
            try (LiveMonitor monitor = new LiveMonitor(Duration.ZERO, options, stuck)) {
                monitor.fail("a");
                eventually(
                        "it is cut off again and again", () -> monitor.status(0).failedAttempts() >= 3);
                eventually("no thread is left", () -> monitor.status(0).abandonedThreads() == 0);
            }
        }
    }

    @Test
    void serverThatAsksToWaitIsGivenTheTime() throws Exception {
        try (TestServer server = new TestServer(request -> ServiceRules.discord(request.body))) {
            server.answer(429, Map.of("Retry-After", "1"), "{\"retry_after\":0.05,\"global\":false}");
            WebhookListener discord =
                    WebhookListener.discord(server::url).plainHttp().build();
            ListenerOptions slow = ListenerOptions.defaults().backoff(Duration.ofMillis(10), Duration.ofMinutes(5));
            try (LiveMonitor monitor = new LiveMonitor(slow, discord)) {
                monitor.fail("a");
                eventually("it is delivered", () -> monitor.status(0).delivered() == 1);
                assertThat(server.requests()).hasSize(2);
                assertThat(monitor.status(0).failedAttempts()).isEqualTo(1);
            }
        }
    }

    @Test
    void refusalIsReportedAndTheNextRoundIsTold() throws Exception {
        try (TestServer server = new TestServer(request -> ServiceRules.slack(request.body))) {
            server.answer(404, "no_service");
            WebhookListener slack =
                    WebhookListener.slack(server::url).plainHttp().build();
            try (LiveMonitor monitor = new LiveMonitor(LiveMonitor.QUICK, slack)) {
                monitor.fail("a");
                monitor.recover("a");
                eventually("the second is delivered", () -> monitor.status(0).delivered() == 1);
                assertThat(monitor.status(0).givenUp()).isEqualTo(1);
                assertThat(server.requests()).hasSize(2);
            }
        }
    }

    @Test
    void closingDrains() throws Exception {
        try (TestServer server = new TestServer(request -> ServiceRules.teams(request.body))) {
            WebhookListener teams =
                    WebhookListener.teams(server::url).plainHttp().build();
            try (LiveMonitor monitor = new LiveMonitor(LiveMonitor.QUICK, teams)) {
                for (int i = 0; i < 20; i++) {
                    monitor.fail("service-" + i);
                }
            }
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void fiveHundredServicesOfOneRoundAreToldToAllServicesWithinTheirLimits() throws Exception {
        try (TestServer slack = new TestServer(request -> ServiceRules.slack(request.body));
                TestServer discord = new TestServer(request -> ServiceRules.discord(request.body));
                TestServer teams = new TestServer(request -> ServiceRules.teams(request.body));
                TestServer pagerDuty = new TestServer(request -> ServiceRules.pagerDuty(request.body));
                TestServer json = new TestServer(request -> WebhookBodySchema.check(request.body))) {
            try (LiveMonitor monitor = new LiveMonitor(
                    LiveMonitor.QUICK.attemptTimeout(PATIENT.multipliedBy(2)),
                    WebhookListener.slack(slack::url)
                            .plainHttp()
                            .timeout(PATIENT)
                            .build(),
                    WebhookListener.discord(discord::url)
                            .plainHttp()
                            .timeout(PATIENT)
                            .build(),
                    WebhookListener.teams(teams::url)
                            .plainHttp()
                            .timeout(PATIENT)
                            .build(),
                    WebhookListener.pagerDuty(() -> KEY, pagerDuty.url())
                            .plainHttp()
                            .timeout(PATIENT)
                            .build(),
                    WebhookListener.json(json::url).plainHttp().timeout(PATIENT).build())) {
                monitor.fail(
                        IntStream.range(0, 500).mapToObj(i -> "service-" + i).toArray(String[]::new));
                for (int i = 0; i < 5; i++) {
                    int listener = i;
                    eventually(
                            "listener " + i + " is done",
                            () -> monitor.status(listener).delivered() == 1);
                    assertThat(monitor.status(i).failedAttempts()).isZero();
                }
            }
            assertThat(List.of(slack, discord, teams)).allSatisfy(server -> {
                assertThat(server.requests()).hasSize(1);
                assertThat(server.requests().get(0).text()).contains("500 services in violation");
            });
            assertThat(pagerDuty.requests()).hasSize(500);
            assertThat(told(json)).hasSize(500);
        }
    }

    @Test
    void tenThousandViolationsOfOneRoundAreOneMessageInAChat() throws Exception {
        try (TestServer slack = new TestServer(request -> ServiceRules.slack(request.body));
                TestServer discord = new TestServer(request -> ServiceRules.discord(request.body));
                TestServer teams = new TestServer(request -> ServiceRules.teams(request.body));
                TestServer json = new TestServer(request -> WebhookBodySchema.check(request.body))) {
            Round round = Samples.large(10_000);
            WebhookListener.slack(slack::url)
                    .plainHttp()
                    .timeout(PATIENT)
                    .build()
                    .round(round);
            WebhookListener.discord(discord::url)
                    .plainHttp()
                    .timeout(PATIENT)
                    .build()
                    .round(round);
            WebhookListener.teams(teams::url)
                    .plainHttp()
                    .timeout(PATIENT)
                    .build()
                    .round(round);
            WebhookListener.json(json::url).plainHttp().timeout(PATIENT).build().round(round);
            assertThat(List.of(slack, discord, teams)).allSatisfy(server -> {
                assertThat(server.requests()).hasSize(1);
                assertThat(server.requests().get(0).text()).contains("10000 services in violation", " more: ");
            });
            assertThat(told(json)).hasSize(10_000).doesNotHaveDuplicates();
        }
    }

    @Test
    void roundThatTakesLongerThanOneAttemptGoesOnInTheNext() throws Exception {
        try (TestServer server = new TestServer(request -> slowly(() -> ServiceRules.pagerDuty(request.body)))) {
            WebhookListener pagerDuty = WebhookListener.pagerDuty(() -> KEY, server.url())
                    .plainHttp()
                    .timeout(Duration.ofMillis(300))
                    .build();
            try (LiveMonitor monitor = new LiveMonitor(LiveMonitor.QUICK, pagerDuty)) {
                monitor.fail(
                        IntStream.range(0, 100).mapToObj(i -> "service-" + i).toArray(String[]::new));
                eventually("all is delivered", () -> monitor.status(0).delivered() == 1);
                long failed = monitor.status(0).failedAttempts();
                assertThat(failed).isPositive();
                assertThat(server.requests())
                        .extracting(request -> ServiceRules.json(request.body)
                                .path("dedup_key")
                                .asText())
                        .satisfies(keys -> assertThat(Set.copyOf(keys)).hasSize(100))
                        .hasSizeLessThanOrEqualTo(100 + (int) failed); // on a slow machine one may be cut off in flight
            }
        }
    }

    private static void slowly(Runnable check) {
        check.run();
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noSecretIsInAnyLogWhateverGoesWrong() throws IOException, InterruptedException {
        try (CapturedLog log = new CapturedLog();
                TestServer server = new TestServer();
                RawServer dropping = new RawServer(out -> {})) {
            server.answer(500, "cannot POST " + server.url()).answer(404, "what is XSECRETX?");
            WebhookListener refused =
                    WebhookListener.slack(server::url).plainHttp().build();
            WebhookListener dropped = WebhookListener.signedJson(
                            () -> "http://127.0.0.1:" + dropping.port() + "/XSECRETX",
                            () -> "whsec_WFNFQ1JFVFhYU0VDUkVUWFhTRUNSRVRY")
                    .plainHttp()
                    .header("Authorization", () -> "Bearer XSECRETX")
                    .build();
            try (LiveMonitor monitor = new LiveMonitor(Duration.ZERO, LiveMonitor.QUICK, refused, dropped)) {
                monitor.fail("a");
                eventually("one is given up", () -> monitor.status(0).givenUp() == 1);
                eventually("the other fails", () -> monitor.status(1).failedAttempts() >= 2);
            }
            assertThat(log.text())
                    .contains("127.0.0.1 answered 500: cannot POST ***")
                    .contains("127.0.0.1 answered 404: what is ***?")
                    .contains("127.0.0.1 was not reached")
                    .doesNotContain("XSECRETX")
                    .doesNotContain("WFNFQ1JF");
        }
    }
}
