package io.github.slamonitor.examples;

/** The library's advice names its methods; here the options are told that call them. */
final class OptionWords {

    private static final String[] METHODS_AND_OPTIONS = {
        "maximumRejected", "--max-rejected",
        "rejectsTo", "--rejects",
        "success", "--success",
        "failure", "--failure",
        "clientErrorsFail", "--client-errors-fail",
        "timestampColumn", "--timestamp-column",
        "serviceColumn", "--service-column",
        "statusColumn", "--status-column",
        "responseTimeColumn", "--response-time-column",
        "withoutHeader", "--no-header",
        "delimiter", "--delimiter",
        "charset", "--charset",
        "zone", "--zone",
        "timestampPattern", "--timestamp-pattern",
        "dayFirst", "--day-first",
        "monthFirst", "--month-first",
        "responseTimeUnit", "--time-unit",
        "minimumRecords", "--min-records"
    };

    private OptionWords() {}

    /** The text with {@code maximumRejected(...)} told as {@code --max-rejected}, and so on. */
    static String of(String text) {
        String told = text;
        for (int i = 0; i < METHODS_AND_OPTIONS.length && told.indexOf('(') >= 0; i += 2) {
            String option = METHODS_AND_OPTIONS[i + 1];
            told = told.replace(METHODS_AND_OPTIONS[i] + "(...)", option)
                    .replace(METHODS_AND_OPTIONS[i] + "()", option);
        }
        return told;
    }
}
