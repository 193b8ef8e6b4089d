package io.github.slamonitor.examples.settings;

import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.csv.CsvFormat;
import io.github.slamonitor.store.sqlite.HistoryRetention;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * All that a running monitor is told: the file {@code sla-monitor.yaml}, over it environment variables, over them options. What is not
 * known, or makes no sense, is refused with where it is written and the remedy. Immutable.
 *
 * <pre>{@code
 * MonitorSettings settings = MonitorSettings.of(Map.of("server.port", "9000"), System.getenv());
 * Path database = settings.database();
 * }</pre>
 */
public final class MonitorSettings {

    /** Names the file of settings. */
    static final String FILE_VARIABLE = "SLA_SETTINGS";

    private static final Path USUAL_FILE = Path.of("sla-monitor.yaml");
    private static final String POLICY_NAME = "default";

    private final SettingValues values;
    private final Map<String, String> environment;
    private final Optional<Path> file;
    private final List<SlaPolicy> policies;
    private final CsvFormat format;

    private MonitorSettings(
            SettingValues values, Map<String, String> environment, Optional<Path> file, List<SlaPolicy> ofFile) {
        this.values = values;
        this.environment = values.over(environment);
        this.file = file;
        this.policies = policies(values, ofFile);
        this.format = values.format();
        checkAll();
    }

    /**
     * Puts the settings together.
     *
     * @param options by name of the setting, {@code settings} for the file
     * @param environment the environment variables
     * @throws IllegalArgumentException when one is not known or makes no sense
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public static MonitorSettings of(Map<String, String> options, Map<String, String> environment) {
        Optional<Path> file = file(options, environment);
        SettingValues values = new SettingValues();
        List<SlaPolicy> policies = List.of();
        if (file.isPresent()) {
            SettingsFile read = SettingsFile.read(file.get());
            values.addAll(read.values());
            policies = read.policies();
        }
        values.addVariables(environment);
        values.addOptions(options);
        return new MonitorSettings(values, environment, file, policies);
    }

    private static Optional<Path> file(Map<String, String> options, Map<String, String> environment) {
        String named = options.getOrDefault("settings", environment.getOrDefault(FILE_VARIABLE, ""));
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return Files.exists(USUAL_FILE) ? Optional.of(USUAL_FILE) : Optional.empty();
    }

    private static List<SlaPolicy> policies(SettingValues values, List<SlaPolicy> ofFile) {
        Optional<Value> limit = values.first("limits");
        if (!ofFile.isEmpty() && limit.isPresent()) {
            throw new IllegalArgumentException(
                    limit.get().origin() + ": policies take the place of limits for every service; use one of them");
        }
        return limit.isEmpty() ? ofFile : List.of(values.limits().policy(POLICY_NAME, "*"));
    }

    /** Reads each once, so that mistakes show at the start. */
    private void checkAll() {
        database();
        report();
        interval(Duration.ofSeconds(1));
        maximumServices();
        retention();
        dashboard();
        serverHost();
        serverPort();
        serverPage();
        colour();
        logLevel();
        isLogJson();
        values.get("mail.at-most-per-hour", 0L, Amounts::count);
        values.get("smtp.port", 0, MonitorSettings::port);
        values.choice("smtp.security", "starttls", "tls", "none");
        plainHttp();
    }

