package io.github.slamonitor.webhook;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.DeliveryException;
import io.github.slamonitor.Round;
import io.github.slamonitor.Violation;
import io.github.slamonitor.ViolationListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a chat, an on-call service or any HTTP server of violations: one message for each evaluation, in which what does not fit is
 * counted, or for PagerDuty one event for each change.
 *
 * <pre>{@code
 * SlaMonitor.Builder monitor = SlaMonitor.builder()
 *         .policy(policy)
 *         .listener(WebhookListener.slack(WebhookListener.environment("SLACK_WEBHOOK_URL")).build())
 *         .listener(WebhookListener.pagerDuty(WebhookListener.environment("PAGERDUTY_ROUTING_KEY"))
 *                 .onlyIf(violation -> violation.severity() == Severity.CRITICAL)
 *                 .build());
 * }</pre>
 *
 * <p>A 2xx answer is success. 408, 429, 5xx, a time-out and a connection that fails are tried again by the monitor, after the pause that the
 * server asks for in {@code Retry-After}; everything else is final and reported with the beginning of the answer. A redirect is
 * followed to the same server only, and only with status 307 or 308. Certificates and host names are verified. URLs, keys and the values of
 * headers appear in no message.
 *
 * <p>When several requests tell of one round and one of them fails, only those that were not taken are sent again. Thread-safe.
 */
public final class WebhookListener implements ViolationListener {

    private final String name;
    private final Predicate<? super Violation> filter;
    private final Format format;
    private final Sender sender;
    private final String text;
    private final AtomicReference<@Nullable Progress> unfinished = new AtomicReference<>();

    WebhookListener(String name, String kind, Predicate<? super Violation> filter, Format format, Sender sender) {
        this.name = name;
        this.filter = filter;
        this.format = format;
        this.sender = sender;
        this.text = "WebhookListener[" + name + ": " + kind + " at " + sender.host() + "]";
    }

    /**
     * {@return a secret from the environment of the program} For the URLs and keys of all channels; any other supplier, such as one that
     * reads a file, will do as well. It is asked for each request, so that a secret can be changed while the program runs.
     *
     * <pre>{@code
     * WebhookBuilder slack = WebhookListener.slack(WebhookListener.environment("SLACK_WEBHOOK_URL"));
     * }</pre>
     *
     * @param variable the name of the environment variable; when it is not set, {@link WebhookBuilder#build} says so
     */
    public static Supplier<String> environment(String variable) {
        return new EnvironmentVariable(Objects.requireNonNull(variable, "variable"));
    }

    /**
     * {@return a builder for a Slack channel} Makes Block Kit messages, of at most 19 changes.
     *
     * @param url the URL of an incoming webhook, which is secret
     */
    public static WebhookBuilder slack(Supplier<String> url) {
        return new WebhookBuilder("slack", url, (secrets, dashboard) -> new SlackFormat(dashboard));
    }

    /**
     * {@return a builder for a Discord channel} Makes messages of embeds, of at most 9 changes, which mention nobody.
     *
     * @param url the URL of a webhook of the channel, which is secret
     */
    public static WebhookBuilder discord(Supplier<String> url) {
        return new WebhookBuilder("discord", url, (secrets, dashboard) -> new DiscordFormat(dashboard));
    }

    /**
     * {@return a builder for a Microsoft Teams channel or chat} Makes Adaptive Cards, of at most 30 changes.
     *
     * @param url the URL of a workflow "post to a channel when a webhook request is received", which is secret
     */
    public static WebhookBuilder teams(Supplier<String> url) {
        return new WebhookBuilder("teams", url, (secrets, dashboard) -> new TeamsFormat(dashboard));
    }

    /**
     * {@return a builder for a service of PagerDuty} Each violation is one alert there: triggered when it opens, and again with a
     * reminder, which PagerDuty adds to the alert; resolved when it is over.
     *
     * @param routingKey the integration key of an Events API v2 integration, which is secret
     */
    public static WebhookBuilder pagerDuty(Supplier<String> routingKey) {
        return pagerDuty(routingKey, "https://events.pagerduty.com/v2/enqueue");
    }

