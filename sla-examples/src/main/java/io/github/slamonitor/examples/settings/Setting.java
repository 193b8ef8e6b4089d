package io.github.slamonitor.examples.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be set in {@code sla-monitor.yaml}, by an environment variable, and by an option: {@code server.port}, {@code
 * SLA_SERVER_PORT} and {@code --server-port}. Names of limits and of the format of files stand in a section of the file, and
 * alone elsewhere: {@code SLA_MAX_AVERAGE}, {@code --max-average}.
 *
 * @param group the heading that it stands under in the help
 * @param name in the file, with its section before a point
 * @param value what its value is called
 * @param description what it does, in a line or two
 */
public record Setting(String group, String name, String value, String description) {

    private static final String MONITOR = "Monitor";
    private static final String LIMITS = "Limits for every service, 'none' for no limit; policies are set in the file";
    private static final String PEOPLE = "Notifications; webhooks and passwords are set in the environment";
    private static final String SERVER = "Dashboard and API";
    private static final String RETENTION = "How long the database keeps what";
    private static final String FORMAT = "How files of requests are written, where it is not found out";

    /** All settings but the policies. */
    public static final List<Setting> ALL = List.of(
            new Setting(MONITOR, "input", "what", "simulated, http, - for standard input, or files and folders."),
            new Setting(MONITOR, "interval", "time", "How often rules are checked, and files for new rows."),
            new Setting(MONITOR, "database", "file", "Where everything is kept: sla_violations.db."),
            new Setting(
                    MONITOR, "report", "file", "Written after each look at files: sla_violations_report.csv, or none."),
            new Setting(MONITOR, "maximum-services", "count", "Further services are counted together: 10000."),
            new Setting(MONITOR, "log.format", "form", "Of log lines on standard error: text or json."),
            new Setting(MONITOR, "log.level", "level", "error, warn, info or debug; warn unless said."),
            new Setting(MONITOR, "color", "when", "auto, always or never; auto honours NO_COLOR."),
            new Setting(LIMITS, "limits.max-failure-rate", "share", "Requests that may fail: 5%% unless said."),
            new Setting(LIMITS, "limits.max-average", "time", "Average response time: 2s unless said."),
            new Setting(LIMITS, "limits.slow", "time", "Requests over this are slow: 500ms unless said."),
            new Setting(LIMITS, "limits.max-slow-rate", "share", "Requests that may be slow: 10%% unless said."),
            new Setting(LIMITS, "limits.percentile", "p99=time", "A percentile of response times; may be repeated."),
            new Setting(LIMITS, "limits.min-records", "count", "Fewer requests than this give no verdict."),
            new Setting(LIMITS, "limits.window", "time", "How far back each check looks: 5min unless said."),
            new Setting(LIMITS, "limits.pending-for", "time", "How long a limit is broken before an alert: 0."),
            new Setting(LIMITS, "limits.keep-firing-for", "time", "How long all is well before its end: 0."),
            new Setting(LIMITS, "limits.remind-every", "time", "How often an open violation is told again."),
            new Setting(LIMITS, "limits.no-data-for", "time", "A service silent for this long is a violation."),
            new Setting(LIMITS, "limits.objectives", "list", "Error budgets, as 99.9%% available over 30d."),
            new Setting(LIMITS, "limits.severity", "level", "info, warning or critical: warning."),
            new Setting(LIMITS, "limits.because", "text", "A reason, shown with each violation."),
            new Setting(SERVER, "server.host", "address", "Where to listen: 127.0.0.1 unless said."),
            new Setting(SERVER, "server.port", "number", "8080 unless said; 0 for any, none for no server."),
            new Setting(SERVER, "server.title", "text", "Title of the dashboard."),
            new Setting(SERVER, "server.users-file", "file", "Users who may sign in; 'sla-monitor users' writes it."),
            new Setting(SERVER, "server.keystore", "file", "Certificate for https, PKCS12."),
            new Setting(SERVER, "server.status-page", "who", "private, or public: seen without signing in."),
            new Setting(PEOPLE, "mail.from", "address", "Sender of mails."),
            new Setting(PEOPLE, "mail.to", "addresses", "Recipients of mails."),
            new Setting(PEOPLE, "mail.folder", "folder", "Writes mails there as .eml files."),
            new Setting(PEOPLE, "mail.at-most-per-hour", "count", "More mails are held back and sent as one."),
            new Setting(PEOPLE, "smtp.host", "name", "Server that sends mails."),
            new Setting(PEOPLE, "smtp.port", "number", "587 unless said, 465 for tls."),
            new Setting(PEOPLE, "smtp.security", "how", "starttls, tls or none."),
            new Setting(PEOPLE, "smtp.user", "name", "Name to log in with; SLA_SMTP_PASSWORD has the password."),
            new Setting(PEOPLE, "pagerduty.url", "URL", "PagerDuty's address in another region."),
            new Setting(PEOPLE, "plain-http", "yes", "Allows webhooks whose URL starts with http://."),
            new Setting(PEOPLE, "dashboard", "URL", "A link to show in every message."),
            new Setting(RETENTION, "retention.evaluations", "time", "Figures of each evaluation: 1d."),
            new Setting(RETENTION, "retention.five-minutes", "time", "Figures in steps of 5 minutes: 31d."),
            new Setting(RETENTION, "retention.hours", "time", "Figures in steps of an hour: 731d."),
            new Setting(RETENTION, "retention.violations", "time", "Violations after they are over: 731d."),
            new Setting(RETENTION, "retention.maximum-size", "size", "Beyond it the oldest goes early, as 2GB."),
            new Setting(FORMAT, "format.timestamp-column", "name", "Name of the column: timestamp."),
            new Setting(FORMAT, "format.service-column", "name", "Name of the column: service_name."),
            new Setting(FORMAT, "format.status-column", "name", "Name of the column: status."),
            new Setting(FORMAT, "format.response-time-column", "name", "Name of the column: response_time_ms."),
            new Setting(FORMAT, "format.no-header", "1,2,3,4", "No header; positions of these four columns."),
            new Setting(FORMAT, "format.delimiter", "char", "comma, semicolon, tab, pipe or a character."),
            new Setting(FORMAT, "format.charset", "name", "Character encoding: UTF-8."),
            new Setting(FORMAT, "format.zone", "zone", "Zone of timestamps without one: UTC."),
            new Setting(FORMAT, "format.timestamp-pattern", "pattern", "Form of timestamps, as yyyyMMddHHmmss."),
            new Setting(FORMAT, "format.date-order", "order", "day-first or month-first, of dates as 05-06-2025."),
            new Setting(FORMAT, "format.time-unit", "unit", "Of response times: ns, us, ms, s or min."),
            new Setting(FORMAT, "format.success", "words", "More statuses that mean success, as done,fine."),
            new Setting(FORMAT, "format.failure", "words", "More statuses that mean failure."),
            new Setting(FORMAT, "format.client-errors-fail", "yes", "HTTP codes from 400 to 499 are failures."));

    /** The name without the sections that options and variables leave out. */
    private String plainName() {
        return name.startsWith("limits.") || name.startsWith("format.") ? name.substring("limits.".length()) : name;
    }

    /** {@return the option without its dashes} */
    public String option() {
        return plainName().replace('.', '-');
    }

    /** {@return the environment variable} */
    public String variable() {
        return "SLA_" + option().replace('-', '_').toUpperCase(Locale.ROOT);
    }

    boolean isIn(String section) {
        return name.startsWith(section + ".");
    }

    /** The name in its section. */
    String key() {
        return name.substring(name.indexOf('.') + 1);
    }

    /**
     * {@return why there is no such option, when it would be one for a secret}
     *
     * @param option without its dashes
     */
    public static Optional<String> refusalOfSecret(String option) {
        return Secret.named(option).map(Secret::refusal);
    }
}
