package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyTestCommandTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(path.startsWith("/gone") ? 404 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Run run(Map<String, String> environment, NotificationChannel... named) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        NotifyTestOptions options = new NotifyTestOptions(Optional.of(URI.create("https://sla.example.com")), true);
        int exitCode = new NotifyTestCommand(
                        List.of(named),
                        options,
                        environment,
                        new SampleNotification(Instant.parse("2026-05-04T12:00:00Z")),
                        Run.terminal(out, err, false, true))
                .run();
        return new Run(exitCode, Run.text(out), Run.text(err));
    }

    @Test
    void everyChannelThatIsSetUpGetsAViolationAndItsEnd() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SLA_SLACK_URL", url("/slack"));
        environment.put("SLA_DISCORD_URL", url("/discord"));
        environment.put("SLA_TEAMS_URL", url("/teams"));
        environment.put("SLA_PAGERDUTY_KEY", "0123456789abcdef0123456789abcdef");
        environment.put("SLA_PAGERDUTY_URL", url("/pagerduty"));
        environment.put("SLA_WEBHOOK_URL", url("/webhook"));
        environment.put("SLA_WEBHOOK_KEY", "whsec_c2VjcmV0LW9mLWEtcm90YXRlZC1lbmRwb2ludA==");

        Run run = run(environment);

        assertThat(run.out().lines())
                .containsExactly(
                        "sent    slack: a violation and its end",
                        "sent    discord: a violation and its end",
                        "sent    teams: a violation and its end",
                        "sent    pagerduty: a violation and its end",
                        "sent    webhook: a violation and its end");
        assertThat(run.exitCode()).isZero();
        assertThat(requests).hasSize(10);
        assertThat(requests.stream().filter(request -> request.contains("failure rate at most 5%: 12.5% of 200")))
                .hasSizeGreaterThanOrEqualTo(9);
        assertThat(requests)
                .anyMatch(request -> request.startsWith("/pagerduty") && request.contains("\"resolve\""))
                .anyMatch(request -> request.startsWith("/slack") && request.contains("Resolved: 1 service"));
    }

    @Test
    void channelThatFailsIsNamedWithTheReasonAndWithoutItsSecret() {
        Run run = run(Map.of("SLA_SLACK_URL", url("/gone/XSECRETX"), "SLA_WEBHOOK_URL", url("/webhook")));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly("failed  slack: 127.0.0.1 answered 404", "sent    webhook: a violation and its end");
    }

    @Test
    void channelThatIsNamedHasToBeSetUp() {
        Run run = run(Map.of(), NotificationChannels.ALL.get(0));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("failed  slack: not set up: set SLA_SLACK_URL\n");
    }

    @Test
    void withoutAnyChannelItSaysHowToSetOneUp() {
        Run run = run(Map.of());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no channel is set up").contains("SLA_TEAMS_URL", "SLA_PAGERDUTY_KEY");
    }

    @Test
    void helpAndMistakesAreTold() {
        assertThat(Run.of("notify-test", "--help").out())
                .contains("slack, discord, teams, pagerduty, webhook", "SLA_SLACK_URL", "--plain-http");
        Run unknown = Run.of("notify-test", "pager");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("no such channel: pager; there are slack,")
                .contains("Try 'sla-monitor notify-test --help'.");
        assertThat(Run.of("notify-test", "--dashboard", "not a url", "slack").err())
                .contains("--dashboard: not a URL: not a url");
    }
}
