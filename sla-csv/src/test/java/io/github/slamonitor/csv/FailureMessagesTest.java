package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.slamonitor.MetricsAccumulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureMessagesTest {

    private static final String HEADER = "timestamp,service_name,status,response_time_ms\n";
    private static final String ROW = "2025-06-01T07:56:12Z,auth,ok,120\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("requests.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n \n", "\uFEFF"})
    void anEmptyFile(String text) {
        assertThat(failure(text)).isEqualTo(file + " is empty; there is nothing to judge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n\n"})
    void aHeaderAlone(String rest) {
        assertThat(failure("timestamp,service_name,status,response_time_ms" + rest))
                .isEqualTo(file + " has a header and no rows; there is nothing to judge");
    }

    @Test
    void aMissingColumn() {
        assertThat(failure("timestamp,service_name,state,response_time_ms\n" + ROW))
                .isEqualTo(
                        file
                                + " has no column status; its header is [timestamp, service_name, state, response_time_ms]."
                                + " Name the column with statusColumn(...), or call withoutHeader(...) if the first line is a row");
    }

    @Test
    void aDuplicateColumn() {
        assertThat(failure("timestamp,service_name,status,response_time_ms,Service Name\n" + ROW))
                .isEqualTo("");
        assertThat(failure("timestamp,service,status,response_time_ms,servicename\n" + ROW))
                .isEqualTo(
                        file + " has more than one column that can be service_name: service is column 2, servicename is"
                                + " column 5. Name one with serviceColumn(...) or rename the other");
        assertThat(failure("timestamp,service_name,status,response_time_ms,status\n" + ROW))
                .isEqualTo(file + " has more than one column that can be status: status is column 3, status is"
                        + " column 5. Name one with statusColumn(...) or rename the other");
    }

    @Test
    void aDirectory() {
        file = folder;
        assertThat(failure()).isEqualTo(folder + " is a directory; name a file in it");
    }

    @Test
    void noFile() {
        assertThat(failure()).isEqualTo("there is no file " + file);
    }

    @Test
    void noPermission() throws IOException {
        Reading.write(file, HEADER + ROW);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
        assumeFalse(Files.isReadable(file), "a superuser may read everything");
        assertThat(failure()).isEqualTo("no permission to read " + file);
    }

    @Test
    void aBinaryFile() throws IOException {
        assertThat(failure("GIF89a\u0001\u0000\u0001\u0000"))
                .isEqualTo(file + " is a binary file, not CSV; charset(...) reads text in UTF-16");
        assertThat(failure("PK\u0003\u0004rest"))
                .isEqualTo(file + " is a ZIP archive or a spreadsheet, not CSV; unpack it or save it as CSV");
        try (InputStream code = FailureMessagesTest.class.getResourceAsStream("FailureMessagesTest.class")) {
            Reading.write(file, code.readAllBytes());
        }
        assertThat(failure()).startsWith(file + " is a binary file, not CSV");
    }

    @Test
    void aFileThatShrinks() throws IOException {
        Reading.write(file, HEADER + ROW.repeat(10));
        CsvInput input = CsvInput.of(file, null, new Progress());
        Reading.write(file, HEADER + ROW);
        for (boolean quick : List.of(true, false)) {
            assertThat(failure(input, quick))
                    .isEqualTo(file + " became shorter while it was read; read it again when nothing writes to it");
        }
    }

    @Test
    void aFileThatGrowsIsReadUpToTheSizeThatItHad() throws IOException {
        String row = ROW.substring(0, ROW.length() - 2);
        Reading.write(file, HEADER + ROW.repeat(10) + row);
        CsvInput input = CsvInput.of(file, null, new Progress());
        Files.writeString(file, "0\n" + ROW, StandardOpenOption.APPEND);
        for (boolean quick : List.of(true, false)) {
            ReadSummary summary = new RequestReader(input, CsvFormat.detect(), ReaderLimits.standard(), quick)
                    .readInto(Reading.accumulator());
            assertThat(summary.rowsRead()).isEqualTo(10);
            assertThat(summary.notes())
                    .containsExactly("the file grew while it was read; only its first " + input.size()
                            + " bytes were read, without the last row, which is not complete in them");
        }
    }

    @Test
    void aLineOfAHundredMegabytes() throws IOException {
        Reading.write(file, HEADER + ROW);
        byte[] part = new byte[1 << 20];
        Arrays.fill(part, (byte) 'x');
        for (int i = 0; i < 100; i++) {
            Files.write(file, part, StandardOpenOption.APPEND);
        }
        Files.writeString(file, "\n" + ROW, StandardOpenOption.APPEND);
        for (boolean quick : List.of(true, false)) {
            assertThat(Reading.of(new CsvRecords(file, CsvFormat.detect(), ReaderLimits.standard(), quick))
                            .failure())
                    .isEqualTo(file + ": line 3 is longer than 1 MiB; is this a CSV file with a request on each line?");
        }
    }

    @Test
    void aFirstLineOfMegabytes() {
        assertThat(failure("x".repeat(3 << 20)))
                .isEqualTo(file + ": line 1 is longer than 1 MiB; is this a CSV file with a request on each line?");
    }

    @Test
    void aQuoteThatIsNotClosed() {
        assertThat(failure(HEADER + ROW + "\"" + ROW + ROW.repeat(100_000)))
                .isEqualTo(file + ": the row that starts on line 3 is longer than 1 MiB; is a closing quote missing?");
    }

    @Test
    void aTruncatedArchive() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((HEADER + ROW.repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        }
        Reading.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThat(failure()).isEqualTo(file + " is a gzip file that ends too early; copy or download it again");
        byte[] broken = packed.toByteArray();
        Arrays.fill(broken, broken.length - 8, broken.length, (byte) 0xFF);
        Reading.write(file, broken);
        assertThat(failure()).startsWith(file + " is a gzip file with an error in it: ");
    }

    @Test
    void onlyRejectedRows() {
        Reading.write(file, HEADER + "x\n2025-06-01T07:56:12Z,auth,maybe,120\n");
        assertThat(Reading.of(CsvRecords.read(file, Reading.LENIENT)).failure())
                .isEqualTo(String.join(
                        System.lineSeparator(),
                        file + ": none of the 2 rows can be read:",
                        "  line 2, column service_name: is missing: the row has 1 column",
                        "  line 3, column status: \"maybe\" is no known status; success(...) or failure(...) says what it"
                                + " means"));
    }

    @Test
    void tooManyRejectedRowsShowTheFirstTen() {
        assertThat(failure(HEADER + ROW.repeat(988) + "x,auth,ok,120\n".repeat(12)))
                .startsWith(
                        file + ": 12 of 1000 rows cannot be read, more than the 1% that maximumRejected(...) allows:")
                .contains("  line 990, column timestamp: \"x\" is not a timestamp")
                .contains("line 999,")
                .doesNotContain("line 1000,");
        assertThat(failure(HEADER + ROW.repeat(990) + "x,auth,ok,120\n".repeat(10)))
                .isEmpty();
    }

    @Test
    void aHopelessFileIsNotReadToItsEnd() {
        assertThat(failure(HEADER + "x,auth,ok,120\n".repeat(200_000)))
                .startsWith(file + ": none of the first 1001 rows can be read:");
    }

    private String failure(String text) {
        Reading.write(file, text);
        return failure();
    }

    private String failure() {
        String quick = Reading.of(CsvRecords.read(file)).failure();
        assertThat(Reading.of(new CsvRecords(file, CsvFormat.detect(), ReaderLimits.standard(), false))
                        .failure())
                .isEqualTo(quick);
        return quick;
    }

    private static String failure(CsvInput input, boolean quick) {
        MetricsAccumulator accumulator = Reading.accumulator();
        try {
            new RequestReader(input, CsvFormat.detect(), ReaderLimits.standard(), quick).readInto(accumulator);
            return "";
        } catch (CsvException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
