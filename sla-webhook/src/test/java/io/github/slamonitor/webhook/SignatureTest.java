package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.webhook.TestServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature, held against the reference vector of Standard Webhooks and the code that the documentation gives to receivers. */
class SignatureTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_KEY = "whsec_c2VjcmV0LW9mLWEtcm90YXRlZC1lbmRwb2ludA==";
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);

    private static Signature signature(String keys) {
        return new Signature(new Secret("the key", () -> keys));
    }

    @Test
    void isThatOfTheReferenceVector() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(signature(KEY).headers("msg_p5jXN8AQM9LWM0D4loKWxJek", body, NOW))
                .isEqualTo(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void requestIsGenuineAsItCameAndNotWhenAnythingWasChanged() throws Exception {
        Request request = send(KEY);
        String id = header(request, "webhook-id");
        String time = header(request, "webhook-timestamp");
        String signature = header(request, "webhook-signature");
        byte[] body = request.body;
        assertThat(VerifySnippet.isGenuine(KEY, id, time, signature, body, NOW)).isTrue();
        assertThat(VerifySnippet.isGenuine(OTHER_KEY, id, time, signature, body, NOW))
                .isFalse();
        assertThat(VerifySnippet.isGenuine(KEY, id + "x", time, signature, body, NOW))
                .isFalse();
        assertThat(VerifySnippet.isGenuine(KEY, id, "1614265331", signature, body, NOW))
                .isFalse();
        assertThat(VerifySnippet.isGenuine(KEY, id, time, "v1,AAAA", body, NOW)).isFalse();
        byte[] changed = Arrays.copyOf(body, body.length);
        changed[10] ^= 1;
        assertThat(VerifySnippet.isGenuine(KEY, id, time, signature, changed, NOW))
                .isFalse();
    }

    @Test
    void requestThatIsSentAgainMuchLaterIsNotGenuine() throws Exception {
        Request request = send(KEY);
        assertThat(isGenuine(KEY, request, NOW.plus(Duration.ofMinutes(5)))).isTrue();
        assertThat(isGenuine(KEY, request, NOW.plus(Duration.ofSeconds(301)))).isFalse();
        assertThat(isGenuine(KEY, request, NOW.minus(Duration.ofSeconds(301)))).isFalse();
    }

    @Test
    void twoKeysSignWhileReceiversChangeFromOneToTheOther() throws Exception {
        Request request = send(OTHER_KEY + " " + KEY);
        assertThat(isGenuine(KEY, request, NOW)).isTrue();
        assertThat(isGenuine(OTHER_KEY, request, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "whsec_", "whsec_####", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void keyThatIsNoneIsRefusedAndNotQuoted(String key) {
        assertThatThrownBy(() -> WebhookListener.signedJson(() -> "https://localhost/", () -> key)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the signing key of webhook must be whsec_ and then 24 to 64 bytes in Base64")
                .hasNoCause();
    }

    private static Request send(String keys) throws Exception {
        try (TestServer server = new TestServer()) {
            WebhookListener.signedJson(server::url, () -> keys)
                    .plainHttp()
                    .clock(() -> NOW)
                    .build()
                    .round(Samples.round(Samples.opened("日本🚀")));
            return server.requests().get(0);
        }
    }

    private static boolean isGenuine(String key, Request request, Instant now) throws GeneralSecurityException {
        return VerifySnippet.isGenuine(
                key,
                header(request, "webhook-id"),
                header(request, "webhook-timestamp"),
                header(request, "webhook-signature"),
                request.body,
                now);
    }

    private static String header(Request request, String name) {
        return request.headers.getOrDefault(name, "");
    }
}
