package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.MetricRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    private static final String HEADER = "timestamp,service_name,status,response_time_ms\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("requests.csv");
    }

    private CsvLines lines(String text) throws IOException {
        Files.writeString(file, text);
        return CsvLines.of(file, CsvFormat.detect());
    }

    private static Optional<MetricRecord> read(CsvLines lines, String line) {
        byte[] bytes = ("before\n" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return lines.read(bytes, 7, bytes.length - 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-06-02T10:00:10Z,caf\u00E9,failure,300.5",
                "2025-06-02T10:00:10Z,caf\u00E9,failure,300.5\r",
                "\"2025-06-02T10:00:10Z\",\"caf\u00E9\", failure ,\"300.5\""
            })
    void lineIsARequest(String line) throws IOException {
        assertThat(read(lines(HEADER), line))
                .contains(new MetricRecord(
                        "caf\u00E9", Instant.parse("2025-06-02T10:00:10Z"), Duration.ofNanos(300_500_000), false));
    }

    @Test
    void headerIsKnownWithItsPlace() throws IOException {
        CsvLines lines = lines("\uFEFF\n" + HEADER + "2025-06-02T10:00:10Z,a,ok,3\n");

        assertThat(lines.firstRow()).isEqualTo(4 + HEADER.length());
        assertThat(new String(lines.header(), StandardCharsets.UTF_8) + "\n").isEqualTo(HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\r", "timestamp,service_name,status,response_time_ms"})
    void blankLinesAndRepeatedHeadersAreNoProblem(String line) throws IOException {
        CsvLines lines = lines(HEADER);

        assertThat(read(lines, line)).isEmpty();
        assertThat(lines.problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            2025-06-02T10:00:10Z,a,ok,x  | column response_time_ms: "x" is not a number
            2025-06-02T10:00:10Z,a       | column status: is missing: the row has 2 columns
            2025-06-02T10:00:10Z,a,ok,1,2 | column 5: is too many: the row has 5 columns, the header 4
            2025-06-02T10:00:10Z,"a,ok,1 | column timestamp: has no closing quote
            2025-06-02T10:00:10Z,,ok,1   | column service_name: is empty
            """)
    void otherLinesAreRejectedWithTheReason(String line, String problem) throws IOException {
        CsvLines lines = lines(HEADER);

        assertThat(read(lines, line)).isEmpty();
        assertThat(lines.problem()).isEqualTo(problem);
        assertThat(read(lines, "2025-06-02T10:00:10Z,a,ok,1")).isPresent();
        assertThat(lines.problem()).isEmpty();
    }

    @Test
    void orderOfDayAndMonthIsThatOfTheFile() throws IOException {
        CsvLines lines = lines(HEADER + "06-25-2025 10:00,a,ok,3\n");

        assertThat(read(lines, "06-02-2025 10:00,a,ok,3").orElseThrow().timestamp())
                .isEqualTo("2025-06-02T10:00:00Z");
        assertThat(read(lines(HEADER), "06-02-2025 10:00,a,ok,3").orElseThrow().timestamp())
                .isEqualTo("2025-02-06T10:00:00Z");
    }

    @Test
    void readsWhatReadingTheFileReads() throws IOException {
        String text = HEADER
                + "2025-06-02T10:00:10Z,a,ok,3\n1748858410,\"b\",500,0.1\nx,y\n\n2025-06-02 10:00:11,c,failed,7\n";
        CsvLines lines = lines(text);
        List<MetricRecord> read = new ArrayList<>();
        text.lines().forEach(line -> read(lines, line).ifPresent(read::add));

        assertThat(read).hasSize(3);
        assertThat(read)
                .containsExactlyElementsOf(
                        CsvRecords.read(
                                        file,
                                        CsvFormat.detect().maximumRejected(io.github.slamonitor.Ratio.percent(50)))
                                .stream()
                                .toList());
    }

    @Test
    void filesWhoseLinesCannotBeToldApartAreRefused() throws IOException {
        assertThatThrownBy(() -> lines("")).isInstanceOf(CsvException.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> lines("a,b\n")).hasMessageContaining("has no column timestamp");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, packed.toByteArray());
        assertThatThrownBy(() -> CsvLines.of(file, CsvFormat.detect()))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("is packed");
    }
}
