package io.github.slamonitor.examples;

import io.github.slamonitor.examples.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the help of the commands says that run for long. */
final class LiveHelp {

    private static final Set<String> NOT_FOR_SERVE =
            Set.of("input", "interval", "report", "maximum-services", "dashboard", "plain-http");

    private static final String FILES =
            "Files and folders to follow, or - for standard input; the input in the settings if none is given.";

    static final LiveHelp RUN = new LiveHelp(
            "Watches live traffic: checks the rules, keeps a database, tells people, serves a dashboard. Without an input it"
                    + " makes up the traffic of a small shop.",
            "",
            options(Set.of()));

    static final LiveHelp WATCH = new LiveHelp(
            "Follows files of requests as they grow, through rotation, truncation and restarts, and does all that run does with"
                    + " their rows. Time goes by the timestamps of the rows.",
            FILES,
            options(Set.of("input")));

    static final LiveHelp SERVE = new LiveHelp(
            "Serves the dashboard and the API over a database that a monitor has written or is writing.",
            "",
            options(NOT_FOR_SERVE));

    static final String[] FOOTER = {
        "",
        "Each option can also be set in the file sla-monitor.yaml, or by an environment",
        "variable: --server-port is server.port there, and SLA_SERVER_PORT. An option goes",
        "before a variable, a variable before the file. 'sla-monitor settings' prints a",
        "file with everything to change. Passwords and webhooks come from the environment:",
        "SLA_SMTP_PASSWORD, SLA_SERVER_TOKEN, and those of 'notify-test --help'.",
        "",
        "Exit code: 0 ended because it was asked to, by Ctrl+C or SIGTERM, or the input",
        "ended; 2 the settings, the database or the address cannot be used."
    };

    private final String description;
    private final String files;
    private final List<CheckOption> options;

    private LiveHelp(String description, String files, List<CheckOption> options) {
        this.description = description;
        this.files = files;
        this.options = options;
    }

    private static List<CheckOption> options(Set<String> without) {
        List<CheckOption> options = new ArrayList<>();
        options.add(new CheckOption("Settings", "settings", "file", "Instead of sla-monitor.yaml in this folder."));
        for (Setting setting : Setting.ALL) {
            boolean limitOfServe = without == NOT_FOR_SERVE && isAboutMonitoring(setting);
            if (!without.contains(setting.name()) && !limitOfServe) {
                options.add(new CheckOption(setting.group(), setting.option(), setting.value(), setting.description()));
            }
        }
        return List.copyOf(options);
    }

    private static boolean isAboutMonitoring(Setting setting) {
        String section = setting.name().substring(0, Math.max(0, setting.name().indexOf('.')));
        return Set.of("limits", "mail", "smtp", "pagerduty", "retention", "format")
                .contains(section);
    }

    String description() {
        return description;
    }

    /** What files after the command are for; empty when there may be none. */
    String files() {
        return files;
    }

    List<CheckOption> options() {
        return options;
    }
}
