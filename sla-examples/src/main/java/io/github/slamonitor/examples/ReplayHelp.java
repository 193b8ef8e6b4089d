package io.github.slamonitor.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the help of {@code replay} says. What the options do is in {@link ReplaySettings#set}. */
final class ReplayHelp {

    private static final String ALERTS = "When to alert";
    private static final String OTHER = "Another policy to compare with; what is not given is as above";

    static final String DESCRIPTION = "Tells which alerts a monitor would have raised on the requests in files.";

    static final String[] FOOTER = {
        "",
        "Two policies are compared as in",
        "  sla-monitor replay week.csv --max-failure-rate 5%% --other-max-failure-rate 3%%",
        "A file for --policies is as for check, and may set window, pending-for and",
        "keep-firing-for too.",
        "",
        "Exit code: 0 no alert would have been raised, 1 some would, by either policy,",
        "2 the input or the command cannot be used, or no alert would have been raised",
        "but there was never enough data to check everything: no data is never healthy."
    };

    private static final Set<String> NOT_FOR_REPLAY = Set.of("aggregated", "report", "format", "no-report");

    /** All options but help, by group. */
    static final List<CheckOption> OPTIONS = options();

    private ReplayHelp() {}

    private static List<CheckOption> options() {
        List<CheckOption> options = new ArrayList<>();
        for (CheckOption option : CheckHelp.OPTIONS) {
            if (!NOT_FOR_REPLAY.contains(option.name())) {
                options.add(option);
            }
        }
        int limits = 1 + lastLimit(options);
        List<CheckOption> times = List.of(
                new CheckOption(ALERTS, "window", "time", "How far back each check looks: 5min unless said."),
                new CheckOption(ALERTS, "pending-for", "time", "How long a limit is broken before an alert: 0."),
                new CheckOption(ALERTS, "keep-firing-for", "time", "How long all is well before its end: 0."),
                new CheckOption(ALERTS, "every", "time", "How often the monitor checks: 10s unless said."),
                new CheckOption(ALERTS, "all", "", "Show all alerts, however many."));
        List<CheckOption> others = new ArrayList<>();
        for (String limit : ReplaySettings.LIMITS) {
            others.add(new CheckOption(
                    OTHER, ReplaySettings.OTHER + limit, value(limit, options, times), "As --" + limit + "."));
        }
        others.add(new CheckOption(OTHER, ReplaySettings.OTHER + "policies", "file", "As --policies."));
        options.addAll(limits, times);
        options.addAll(limits + times.size(), others);
        return List.copyOf(options);
    }

    private static int lastLimit(List<CheckOption> options) {
        int last = 0;
        for (int i = 0; i < options.size(); i++) {
            last = options.get(i).name().equals("policies") ? i : last;
        }
        return last;
    }

    private static String value(String name, List<CheckOption> options, List<CheckOption> times) {
        List<CheckOption> known = new ArrayList<>(options);
        known.addAll(times);
        for (CheckOption option : known) {
            if (option.name().equals(name)) {
                return option.value();
            }
        }
        return "value";
    }
}
