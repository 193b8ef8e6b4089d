package io.github.slamonitor.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends single requests to one channel, and puts into words what comes of it without showing a secret. Thread-safe. */
final class Sender {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_EXCERPT = 200;

    private final Target target;
    private final List<Secret> secrets;
    private final Map<String, Secret> headers;
    private final Optional<Signature> signature;
    private final Transport transport;
    private final InstantSource clock;

    /** With the secrets that are in the body. */
    Sender(
            Target target,
            List<Secret> secrets,
            Map<String, Secret> headers,
            Optional<Signature> signature,
            Transport transport,
            InstantSource clock) {
        this.target = target;
        this.secrets = List.copyOf(secrets);
        this.headers = new LinkedHashMap<>(headers);
        this.signature = signature;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * Checks everything that can be checked without sending.
     *
     * @throws IllegalArgumentException when something cannot be used
     * @throws IllegalStateException when a secret is missing
     */
    void check() {
        target.uri();
        secrets.forEach(Secret::get);
        signature.ifPresent(Signature::check);
        headers.forEach(HeaderRules::check);
    }

    /** The host that is posted to. */
    String host() {
        return target.uri().getHost();
    }

    Duration timeout() {
        return transport.timeout();
    }

    /**
     * Sends one request.
     *
     * @throws IOException when there is no answer
     * @throws InterruptedException when interrupted
     */
    Answer send(Part part) throws IOException, InterruptedException {
        URI uri = target.uri();
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("Content-Type", "application/json");
        sent.put("User-Agent", "sla-monitor");
        headers.forEach((name, value) -> sent.put(name, HeaderRules.check(name, value)));
        byte[] body = part.body().get();
        signature.ifPresent(by -> sent.putAll(by.headers(part.id(), body, clock.instant())));
        Redaction redaction = redaction(uri);
        try {
            return answer(uri, transport.post(uri, sent, body), redaction);
        } catch (IOException e) {
            // Without the cause: what the client throws may quote the URL.
            throw new IOException(uri.getHost() + " was not reached: " + Failures.text(e, redaction));
        }
    }

    private Redaction redaction(URI uri) {
        List<String> texts = new ArrayList<>();
        secrets.forEach(secret -> texts.add(secret.get()));
        headers.values().forEach(secret -> texts.add(secret.get()));
        signature.ifPresent(by -> texts.addAll(by.texts()));
        return Redaction.of(uri, texts);
    }

    private Answer answer(URI uri, HttpResponse<String> response, Redaction redaction) {
        int status = response.statusCode();
        String text = uri.getHost() + " answered " + status;
        if (status >= 300 && status < 400) {
            return new Answer(
                    status, text + ", a redirect that is not followed" + where(uri, response), Optional.empty());
        }
        String excerpt = Text.cut(Text.line(redaction.apply(response.body())), LONGEST_EXCERPT);
        return new Answer(status, response.body().isBlank() ? text : text + ": " + excerpt, pause(response));
    }

    private static String where(URI uri, HttpResponse<String> response) {
        return Redirects.location(uri, response.headers())
                .map(location -> ": to " + Text.cut(Text.line(location.getHost()), LONGEST_EXCERPT))
                .orElse("");
    }

    private Optional<Duration> pause(HttpResponse<String> response) {
        Optional<Duration> precise =
                response.statusCode() == TOO_MANY_REQUESTS ? RetryAfter.discord(response.body()) : Optional.empty();
        return precise.or(() -> response.headers()
                .firstValue("Retry-After")
                .flatMap(value -> RetryAfter.header(value, clock.instant())));
    }
}
