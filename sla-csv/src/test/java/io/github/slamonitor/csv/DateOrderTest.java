package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.MetricRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DateOrderTest {

    private static final String UNDECIDED =
            "no value in the column decides it; set dayFirst() or monthFirst() to be sure";

    @TempDir
    private Path folder;

    @Test
    void nothingDecidesAndDayFirstIsTaken() {
        assertThat(note("05-06-2025", "07-07-2025"))
                .isEqualTo("dates such as 05-06-2025 07:56 were understood as day first (5 June 2025): " + UNDECIDED);
        assertThat(days("05-06-2025", "07-07-2025")).containsExactly("2025-06-05", "2025-07-07");
    }

    @Test
    void aDayOverTwelveProvesDayFirst() {
        assertThat(note("05-06-2025", "13-06-2025"))
                .isEqualTo("dates such as 05-06-2025 07:56 were understood as day first (5 June 2025):"
                        + " the column has days over 12");
        assertThat(days("05-06-2025", "13-06-2025")).containsExactly("2025-06-05", "2025-06-13");
    }

    @Test
    void aDayOverTwelveInTheSecondPlaceProvesMonthFirst() {
        assertThat(note("05/06/2025", "06/13/2025"))
                .isEqualTo("dates such as 05/06/2025 07:56 were understood as month first (6 May 2025):"
                        + " the column has days over 12");
        assertThat(days("05/06/2025", "06/13/2025", "01/02/2025"))
                .containsExactly("2025-05-06", "2025-06-13", "2025-01-02");
    }

    @Test
    void theMajorityDecidesAndTheOthersAreRejected() {
        String[] dates = {"05-06-2025", "13-06-2025", "06-13-2025", "06-14-2025"};
        assertThat(note(dates))
                .isEqualTo("dates such as 05-06-2025 07:56 were understood as month first (6 May 2025):"
                        + " 2 values say so, and 1 that says the opposite must be rejected");
        assertThat(summary(Reading.LENIENT, dates).firstRejected())
                .containsExactly(new RejectedRow(
                        3, "timestamp", "\"13-06-2025 07:56\" has no month 13 (dates are understood as month first)"));
        assertThat(note("06-13-2025", "13-06-2025", "14-06-2025"))
                .contains("as day first (13 June 2025): 2 values say so");
        assertThat(note("06-13-2025", "13-06-2025")).contains("as day first (13 June 2025): 1 value says so");
    }

    @Test
    void thereIsNothingToSayWhereNoDateIsAmbiguous() {
        assertThat(summary(Reading.LENIENT, "2025-06-05", "07-07-2025").notes()).isEmpty();
    }

    @Test
    void theUserDecides() {
        ReadSummary summary = summary(Reading.LENIENT.monthFirst(), "05-06-2025", "13-06-2025");
        assertThat(summary.notes()).isEmpty();
        assertThat(summary.rowsRejected()).isEqualTo(1);
        assertThat(summary(Reading.LENIENT.dayFirst(), "06-13-2025", "05-06-2025")
                        .rowsRejected())
                .isEqualTo(1);
    }

    private List<String> days(String... dates) {
        try (Stream<MetricRecord> records = CsvRecords.read(file(dates), Reading.LENIENT).stream()) {
            return records.map(record -> record.timestamp().toString().substring(0, 10))
                    .toList();
        }
    }

    private String note(String... dates) {
        return String.join("|", summary(Reading.LENIENT, dates).notes());
    }

    /** The summary, which is the same for both readers and however the file is cut up. */
    private ReadSummary summary(CsvFormat format, String... dates) {
        Path file = file(dates);
        CsvRecords general = new CsvRecords(file, format, ReaderLimits.standard(), false);
        general.readInto(Reading.accumulator());
        for (int block : new int[] {7, 50, 1000}) {
            CsvRecords quick = new CsvRecords(file, format, new ReaderLimits(block, 1000, 3, 64), true);
            quick.readInto(Reading.accumulator());
            assertThat(quick.summary()).isEqualTo(general.summary());
        }
        return general.summary();
    }

    private Path file(String... dates) {
        StringBuilder rows = new StringBuilder("timestamp,service_name,status,response_time_ms\n");
        for (String date : dates) {
            rows.append(date).append(" 07:56,auth,ok,120\n");
        }
        return Reading.write(folder.resolve("requests.csv"), rows.toString());
    }
}
