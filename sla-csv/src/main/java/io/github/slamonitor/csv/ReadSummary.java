package io.github.slamonitor.csv;

import java.util.List;

/**
 * What was read from a file, and the choices that were made on the way. Immutable.
 *
 * <pre>{@code
 * CsvRecords records = CsvRecords.read(Path.of("requests.csv"));
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * ReadSummary summary = records.summary();
 * System.out.println(summary.rowsRead() + " rows, of which " + summary.rowsRejected() + " were rejected");
 * summary.notes().forEach(System.out::println);
 * }</pre>
 *
 * @param rowsRead the number of rows, rejected ones among them; the header and blank lines are none
 * @param rowsRejected the number of rows that could not be read
 * @param firstRejected the first of those, at most ten, by line
 * @param notes the choices that were made, such as the order of day and month, one sentence each
 * @param delimiter the character between the columns
 */
public record ReadSummary(
        long rowsRead, long rowsRejected, List<RejectedRow> firstRejected, List<String> notes, char delimiter) {

    /**
     * Makes a summary that does not change when the lists do.
     *
     * @param rowsRead the number of rows
     * @param rowsRejected how many of them could not be read
     * @param firstRejected the first of those
     * @param notes the choices that were made
     * @param delimiter the character between the columns
     */
    public ReadSummary {
        firstRejected = List.copyOf(firstRejected);
        notes = List.copyOf(notes);
    }

    /**
     * The number of requests that were counted: all rows but the rejected ones.
     *
     * @return from zero up
     */
    public long requests() {
        return rowsRead - rowsRejected;
    }
}
