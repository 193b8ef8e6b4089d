package io.github.slamonitor.examples;

import java.util.List;

/** What the help of {@code check} says. What the options do is in {@link CheckSettings#set}. */
final class CheckHelp {

    private static final String LIMITS = "Limits, 'none' for no limit";
    private static final String INPUT = "How the files are written, where it is not found out";
    private static final String OUTPUT = "Report and display";
    private static final String SAMPLE = "Sample, made when no FILE is given";

    static final String DESCRIPTION = "Checks which services in files of requests violate what was agreed.";

    static final String[] FOOTER = {
        "",
        "Policies for each service, in a file for --policies; all that fit are checked:",
        "  [checkout, payment-*]        # services, * for any characters",
        "  max-failure-rate = 1%%",
        "  p99 = 800ms",
        "  severity = critical          # info, warning or critical",
        "  because = contract 4.2",
        "",
        "Exit code: 0 all is met, 1 something is violated, 2 the input or the command",
        "cannot be used, or nothing is violated but there was too little data to check",
        "everything: no data is never healthy."
    };

    /** All options but help, by group. */
    static final List<CheckOption> OPTIONS = List.of(
            new CheckOption(LIMITS, "max-failure-rate", "share", "Requests that may fail: 5%% unless said."),
            new CheckOption(LIMITS, "max-average", "time", "Average response time: 2s unless said."),
            new CheckOption(LIMITS, "slow", "time", "Requests over this are slow: 500ms unless said."),
            new CheckOption(LIMITS, "max-slow-rate", "share", "Requests that may be slow: 10%% unless said."),
            new CheckOption(LIMITS, "percentile", "p99=time", "A percentile of response times; may be repeated."),
            new CheckOption(LIMITS, "min-records", "count", "Fewer requests than this give no verdict."),
            new CheckOption(LIMITS, "policies", "file", "Limits for each service, in place of the above."),
            new CheckOption(INPUT, "timestamp-column", "name", "Name of the column: timestamp."),
            new CheckOption(INPUT, "service-column", "name", "Name of the column: service_name."),
            new CheckOption(INPUT, "status-column", "name", "Name of the column: status."),
            new CheckOption(INPUT, "response-time-column", "name", "Name of the column: response_time_ms."),
            new CheckOption(INPUT, "no-header", "1,2,3,4", "No header; positions of these four columns."),
            new CheckOption(INPUT, "delimiter", "char", "comma, semicolon, tab, pipe or a character."),
            new CheckOption(INPUT, "charset", "name", "Character encoding: UTF-8."),
            new CheckOption(INPUT, "zone", "zone", "Zone of timestamps without one: UTC."),
            new CheckOption(INPUT, "timestamp-pattern", "pattern", "Form of timestamps, as yyyyMMddHHmmss."),
            new CheckOption(INPUT, "day-first", "", "05-06-2025 is the 5th of June."),
            new CheckOption(INPUT, "month-first", "", "05-06-2025 is the 6th of May."),
            new CheckOption(INPUT, "time-unit", "unit", "Of response times: ns, us, ms, s or min."),
            new CheckOption(INPUT, "success", "words", "More statuses that mean success, as done,fine."),
            new CheckOption(INPUT, "failure", "words", "More statuses that mean failure."),
            new CheckOption(INPUT, "client-errors-fail", "", "HTTP codes from 400 to 499 are failures."),
            new CheckOption(INPUT, "max-rejected", "share", "Rows that may be unreadable: 1%% unless said."),
            new CheckOption(INPUT, "rejects", "file", "Write all unreadable rows to this file."),
            new CheckOption(
                    INPUT,
                    "aggregated",
                    "",
                    "Rows are figures, not requests: service_name, failure_rate, avg_response_time_ms,"
                            + " response_violation_rate (the share over --slow)."),
            new CheckOption(OUTPUT, "report", "file", "Where it goes: sla_violations_report.csv."),
            new CheckOption(
                    OUTPUT,
                    "format",
                    "form",
                    "csv (a row a service), csv-long (a row a violated rule), json or markdown; by the file's"
                            + " ending unless said."),
            new CheckOption(OUTPUT, "no-report", "", "Write none."),
            new CheckOption(OUTPUT, "database", "file", "Keep what is violated in this SQLite file too."),
            new CheckOption(OUTPUT, "color", "when", "auto, always or never; auto honours NO_COLOR."),
            new CheckOption(SAMPLE, "sample", "file", "Where to write it; a temporary file unless said."),
            new CheckOption(SAMPLE, "seed", "number", "The same one gives the same sample: 1."));

    private CheckHelp() {}
}
