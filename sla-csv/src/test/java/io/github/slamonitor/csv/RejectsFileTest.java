package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsFileTest {

    private static final String HEADER = "timestamp,service_name,status,response_time_ms\n";
    private static final String ROW = "2025-06-01T07:56:12Z,auth,ok,120\n";

    @TempDir
    private Path folder;

    private Path rejected;

    @BeforeEach
    void nameFile() {
        rejected = folder.resolve("rejected.csv");
    }

    @Test
    void rejectedRowsStandAsTheyWereAfterLineAndReason() throws IOException {
        String text =
                HEADER + ROW + " never , Größe,ok ,1\r\n\n" + ROW + "2025-06-01T07:56:12Z,auth,\"a\nb\",1\n" + ROW;
        assertThat(read(text, Reading.LENIENT)).isEmpty();
        assertThat(Files.readString(rejected)).isEqualTo("""
                        line,reason,timestamp,service_name,status,response_time_ms
                        3,"column timestamp: ""never"" is not a timestamp", never , Größe,ok ,1
                        6,"column status: ""a?b"" is no known status; success(...) or failure(...) says what it means",\
                        2025-06-01T07:56:12Z,auth,"a
                        b",1
                        """);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theFileIsInTheCharsetAndWithTheDelimiterOfTheRows() throws IOException {
        Path file = folder.resolve("requests.csv");
        Files.write(file, (HEADER + ROW + "x,Größe,ok,1\n").replace(',', ';').getBytes(StandardCharsets.ISO_8859_1));
        CsvFormat format = Reading.LENIENT.charset(StandardCharsets.ISO_8859_1).rejectsTo(rejected);
        CsvRecords.read(file, format).readInto(Reading.accumulator());
        assertThat(Files.readString(rejected, StandardCharsets.ISO_8859_1))
                .endsWith("3;\"column timestamp: \"\"x\"\" is not a timestamp\";x;Größe;ok;1\n");
    }

    @Test
    void brokenQuotesAreRejectedWhereTheyAre() throws IOException {
        String text = HEADER + ROW + "2025-06-01T07:56:12Z,\"a\"b,ok,1\n" + ROW + "x,y,\"ok,1\n";
        assertThat(read(text, Reading.LENIENT)).isEmpty();
        assertThat(Files.readString(rejected)).isEqualTo("""
                        line,reason,timestamp,service_name,status,response_time_ms
                        3,"column service_name: has text after its closing quote",2025-06-01T07:56:12Z,"a"b,ok,1
                        5,"column status: has no closing quote",x,y,"ok,1
                        """);
    }

    @Test
    void anOldFileIsReplacedEvenWhenNoRowIsRejected() throws IOException {
        Files.writeString(rejected, "old");
        assertThat(read(HEADER + ROW, CsvFormat.detect())).isEmpty();
        assertThat(Files.readString(rejected)).isEqualTo("line,reason," + HEADER);
    }

    @Test
    void theFileIsThereWhenTooManyRowsAreRejected() throws IOException {
        assertThat(read(HEADER + ROW + "x\n", CsvFormat.detect())).contains("1 of 2 rows cannot be read");
        assertThat(Files.readString(rejected)).endsWith(",x\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() {
        rejected = folder.resolve("missing").resolve("rejected.csv");
        assertThat(read(HEADER + ROW, CsvFormat.detect()))
                .startsWith("cannot write the rejected rows to " + rejected + ": ")
                .endsWith("; set rejectsTo(...) to another file");
    }

    @Test
    void aRowWithTooFewOrTooManyColumnsIsRejected() {
        String text = HEADER + ROW.replace("\n", ",,\n") + ROW.replace("\n", ",more\n") + "2025-06-01T07:56:12Z,auth\n";
        CsvRecords records = CsvRecords.read(Reading.write(folder.resolve("requests.csv"), text), Reading.LENIENT);
        records.readInto(Reading.accumulator());
        assertThat(records.summary().firstRejected())
                .isEqualTo(List.of(
                        new RejectedRow(3, "5", "is too many: the row has 5 columns, the header 4"),
                        new RejectedRow(4, "status", "is missing: the row has 2 columns")));
        assertThat(records.summary().firstRejected().get(1))
                .hasToString("line 4, column status: is missing: the row has 2 columns");
    }

    /** The failure, the same for both readers; the file of rejected rows is the same too. */
    private String read(String text, CsvFormat format) {
        Path file = Reading.write(folder.resolve("requests.csv"), text);
        CsvFormat rejecting = format.rejectsTo(rejected);
        return Reading.of(CsvRecords.read(file, rejecting)).failure();
    }
}
