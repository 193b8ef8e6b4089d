package io.github.slamonitor.mail;

import io.github.slamonitor.Severity;
import io.github.slamonitor.Violation;
import io.github.slamonitor.mail.SmtpSettings.Security;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link MailListener}. A wrong value throws when it is set. Not thread-safe.
 *
 * <pre>{@code
 * MailListener mail = MailListener.smtp("smtp.gmail.com")
 *         .login("shop@gmail.com", () -> System.getenv("GMAIL_APP_PASSWORD"))
 *         .from("Shop monitor <shop@gmail.com>")
 *         .to("team@example.com")
 *         .forPolicy("checkout", Recipients.to("checkout@example.com").cc("lead@example.com"))
 *         .quietHours(Severity.WARNING, LocalTime.of(22, 0), LocalTime.of(7, 0))
 *         .atMostPerHour(10)
 *         .dashboard(URI.create("https://sla.example.com/"))
 *         .build();
 * }</pre>
 */
public final class MailListenerBuilder {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final int HIGHEST_PORT = 65_535;

    private final @Nullable String host;
    private final @Nullable Path directory;
    private String name = "mail";
    private int port;
    private @Nullable Security security;
    private @Nullable Login login;
    private @Nullable SSLContext sslContext;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(20);
    private Duration writeTimeout = Duration.ofSeconds(20);
    private @Nullable InternetAddress from;
    private @Nullable Recipients recipients;
    private final List<InternetAddress> replyTo = new ArrayList<>();
    private final List<Routes.Rule> rules = new ArrayList<>();
    private final Map<Severity, LocalTime[]> quiet = new EnumMap<>(Severity.class);
    private int perHour = Integer.MAX_VALUE;
    private ZoneId zone = ZoneId.systemDefault();
    private Optional<URI> dashboard = Optional.empty();
    private boolean reportAttached;
    private @Nullable ChartSource charts;
    private @Nullable MailTemplate template;
    private InstantSource clock = InstantSource.system();

    private MailListenerBuilder(@Nullable String host, @Nullable Path directory) {
        this.host = host;
        this.directory = directory;
    }

    static MailListenerBuilder smtp(String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        return new MailListenerBuilder(host.strip(), null);
    }

    static MailListenerBuilder toDirectory(Path directory) {
        MailListenerBuilder builder = new MailListenerBuilder(null, Objects.requireNonNull(directory, "directory"));
        builder.from = Addresses.one("SLA monitor <sla-monitor@localhost>");
        return builder;
    }

    private void ofServer(String setting) {
        if (host == null) {
            throw new IllegalStateException(setting + " is for a server, but mails go to the folder " + directory);
        }
    }

    /**
     * Sets the port.
     *
     * @param number from 1 to 65535; 587 unless set, 465 with {@link #implicitTls}, 25 with {@link #unencrypted}
     * @return this
     */
    public MailListenerBuilder port(int number) {
        ofServer("port");
        if (number < 1 || number > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to " + HIGHEST_PORT + ": port=" + number);
        }
        port = number;
        return this;
    }

    /**
     * Encrypts from the first byte on, instead of after STARTTLS.
     *
     * @return this
     * @throws IllegalStateException after {@link #unencrypted}
     */
    public MailListenerBuilder implicitTls() {
        return security(Security.IMPLICIT_TLS);
    }

    /**
     * Sends everything as plain text, passwords too: for a server on the same machine, or in tests.
     *
     * @return this
     * @throws IllegalStateException after {@link #implicitTls}
     */
    public MailListenerBuilder unencrypted() {
        return security(Security.NONE);
    }

    private MailListenerBuilder security(Security wanted) {
        ofServer(wanted.toString());
        if (security != null && security != wanted) {
            throw new IllegalStateException("security is set to " + security + " already: wanted=" + wanted);
        }
        security = wanted;
        return this;
    }

    /**
     * Logs in.
     *
     * @param user the user's name, often a whole mail address
     * @param password asked for with each new connection, so it may change
     * @return this
     */
    public MailListenerBuilder login(String user, Supplier<String> password) {
        Objects.requireNonNull(user, "user");
        return login(() -> user, password);
    }

    /**
     * Logs in.
     *
     * @param user asked for with each new connection
     * @param password asked for with each new connection
     * @return this
     */
    public MailListenerBuilder login(Supplier<String> user, Supplier<String> password) {
        ofServer("login");
        login = new Login(user, password);
        return this;
    }

