package io.github.slamonitor.csv;

/** The columns that a request needs, in the order in which a row is judged. */
enum Column {
    TIMESTAMP("timestamp", "timestampColumn"),
    SERVICE("service_name", "serviceColumn"),
    STATUS("status", "statusColumn"),
    RESPONSE_TIME("response_time_ms", "responseTimeColumn");

    private static final Column[] ALL = values();

    private final String standardName;
    private final String setting;

    Column(String standardName, String setting) {
        this.standardName = standardName;
        this.setting = setting;
    }

    static Column at(int index) {
        return ALL[index];
    }

    static int count() {
        return ALL.length;
    }

    /** The name that is looked for when the user gives none. */
    String standardName() {
        return standardName;
    }

    /** The method of {@link CsvFormat} that gives another name. */
    String setting() {
        return setting;
    }
}
