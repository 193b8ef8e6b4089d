package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are used, checked and never shown. */
class SecretsTest {

    @Test
    void listenerShowsItsNameAndHostAlone() {
        WebhookListener listener = WebhookListener.slack(() -> "https://hooks.slack.com/services/T0/B0/XSECRETX")
                .name("on-call")
                .build();
        assertThat(listener).hasToString("WebhookListener[on-call: slack at hooks.slack.com]");
        assertThat(listener.name()).isEqualTo("on-call");
    }

    @Test
    void everyKindHasAName() {
        Supplier<String> url = () -> "https://localhost/";
        assertThat(WebhookListener.slack(url).build().name()).isEqualTo("slack");
        assertThat(WebhookListener.discord(url).build().name()).isEqualTo("discord");
        assertThat(WebhookListener.teams(url).build().name()).isEqualTo("teams");
        assertThat(WebhookListener.json(url).build().name()).isEqualTo("webhook");
        assertThat(WebhookListener.pagerDuty(() -> "key").build())
                .hasToString("WebhookListener[pagerduty: pagerduty at events.pagerduty.com]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.slack.com/XSECRETX",
                "ftp://hooks.slack.com/XSECRETX",
                "https:///XSECRETX",
                "https://XSECRETX:pw@hooks.slack.com/",
                "https://hooks.slack.com/XSECRETX with space",
                "https://hooks.slack.com:0/XSECRETX",
                "https://hooks.slack.com:99999/XSECRETX",
                "http://hooks.slack.com/XSECRETX",
                "mailto:XSECRETX",
                "XSECRETX"
            })
    void urlThatCannotBeUsedIsRefusedWhenBuiltAndNotQuoted(String url) {
        Throwable failure =
                catchThrowable(() -> WebhookListener.slack(() -> url).build());
        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("the URL of slack ");
        assertThat(stackTrace(failure)).doesNotContain("XSECRETX");
    }

    @Test
    void missingSecretIsNamedWhenBuilt() {
        assertThatThrownBy(() -> WebhookListener.slack(WebhookListener.environment("NO_SUCH_VARIABLE_1"))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the URL of slack is missing: the environment variable NO_SUCH_VARIABLE_1 is not set");
        assertThatThrownBy(() -> WebhookListener.pagerDuty(() -> " ").build())
                .hasMessage("the routing key of pagerduty is missing: its supplier returned none");
        Throwable failure = catchThrowable(() -> WebhookListener.slack(() -> {
                    throw new IllegalArgumentException("XSECRETX");
                })
                .build());
        assertThat(failure)
                .hasMessage("the URL of slack is missing: its supplier failed with java.lang.IllegalArgumentException");
        assertThat(stackTrace(failure)).doesNotContain("XSECRETX");
    }

    @Test
    void secretIsAskedForEachTimeAndTakenWithoutTheLineBreakAfterIt() throws Exception {
        try (TestServer server = new TestServer()) {
            AtomicReference<String> token = new AtomicReference<>("Bearer one\n");
            WebhookListener listener = WebhookListener.json(() -> server.url() + "\n")
                    .plainHttp()
                    .header("Authorization", token::get)
                    .build();
            listener.round(Samples.round(Samples.opened("a")));
            token.set("Bearer two");
            listener.round(Samples.round(Samples.opened("a")));
            assertThat(server.requests())
                    .extracting(request -> request.headers.getOrDefault("authorization", ""))
                    .containsExactly("Bearer one", "Bearer two");
        }
    }

    @Test
    void headerThatCannotBeSentIsRefusedAndNotQuoted() {
        Throwable failure = catchThrowable(() -> WebhookListener.json(() -> "https://localhost/")
                .header("X-Key", () -> "XSECRETX\r\nInjected: 1")
                .build());
        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header X-Key must have a value of printable ASCII characters");
        assertThat(stackTrace(failure)).doesNotContain("XSECRETX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Content-Type", "", "a b", "a:b", "a\r\nb"})
    void headerNameThatCannotBeUsedIsRefused(String name) {
        assertThatThrownBy(
                        () -> WebhookListener.json(() -> "https://localhost/").header(name, () -> "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header=" + name);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        WebhookBuilder builder = WebhookListener.slack(() -> "https://localhost/");
        assertThatThrownBy(() -> builder.timeout(Duration.ofMillis(9))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.timeout(Duration.ofMillis(600_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be from 10 ms to 10 min: timeout=PT10M0.001S");
        assertThat(builder.timeout(Duration.ofMillis(10)).timeout(Duration.ofMinutes(10)))
                .isSameAs(builder);
        assertThatThrownBy(() -> builder.dashboard(URI.create("javascript:alert(1)")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.dashboard(URI.create("https://a/" + "x".repeat(1000))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsOfTheUrlAreTakenOutOfForeignTexts() {
        Redaction redaction =
                Redaction.of(URI.create("https://x.example/api/v1/abc%2Fdefg?sig=QWERTY12&n=1"), List.of("key-1"));
        assertThat(redaction.apply("GET /api/v1/abc%2Fdefg?sig=QWERTY12&n=1, abc/defg, QWERTY12, key-1, api v1"))
                .isEqualTo("GET ***?***, ***, ***, ***, api v1");
    }

    @Test
    void wordsThatEverybodyHasInTheirUrlAreLeftSoThatAnAnswerCanBeRead() {
        Redaction redaction = Redaction.of(URI.create("https://hooks.slack.com/services/T0/B0/XSECRETX"), List.of());
        assertThat(redaction.apply("no_service")).isEqualTo("no_service");
        assertThat(redaction.apply("no services/T0/B0/XSECRETX")).isEqualTo("no services/T0/B0/***");
    }

    static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