    private static int port(String text) {
        boolean number = text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535;
        if (!number) {
            throw new IllegalArgumentException("a port is a number up to 65535, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** {@return the file that was read, if any} */
    public Optional<Path> file() {
        return file;
    }

    /** {@return what is monitored: empty when not said, else {@code simulated}, {@code http}, {@code -}, or files and folders} */
    public List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        values.text("input").ifPresent(text -> {
            for (String input : text.split(",", -1)) {
                inputs.add(input.strip());
            }
        });
        return inputs;
    }

    /** {@return the policies; none when neither they nor limits are set} */
    public List<SlaPolicy> policies() {
        return policies;
    }

    /** {@return the policy of those who set none: the usual limits for every service, where there are enough requests to tell} */
    public static SlaPolicy usualPolicy() {
        Thresholds usual = Thresholds.usual();
        usual.set("min-records", "20");
        return usual.policy(POLICY_NAME, "*");
    }

    /** {@return how files of requests are written} */
    public CsvFormat format() {
        return format;
    }

    /** {@return where everything is kept} */
    public Path database() {
        return values.get("database", Path.of("sla_violations.db"), Path::of);
    }

    /** {@return where the report is written, if anywhere} */
    public Optional<Path> report() {
        return values.get(
                "report",
                Optional.of(Path.of("sla_violations_report.csv")),
                text -> text.equals("none") ? Optional.empty() : Optional.of(Path.of(text)));
    }

    /**
     * {@return how often rules are checked}
     *
     * @param unlessSaid what holds when it is not set
     */
    public Duration interval(Duration unlessSaid) {
        return values.get("interval", unlessSaid, text -> {
            Duration interval = Amounts.time(text);
            if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("the interval is from 1s to 1h, not " + text);
            }
            return interval;
        });
    }

    /** {@return how many services are told apart} */
    public int maximumServices() {
        return values.get("maximum-services", 10_000, text -> (int) Math.min(Integer.MAX_VALUE, Amounts.count(text)));
    }

    /** {@return how long what is kept} */
    public HistoryRetention retention() {
        HistoryRetention usual = HistoryRetention.defaults();
        List<HistoryRetention.Step> steps = usual.steps();
        Duration fine = values.get("retention.five-minutes", steps.get(0).keptFor(), Amounts::time);
        Duration coarse = values.get("retention.hours", steps.get(1).keptFor(), Amounts::time);
        Duration evaluations = values.get("retention.evaluations", usual.evaluationsFor(), Amounts::time);
        Duration violations = values.get("retention.violations", usual.violationsFor(), Amounts::time);
        long bytes = values.get("retention.maximum-size", usual.maximumBytes(), Amounts::size);
        try {
            return usual.steps(
                            new HistoryRetention.Step(steps.get(0).length(), fine),
                            new HistoryRetention.Step(steps.get(1).length(), coarse))
                    .evaluationsFor(evaluations)
                    .violationsFor(violations)
                    .maximumBytes(bytes);
        } catch (IllegalArgumentException e) {
            throw values.wrong("retention", e);
        }
    }

    /** {@return a link for messages} */
    public Optional<URI> dashboard() {
        return values.get("dashboard", Optional.empty(), text -> Optional.of(URI.create(text)));
    }

    /** {@return whether webhooks may have a URL that starts with {@code http://}} */
    public boolean plainHttp() {
        return values.get("plain-http", false, SettingValues::isYes);
    }

    /** {@return the address to listen at} */
    public String serverHost() {
        return values.get("server.host", "127.0.0.1", Function.identity());
    }

    /** {@return the port to listen at, 0 for any; empty for no server} */
    public OptionalInt serverPort() {
        return values.get(
                "server.port",
                OptionalInt.of(8080),
                text -> text.equals("none") ? OptionalInt.empty() : OptionalInt.of(port(text)));
    }

    /** {@return a setting of the server that is a text} {@code title}, {@code users-file} or {@code keystore} */
    public Optional<String> server(String key) {
        return values.text("server." + key);
    }

    /** {@return whether everybody may see the status page} */
    public boolean serverPage() {
        return values.choice("server.status-page", "private", "public").equals("public");
    }

    /** {@return whether log lines are JSON} */
    public boolean isLogJson() {
        return values.choice("log.format", "text", "json").equals("json");
    }

    /** {@return the least that is logged} */
    public String logLevel() {
        return values.choice("log.level", "warn", "error", "info", "debug").toUpperCase(Locale.ROOT);
    }

    /** {@return whether to use colours; empty to find out} */
    public Optional<Boolean> colour() {
        String when = values.choice("color", "auto", "always", "never");
        return when.equals("auto") ? Optional.empty() : Optional.of(when.equals("always"));
    }

    /** {@return the environment, with everything that is set elsewhere under the names of its variables; it has secrets} */
    public Map<String, String> environment() {
        return environment;
    }
}