    /**
     * Logs in with what environment variables have.
     *
     * @param userVariable the name of the variable with the user
     * @param passwordVariable the name of the variable with the password
     * @return this
     * @throws IllegalArgumentException when one of them is not set, or empty
     */
    public MailListenerBuilder loginFromEnvironment(String userVariable, String passwordVariable) {
        return loginFrom(userVariable, passwordVariable, System::getenv);
    }

    MailListenerBuilder loginFrom(String user, String password, UnaryOperator<@Nullable String> environment) {
        ofServer("login");
        login = Login.fromVariables(user, password, environment);
        return this;
    }

    /**
     * Trusts the certificates that a context trusts, instead of those that Java trusts: for a company's own authority.
     *
     * @param context a context that is ready for use
     * @return this
     */
    public MailListenerBuilder sslContext(SSLContext context) {
        ofServer("sslContext");
        sslContext = Objects.requireNonNull(context, "context");
        return this;
    }

    /**
     * Limits how long the server may take; {@link io.github.slamonitor.ListenerOptions#attemptTimeout} limits all of it together.
     *
     * @param connect for a connection, from 1 ms to 10 min; 10 s unless changed
     * @param read for each answer, likewise; 20 s unless changed
     * @param write for taking each part of a mail, likewise; 20 s unless changed
     * @return this
     */
    public MailListenerBuilder timeouts(Duration connect, Duration read, Duration write) {
        ofServer("timeouts");
        connectTimeout = checked("connect", connect);
        readTimeout = checked("read", read);
        writeTimeout = checked("write", write);
        return this;
    }