    /**
     * {@return a builder for a service of PagerDuty in another region, or for a server that takes the same events}
     *
     * @param routingKey the integration key, which is secret
     * @param endpoint such as {@code https://events.eu.pagerduty.com/v2/enqueue}
     */
    public static WebhookBuilder pagerDuty(Supplier<String> routingKey, String endpoint) {
        Secret key = new Secret("the routing key of pagerduty", routingKey);
        return new WebhookBuilder("pagerduty", () -> endpoint, (secrets, dashboard) -> {
            secrets.add(key);
            return new PagerDutyFormat(key, dashboard);
        });
    }

    /**
     * {@return a builder for any HTTP server} Posts the JSON of {@code docs/webhook-body.md}, whose schema is the resource
     * {@code webhook-body-1.schema.json} beside this class. A round that is too large for one request is told in several.
     *
     * @param url where to post to; kept secret
     */
    public static WebhookBuilder json(Supplier<String> url) {
        return new WebhookBuilder("webhook", url, (secrets, dashboard) -> new JsonFormat(dashboard));
    }

    /**
     * {@return a builder for any HTTP server that verifies who posts} As {@link #json}, with the headers {@code webhook-id},
     * {@code webhook-timestamp} and {@code webhook-signature} of the Standard Webhooks specification: HMAC-SHA256 over all three of id, time
     * and body.
     *
     * @param url where to post to; kept secret
     * @param key {@code whsec_} and then 24 to 64 bytes in Base64; two of them with a space between, while receivers change from one to
     *     the other
     */
    public static WebhookBuilder signedJson(Supplier<String> url, Supplier<String> key) {
        return json(url).signedBy(new Signature(new Secret("the signing key of webhook", key)));
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Tells of a round.
     *
     * @param round all transitions of the evaluation
     * @throws DeliveryException when the server refuses it for good, or names the time to try again
     * @throws IOException when there is no answer
     * @throws InterruptedException when interrupted
     */
    @Override
    public void round(Round round) throws IOException, InterruptedException {
        List<Change> changes = round.transitions().stream()
                .filter(transition -> filter.test(transition.violation()))
                .map(Change::of)
                .toList();
        if (!changes.isEmpty()) {
            Progress progress = progress(new News(round.id(), round.at(), changes));
            tell(progress);
            unfinished.compareAndSet(progress, null);
        }
    }

    /** What is left of this round, if it is the one that the last attempt did not finish. */
    private Progress progress(News news) {
        Progress last = unfinished.get();
        if (last != null && last.isOf(news)) {
            return last;
        }
        Progress begun = new Progress(news, format.parts(news));
        unfinished.set(begun);
        return begun;
    }

    /**
     * Tells at once, on this thread, that somebody looks after a violation: PagerDuty acknowledges its alert, the others show who it is. The
     * monitor does not call this, and a failure is not tried again; call it after {@code SlaMonitor.acknowledge}.
     *
     * <pre>{@code
     * WebhookListener pagerDuty =
     *         WebhookListener.pagerDuty(WebhookListener.environment("PAGERDUTY_ROUTING_KEY")).build();
     * Acknowledgement kim = new Acknowledgement("kim", "on it", Instant.now());
     * for (Violation violation : report.violations()) {
     *     monitor.acknowledge(violation.id(), kim);
     *     pagerDuty.acknowledged(violation, kim);
     * }
     * }</pre>
     *
     * @param violation the episode
     * @param acknowledgement who looks after it
     * @throws DeliveryException when the server refuses it
     * @throws IOException when there is no answer
     * @throws InterruptedException when interrupted
     */
    public void acknowledged(Violation violation, Acknowledgement acknowledgement)
            throws IOException, InterruptedException {
        if (filter.test(violation)) {
            Change change = Change.of(violation, acknowledgement);
            News news = new News(change.id(), change.at(), List.of(change));
            tell(new Progress(news, format.parts(news)));
        }
    }

    private void tell(Progress progress) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int first = progress.next();
        for (int next = first; next < progress.total(); next = progress.next()) {
            if (next > first && System.nanoTime() - start > sender.timeout().toNanos()) {
                throw DeliveryException.retryAfter(
                        Duration.ZERO, next + " of " + progress.total() + " requests are through, the rest follows");
            }
            Answer answer = sender.send(progress.part(next));
            if (answer.isAboutTheRequest()) {
                progress.refused(next, answer.text());
            } else {
                answer.check();
                progress.taken(next);
            }
        }
        progress.check();
    }

    /** {@return the name, the kind and the host, and no secret} */
    @Override
    public String toString() {
        return text;
    }
}
