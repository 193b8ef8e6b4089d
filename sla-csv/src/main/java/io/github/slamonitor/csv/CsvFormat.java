package io.github.slamonitor.csv;

import io.github.slamonitor.Ratio;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a file of requests is written. Start with {@link #detect}, which finds out most things by looking at the file; each
 * setting returns a changed copy. Immutable and thread-safe.
 *
 * <pre>{@code
 * CsvFormat format = CsvFormat.detect()
 *         .serviceColumn("application")
 *         .zone(ZoneId.of("Europe/Berlin"))
 *         .success("done").failure("timeout", "refused")
 *         .rejectsTo(Path.of("rejected.csv"));
 * CsvRecords records = CsvRecords.read(Path.of("requests.csv"), format);
 * }</pre>
 */
public final class CsvFormat {

    private static final CsvFormat DETECT = new CsvFormat(
            null, null, ColumnChoice.STANDARD, TimeFormat.STANDARD, null, StatusWords.STANDARD, RejectPolicy.STANDARD);

    private final @Nullable Character delimiter;
    private final @Nullable Charset charset;
    private final ColumnChoice columns;
    private final TimeFormat times;
    private final @Nullable ChronoUnit unit;
    private final StatusWords statuses;
    private final RejectPolicy rejects;

    private CsvFormat(
            @Nullable Character delimiter,
            @Nullable Charset charset,
            ColumnChoice columns,
            TimeFormat times,
            @Nullable ChronoUnit unit,
            StatusWords statuses,
            RejectPolicy rejects) {
        this.delimiter = delimiter;
        this.charset = charset;
        this.columns = columns;
        this.times = times;
        this.unit = unit;
        this.statuses = statuses;
        this.rejects = rejects;
    }

    /**
     * The columns {@code timestamp,service_name,status,response_time_ms}, found in the header in any order and case, blanks,
     * underscores and hyphens alike; comma, semicolon, tab or pipe between them; UTF-8; gzip by its content.
     *
     * @return the format that all others are made from
     */
    public static CsvFormat detect() {
        return DETECT;
    }

    /**
     * Sets the character between columns, else found in the header among comma, semicolon, tab and pipe.
     *
     * @param delimiter a tab or an ASCII punctuation mark that cannot stand in a number or a date
     * @return the changed copy
     * @throws IllegalArgumentException when it is another character
     */
    public CsvFormat delimiter(char delimiter) {
        if (delimiter != '\t' && ",;|!#$%&*~^@=<>?_'`\\/".indexOf(delimiter) < 0) {
            throw new IllegalArgumentException("a delimiter must be a tab or a punctuation mark such as , ; or |:"
                    + " delimiter='" + delimiter + "'");
        }
        return new CsvFormat(delimiter, charset, columns, times, unit, statuses, rejects);
    }

    /**
     * Sets the character encoding; UTF-8 if not said. A byte order mark at the start of the file is believed before this.
     *
     * @param charset of the file
     * @return the changed copy
     */
    public CsvFormat charset(Charset charset) {
        Objects.requireNonNull(charset, "charset");
        return new CsvFormat(delimiter, charset, columns, times, unit, statuses, rejects);
    }

    /**
     * Sets the zone of timestamps that name none; UTC if not said. A local time that daylight saving skips is moved
     * later by the length of the gap, one that it repeats is taken as the earlier, as in {@code java.time}.
     *
     * @param zone such as {@code ZoneId.of("Europe/Berlin")}
     * @return the changed copy
     */
    public CsvFormat zone(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        return new CsvFormat(delimiter, charset, columns, times.in(zone), unit, statuses, rejects);
    }

    /**
     * Names the column of the time at which a request happened.
     *
     * @param name as in the header; case, blanks, underscores and hyphens do not matter
     * @return the changed copy
     * @throws IllegalArgumentException when it is blank
     * @throws IllegalStateException when the file was said to have no header
     */
    public CsvFormat timestampColumn(String name) {
        return named(Column.TIMESTAMP, name);
    }

    /**
     * Names the column of the service that took the request.
     *
     * @param name as in the header; case, blanks, underscores and hyphens do not matter
     * @return the changed copy
     * @throws IllegalArgumentException when it is blank
     * @throws IllegalStateException when the file was said to have no header
     */
    public CsvFormat serviceColumn(String name) {
        return named(Column.SERVICE, name);
    }

    /**
     * Names the column that says whether the request succeeded.
     *
     * @param name as in the header; case, blanks, underscores and hyphens do not matter
     * @return the changed copy
     * @throws IllegalArgumentException when it is blank
     * @throws IllegalStateException when the file was said to have no header
     */
    public CsvFormat statusColumn(String name) {
        return named(Column.STATUS, name);
    }

    /**
     * Names the column of the response time. A last word such as {@code ms}, {@code s} or {@code us} is its unit.
     *
     * @param name as in the header; case, blanks, underscores and hyphens do not matter
     * @return the changed copy
     * @throws IllegalArgumentException when it is blank
     * @throws IllegalStateException when the file was said to have no header
     */
    public CsvFormat responseTimeColumn(String name) {
        return named(Column.RESPONSE_TIME, name);
    }

    /**
     * Says that the first line is a row like all others, and where the columns are.
     *
     * @param timestamp the position of the timestamp, the first column being 1
     * @param service the position of the service
     * @param status the position of the status
     * @param responseTime the position of the response time
     * @return the changed copy
     * @throws IllegalArgumentException when a position is under 1, or two are equal
     * @throws IllegalStateException when a column was given a name before
     */
    public CsvFormat withoutHeader(int timestamp, int service, int status, int responseTime) {
        ColumnChoice positions = columns.at(List.of(timestamp, service, status, responseTime));
        return new CsvFormat(delimiter, charset, positions, times, unit, statuses, rejects);
    }

    /**
     * Sets the one form that all timestamps have, for files in which it is not one of those that are understood without:
     * ISO 8601, {@code 2025-06-01 07:56:12.345}, {@code 01-06-2025 07:56}, seconds or milliseconds since the epoch.
     *
     * @param pattern as in {@link java.time.format.DateTimeFormatter}, month names in English
     * @return the changed copy
     * @throws IllegalArgumentException when it is not a valid pattern
     * @throws IllegalStateException when the order of day and month was set before
     */
    public CsvFormat timestampPattern(String pattern) {
        return new CsvFormat(delimiter, charset, columns, times.as(pattern), unit, statuses, rejects);
    }

    /**
     * Understands dates such as {@code 05-06-2025} as the 5th of June. If not said, the whole column decides: a day over 12.
     *
     * @return the changed copy
     * @throws IllegalStateException when {@link #monthFirst} or {@link #timestampPattern} was set before
     */
    public CsvFormat dayFirst() {
        return ordered(DateOrder.DAY_FIRST);
    }

    /**
     * Understands dates such as {@code 05-06-2025} as the 6th of May. If not said, the whole column decides: a day over 12.
     *
     * @return the changed copy
     * @throws IllegalStateException when {@link #dayFirst} or {@link #timestampPattern} was set before
     */
    public CsvFormat monthFirst() {
        return ordered(DateOrder.MONTH_FIRST);
    }

    /**
     * Sets the unit of response times, else taken from the name of the column; milliseconds if that says nothing.
     *
     * @param unit from nanoseconds to minutes
     * @return the changed copy
     * @throws IllegalArgumentException when it is another unit
     */
    public CsvFormat responseTimeUnit(ChronoUnit unit) {
        if (unit.compareTo(ChronoUnit.MINUTES) > 0) {
            throw new IllegalArgumentException("a response time is in nanoseconds to minutes: unit=" + unit);
        }
        return new CsvFormat(delimiter, charset, columns, times, unit, statuses, rejects);
    }

    /**
     * Adds statuses that mean success, in any case, to the known ones: {@code success}, {@code succeeded}, {@code ok},
     * {@code true} and HTTP codes from 100 to 499.
     *
     * @param statuses not blank; surrounding blanks and case do not matter
     * @return the changed copy
     * @throws IllegalStateException when one was set to mean failure before
     */
    public CsvFormat success(String... statuses) {
        return new CsvFormat(delimiter, charset, columns, times, unit, this.statuses.with(statuses, true), rejects);
    }

    /**
     * Adds statuses that mean failure, in any case, to the known ones: {@code failure}, {@code failed}, {@code error},
     * {@code false} and HTTP codes from 500 to 599.
     *
     * @param statuses not blank; surrounding blanks and case do not matter
     * @return the changed copy
     * @throws IllegalStateException when one was set to mean success before
     */
    public CsvFormat failure(String... statuses) {
        return new CsvFormat(delimiter, charset, columns, times, unit, this.statuses.with(statuses, false), rejects);
    }

    /**
     * Counts HTTP codes from 400 to 499 as failures too.
     *
     * @return the changed copy
     */
    public CsvFormat clientErrorsFail() {
        return new CsvFormat(delimiter, charset, columns, times, unit, statuses.withClientErrorsFailing(), rejects);
    }

    /**
     * Sets the largest share of rows that may be rejected before the whole file is; 1% if not said. A file of which every
     * row is rejected fails in any case.
     *
     * @param share of all rows
     * @return the changed copy
     */
    public CsvFormat maximumRejected(Ratio share) {
        return new CsvFormat(delimiter, charset, columns, times, unit, statuses, rejects.atMost(share));
    }

    /**
     * Writes every rejected row to a file, with its line number and the reason in two columns before its own text. The file is
     * replaced by each read, also when no row is rejected or too many are. Reading is then done by one thread.
     *
     * @param file to be made or replaced, in a folder that exists
     * @return the changed copy
     */
    public CsvFormat rejectsTo(Path file) {
        Objects.requireNonNull(file, "file");
        return new CsvFormat(delimiter, charset, columns, times, unit, statuses, rejects.into(file));
    }

    private CsvFormat named(Column column, String name) {
        return new CsvFormat(delimiter, charset, columns.named(column, name), times, unit, statuses, rejects);
    }

    private CsvFormat ordered(DateOrder order) {
        return new CsvFormat(delimiter, charset, columns, times.ordered(order), unit, statuses, rejects);
    }

    @Nullable
    Character delimiter() {
        return delimiter;
    }

    @Nullable
    Charset charset() {
        return charset;
    }

    ColumnChoice columns() {
        return columns;
    }

    TimeFormat times() {
        return times;
    }

    @Nullable
    ChronoUnit unit() {
        return unit;
    }

    StatusWords statuses() {
        return statuses;
    }

    RejectPolicy rejects() {
        return rejects;
    }
}
