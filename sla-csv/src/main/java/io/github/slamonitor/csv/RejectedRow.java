package io.github.slamonitor.csv;

/**
 * A row that could not be read, and why. Immutable.
 *
 * <pre>{@code
 * CsvRecords records = CsvRecords.read(Path.of("requests.csv"));
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * for (RejectedRow row : records.summary().firstRejected()) {
 *     System.err.println(row);
 * }
 * }</pre>
 *
 * @param line the line of the file on which the row starts, the first line being 1
 * @param column the name of the column at fault, or its position from 1 where it has no name
 * @param reason what is wrong with it, with its text
 */
public record RejectedRow(long line, String column, String reason) {

    /** Line, column and reason: {@code line 17, column response_time_ms: "abc" is not a number}. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + reason;
    }
}