    private static Duration checked(String what, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(what + " must be from 1 ms to 10 min: " + what + "=" + timeout);
        }
        return timeout;
    }

    /**
     * Sets the sender.
     *
     * @param address {@code name@domain} or {@code Name <name@domain>}; the server must let the user send as this
     * @return this
     */
    public MailListenerBuilder from(String address) {
        from = Addresses.one(address);
        return this;
    }

    /**
     * Sets who is told of whatever no other setting sends elsewhere.
     *
     * @param addresses at least one, each {@code name@domain} or {@code Name <name@domain>}
     * @return this
     */
    public MailListenerBuilder to(String... addresses) {
        return to(Recipients.to(addresses));
    }

    /**
     * Sets who is told of whatever no other setting sends elsewhere.
     *
     * @param others the recipients
     * @return this
     */
    public MailListenerBuilder to(Recipients others) {
        recipients = Objects.requireNonNull(others, "others");
        return this;
    }

    /**
     * Sends what has this severity to these alone. Of several such settings that a violation meets, the first decides.
     *
     * @param severity of the rule
     * @param these the recipients
     * @return this
     */
    public MailListenerBuilder forSeverity(Severity severity, Recipients these) {
        Objects.requireNonNull(severity, "severity");
        return when(violation -> violation.severity() == severity, these);
    }

    /**
     * Sends what violates this policy to these alone. Of several such settings that a violation meets, the first decides.
     *
     * @param policy the name of the policy
     * @param these the recipients
     * @return this
     */
    public MailListenerBuilder forPolicy(String policy, Recipients these) {
        Objects.requireNonNull(policy, "policy");
        return when(violation -> violation.policy().equals(policy), these);
    }

    /**
     * Sends what meets a condition to these alone. Of several such settings that a violation meets, the first decides.
     *
     * @param condition gives the same answer for a violation from its start to its end; one that throws counts as not met
     * @param these the recipients
     * @return this
     */
    public MailListenerBuilder when(Predicate<Violation> condition, Recipients these) {
        rules.add(new Routes.Rule(
                Objects.requireNonNull(condition, "condition"), Objects.requireNonNull(these, "these")));
        return this;
    }

    /**
     * Sets who gets answers.
     *
     * @param addresses instead of the sender
     * @return this
     */
    public MailListenerBuilder replyTo(String... addresses) {
        replyTo.addAll(Addresses.all(addresses));
        return this;
    }

    /**
     * Limits the mails to each group of recipients. What would be more is held back and told in one mail as soon as there is room.
     *
     * @param mails within any hour, from 1
     * @return this
     */
    public MailListenerBuilder atMostPerHour(int mails) {
        if (mails < 1) {
            throw new IllegalArgumentException("the mails an hour must be at least 1: mails=" + mails);
        }
        perHour = mails;
        return this;
    }

    /**
     * Holds back what has this severity for a part of every day, and tells it in one mail after that.
     *
     * @param severity of the rule
     * @param startInclusive the time of day, in the {@link #zone}; may be later than the end, then they go over midnight
     * @param endExclusive the time of day
     * @return this
     */
    public MailListenerBuilder quietHours(Severity severity, LocalTime startInclusive, LocalTime endExclusive) {
        new QuietHours(startInclusive, endExclusive, zone);
        quiet.put(severity, new LocalTime[] {startInclusive, endExclusive});
        return this;
    }

    /**
     * Sets the time zone of the times in mails and of quiet hours.
     *
     * @param timeZone the system's unless set
     * @return this
     */
    public MailListenerBuilder zone(ZoneId timeZone) {
        zone = Objects.requireNonNull(timeZone, "timeZone");
        return this;
    }

    /**
     * Puts a link to the dashboard into each mail.
     *
     * @param address with http or https
     * @return this
     */
    public MailListenerBuilder dashboard(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("the dashboard must be at an http or https address: address=" + address);
        }
        dashboard = Optional.of(address);
        return this;
    }

    /**
     * Attaches all violations of a mail as CSV, up to 1 MB of it.
     *
     * @return this
     */
    public MailListenerBuilder attachReport() {
        reportAttached = true;
        return this;
    }

    /**
     * Shows a small chart with the first three violations of a mail that have one.
     *
     * @param source where the values come from
     * @return this
     */
    public MailListenerBuilder charts(ChartSource source) {
        charts = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Replaces the texts.
     *
     * @param texts writes them
     * @return this
     */
    public MailListenerBuilder template(MailTemplate texts) {
        template = Objects.requireNonNull(texts, "texts");
        return this;
    }

    /**
     * Names the listener, for a monitor with more than one that sends mails.
     *
     * @param unique "mail" unless set
     * @return this
     */
    public MailListenerBuilder named(String unique) {
        name = Objects.requireNonNull(unique, "unique");
        return this;
    }

    MailListenerBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /**
     * Makes the listener. It connects when there is something to send; {@link MailListener#verify} does so at once.
     *
     * @return the listener
     * @throws IllegalStateException when the sender or the recipients are missing
     */
    public MailListener build() {
        InternetAddress sender = given(from, "from");
        Routes routes = new Routes(rules, others());
        ScheduledThreadPoolExecutor timer = Timers.create();
        Outlet outlet = outlet(timer);
        Times times = new Times(zone);
        MailComposer composer = new MailComposer(new MailComposer.Look(
                sender, List.copyOf(replyTo), times, dashboard, reportAttached, charts, template));
        Map<Severity, QuietHours> hours = new LinkedHashMap<>();
        quiet.forEach((severity, ends) -> hours.put(severity, new QuietHours(ends[0], ends[1], zone)));
        int most = perHour;
        Dispatcher dispatcher = new Dispatcher(
                routes, group -> new Desk(group, hours, new HourlyCap(most), times), outlet, composer, clock, timer);
        List<InternetAddress> everyone = routes.groups().stream()
                .flatMap(group -> group.everyone().stream())
                .distinct()
                .toList();
        return new MailListener(name, outlet, dispatcher, sender, everyone);
    }

    private Recipients others() {
        return host == null && recipients == null ? Recipients.to("team@localhost") : given(recipients, "to");
    }

    private static <T> T given(@Nullable T value, String setting) {
        if (value == null) {
            throw new IllegalStateException("a mail needs " + setting + "(...)");
        }
        return value;
    }

    private Outlet outlet(ScheduledThreadPoolExecutor timer) {
        if (host == null) {
            return new DirectoryOutlet(Objects.requireNonNull(directory));
        }
        Security chosen = security == null ? Security.STARTTLS : security;
        SmtpSettings settings = new SmtpSettings(
                host,
                port == 0 ? chosen.usualPort : port,
                chosen,
                login,
                sslContext,
                connectTimeout,
                readTimeout,
                writeTimeout);
        return new SmtpOutlet(settings, new SmtpConnection(settings, timer));
    }
}
