package io.github.slamonitor.webhook;

import io.github.slamonitor.Violation;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link WebhookListener} is made of; made by its factories. Not thread-safe.
 *
 * <pre>{@code
 * WebhookListener listener = WebhookListener.json(() -> "https://alerts.example.com/hook")
 *         .name("ticket-system")
 *         .header("Authorization", WebhookListener.environment("TICKETS_AUTHORIZATION"))
 *         .dashboard(java.net.URI.create("https://sla.example.com"))
 *         .timeout(Duration.ofSeconds(5))
 *         .build();
 * }</pre>
 */
public final class WebhookBuilder {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    private final String kind;
    private final Secret url;
    private final BiFunction<List<Secret>, Optional<URI>, Format> format;
    private final Map<String, Secret> headers = new LinkedHashMap<>();
    private String name;
    private Predicate<? super Violation> filter = violation -> true;
    private Duration timeout = Duration.ofSeconds(10);
    private boolean plainHttp;
    private @Nullable URI dashboard;
    private @Nullable Signature signature;
    private @Nullable SSLContext tls;
    private InstantSource clock = InstantSource.system();

    /** With what makes the format, and adds the secrets that are in its bodies to a list. */
    WebhookBuilder(String kind, Supplier<String> url, BiFunction<List<Secret>, Optional<URI>, Format> format) {
        this.kind = kind;
        this.name = kind;
        this.url = new Secret("the URL of " + kind, url);
        this.format = format;
    }

    /**
     * Names the listener. Unless named, it is {@code slack}, {@code discord}, {@code teams}, {@code pagerduty} or {@code webhook}; a monitor with
     * two of a kind needs two names.
     *
     * @param listenerName unique within a monitor and the same after a restart; 1 to 200 characters on one line
     * @return this builder
     */
    public WebhookBuilder name(String listenerName) {
        this.name = Objects.requireNonNull(listenerName, "listenerName");
        return this;
    }

    /**
     * Tells only of some violations, such as those of a severity or a policy; of all unless set.
     *
     * @param wanted must give the same answer for a violation each time, from its opening until it is resolved
     * @return this builder
     */
    public WebhookBuilder onlyIf(Predicate<? super Violation> wanted) {
        this.filter = Objects.requireNonNull(wanted, "wanted");
        return this;
    }

    /**
     * Adds a link to a dashboard to every message.
     *
     * @param address starts with {@code https://} or {@code http://}
     * @return this builder
     * @throws IllegalArgumentException when it does not, or has over 1000 characters
     */
    public WebhookBuilder dashboard(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?")
                || address.getHost() == null
                || address.toASCIIString().length() > 1000) {
            throw new IllegalArgumentException(
                    "dashboard must be a web address of at most 1000 characters: dashboard=" + address);
        }
        this.dashboard = address;
        return this;
    }

    /**
     * Limits the time of one request, from connecting to the last byte of the answer; 10 seconds unless set. A round that takes
     * several requests begins no further one after so long, and goes on in the next attempt: the monitor's
     * {@code ListenerOptions.attemptTimeout} should be over twice as long.
     *
     * @param limit from 10 ms to 10 min
     * @return this builder
     * @throws IllegalArgumentException when out of range
     */
    public WebhookBuilder timeout(Duration limit) {
        if (limit.compareTo(SHORTEST_TIMEOUT) < 0 || limit.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be from 10 ms to 10 min: timeout=" + limit);
        }
        this.timeout = limit;
        return this;
    }

    /**
     * Adds a header to every request, such as {@code Authorization}.
     *
     * @param header its name
     * @param value a secret; printable ASCII
     * @return this builder
     * @throws IllegalArgumentException when the name cannot be used
     */
    public WebhookBuilder header(String header, Supplier<String> value) {
        HeaderRules.checkName(header);
        headers.put(header, new Secret("the value of the header " + header, value));
        return this;
    }

    /**
     * Allows a URL that starts with {@code http://}, over which everybody on the way can read the secret in it.
     *
     * @return this builder
     */
    public WebhookBuilder plainHttp() {
        this.plainHttp = true;
        return this;
    }

    /**
     * Sets which certificates are trusted, for a server with one of a company's own; those that the JDK trusts unless set.
     *
     * @param context with the certificates
     * @return this builder
     */
    public WebhookBuilder tls(SSLContext context) {
        this.tls = Objects.requireNonNull(context, "context");
        return this;
    }

    WebhookBuilder signedBy(Signature signedBy) {
        this.signature = signedBy;
        return this;
    }

    WebhookBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /**
     * {@return the listener} Nothing is sent yet.
     *
     * @throws IllegalArgumentException when a URL, key or header cannot be used; the message says which, and does not quote it
     * @throws IllegalStateException when a secret is missing
     */
    public WebhookListener build() {
        List<Secret> secrets = new ArrayList<>();
        Format made = format.apply(secrets, Optional.ofNullable(dashboard));
        Sender sender = new Sender(
                new Target(url, plainHttp),
                secrets,
                headers,
                Optional.ofNullable(signature),
                new Transport(timeout, Optional.ofNullable(tls)),
                clock);
        sender.check();
        return new WebhookListener(name, kind, filter, made, sender);
    }
}
