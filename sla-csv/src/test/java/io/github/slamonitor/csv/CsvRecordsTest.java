package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Ratio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {

    private static final String HEADER = "timestamp,service_name,status,response_time_ms\n";
    private static final MetricRecord REQUEST =
            new MetricRecord("auth", Instant.parse("2025-06-01T07:56:12Z"), Duration.ofMillis(120), true);

    @TempDir
    private Path folder;

    @Test
    void bothReadersNameTheSameLineWhereTooMuchEndsWithCarriageReturnsAlone() {
        String tooLong = "2025-06-01T07:56:12Z,auth,ok,1\r".repeat(20);
        Path file = Reading.write(folder.resolve("a.csv"), HEADER.strip() + "\r0,\n" + tooLong);
        ReaderLimits limits = new ReaderLimits(200, 200, 1, 8);
        CsvFormat format = CsvFormat.detect().withoutHeader(1, 2, 3, 4).maximumRejected(Ratio.percent(100));

        Reading quick = Reading.of(new CsvRecords(file, format, limits, true));
        Reading general = Reading.of(new CsvRecords(file, format, limits, false));

        assertThat(quick.failure()).contains("line 3 is longer than 200 bytes").isEqualTo(general.failure());
    }

    @Test
    void rowsBecomeRequests() {
        assertThat(records(HEADER + "2025-06-01T07:56:12Z,auth,success,120\n2025-06-01T07:56:13Z,data,failure,7.5\n"))
                .containsExactly(
                        REQUEST,
                        new MetricRecord(
                                "data", Instant.parse("2025-06-01T07:56:13Z"), Duration.ofNanos(7_500_000), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TIMESTAMP,Service Name,Status,Response-Time-MS\n2025-06-01T07:56:12Z,auth,success,120",
                "response_time_ms,status,service_name,timestamp\n120,success,auth,2025-06-01T07:56:12Z",
                "host,timestamp,service,status_code,bytes,response_time\nx,2025-06-01T07:56:12Z,auth,200,99,120",
                "date_time,service,http_status,duration_s\n2025-06-01T07:56:12Z,auth,404,0.12",
                "timestamp,service_name,status,Response Time (us)\n2025-06-01T07:56:12Z,auth,ok,120000",
                "timestamp,service_name,status,latency_ms\n2025-06-01T07:56:12Z,auth,True,120",
                "timestamp;service_name;status;response_time_s\n2025-06-01T07:56:12Z;auth;OK;0,12",
                "timestamp\tservice_name\tstatus\tresponse_time_ms\n2025-06-01T07:56:12Z\tauth\tok\t120",
                "timestamp|service_name|status|response_time_ms\n2025-06-01T07:56:12Z|auth|ok|120",
                "\uFEFFtimestamp,service_name,status,response_time_ms\n2025-06-01T07:56:12Z,auth,ok,120",
                "sep=;\r\ntimestamp;service_name;status;response_time_ms\r\n2025-06-01T07:56:12Z;auth;ok;120\r\n",
                "\n\n  \ntimestamp,service_name,status,response_time_ms\n\n \r\n2025-06-01T07:56:12Z,auth,ok,120\n\n",
                "timestamp,service_name,status,response_time_ms\r2025-06-01T07:56:12Z,auth,ok,120\r",
                "timestamp,service_name,status,response_time_ms\n 2025-06-01T07:56:12Z , auth ,\tok, 120 ",
                "timestamp,service_name,status,response_time_ms\n2025-06-01T07:56:12Z,auth,ok,120,,,\n",
                """
                "timestamp","service_name","status","response_time_ms"
                "2025-06-01T07:56:12Z","auth","ok","120"
                """,
                """
                timestamp,"the
                note",service_name,status,response_time_ms
                2025-06-01T07:56:12Z,"a,""b""\r

                c", "auth" ,ok,120
                """,
            })
    void theFormIsFoundOut(String text) {
        assertThat(records(text)).containsExactly(REQUEST);
    }

    @Test
    void quotedNamesMayHaveDelimitersQuotesAndLines() {
        assertThat(records(HEADER + "2025-06-01T07:56:12Z,\"a,\"\"b\"\"\nc\",ok,120\n"))
                .extracting(MetricRecord::service)
                .containsExactly("a,\"b\"\nc");
    }

    @Test
    void columnsMayHaveAnyName() {
        CsvFormat format = CsvFormat.detect()
                .timestampColumn("When")
                .serviceColumn("app")
                .statusColumn("outcome")
                .responseTimeColumn("took s");
        assertThat(records("outcome;app;when;took_s\nok;auth;2025-06-01T07:56:12Z;0,12", format))
                .containsExactly(REQUEST);
    }

    @Test
    void positionsTakeThePlaceOfAHeader() {
        assertThat(records(
                        "x,120,ok,auth,2025-06-01T07:56:12Z,y\n",
                        CsvFormat.detect().withoutHeader(5, 4, 3, 2)))
                .containsExactly(REQUEST);
    }

    @Test
    void aGivenDelimiterZoneAndUnitAreUsed() {
        CsvFormat format = CsvFormat.detect()
                .delimiter('#')
                .zone(ZoneId.of("Europe/Berlin"))
                .responseTimeUnit(ChronoUnit.SECONDS);
        assertThat(records("timestamp#service_name#status#response_time\n2025-06-01 09:56:12#auth#ok#0.12", format))
                .containsExactly(REQUEST);
    }

    @Test
    void statusesAreMappedOverTheKnownOnes() {
        CsvFormat format =
                CsvFormat.detect().success("Done", "error").failure("404").clientErrorsFail();
        String rows = Stream.of("done", "ERROR", "404", "403", "302", "failed", "100", "599")
                .map(status -> "2025-06-01T07:56:12Z,a," + status + ",1\n")
                .reduce(HEADER, String::concat);
        assertThat(records(rows, format))
                .extracting(MetricRecord::successful)
                .containsExactly(true, true, false, false, true, false, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16", "IBM037"})
    void anyCharsetIsRead(String name) {
        Charset charset = Charset.forName(name);
        byte[] text = (HEADER + "2025-06-01T07:56:12Z,Größe,ok,120\n").getBytes(charset);
        assertThat(records(text, CsvFormat.detect().charset(charset)))
                .extracting(MetricRecord::service)
                .containsExactly("Größe");
    }

    @Test
    void aByteOrderMarkTellsUtf16() {
        byte[] text = ("\uFEFF" + HEADER + "2025-06-01T07:56:12Z,Größe,ok,120\n").getBytes(StandardCharsets.UTF_16LE);
        assertThat(records(text, CsvFormat.detect()))
                .extracting(MetricRecord::service)
                .containsExactly("Größe");
    }

    @Test
    void gzipIsKnownByItsContent() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (String part : List.of(HEADER, "2025-06-01T07:56:12Z,auth,success,120\n")) {
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(records(packed.toByteArray(), CsvFormat.detect())).containsExactly(REQUEST);
    }

    @Test
    void theSummaryTellsWhatWasRead() {
        CsvRecords records = CsvRecords.read(
                Reading.write(folder.resolve("a.csv"), HEADER + "2025-06-01T07:56:12Z,auth,ok,1\n\nx,auth,ok,1\n"),
                Reading.LENIENT);
        records.readInto(Reading.accumulator());
        assertThat(records.summary())
                .isEqualTo(new ReadSummary(
                        2, 1, List.of(new RejectedRow(4, "timestamp", "\"x\" is not a timestamp")), List.of(), ','));
        assertThat(records.summary().requests()).isEqualTo(1);
    }

    @Test
    void thereIsNoSummaryBeforeAReadCameToItsEnd() {
        CsvRecords records = CsvRecords.read(Reading.write(folder.resolve("a.csv"), HEADER + "x,auth,ok,1\n"));
        assertThatThrownBy(records::summary)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("there is no summary before the file was read: file=");
        assertThat(Reading.of(records).failure()).isNotEmpty();
        assertThatThrownBy(records::summary).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void progressGoesFromZeroToOne() {
        CsvRecords records =
                CsvRecords.read(Reading.write(folder.resolve("a.csv"), HEADER + "2025-06-01T07:56:12Z,auth,ok,1\n"));
        assertThat(records.progress()).isZero();
        try (Stream<MetricRecord> stream = records.stream()) {
            assertThat(stream.count()).isEqualTo(1);
            assertThat(records.progress()).isBetween(0.5, 1.0);
        }
        records.readInto(Reading.accumulator());
        assertThat(records.progress()).isEqualTo(1);
    }

    @Test
    void aStreamIsLazyAndClosesItsFile() {
        String rows = "2025-06-01T07:56:12Z,auth,ok,120\n".repeat(10_000) + "x\n".repeat(5_000);
        Path file = Reading.write(folder.resolve("a.csv"), HEADER + rows);
        try (Stream<MetricRecord> stream = CsvRecords.read(file).stream()) {
            assertThat(stream.limit(3)).containsExactly(REQUEST, REQUEST, REQUEST);
        }
        assertThat(Reading.of(CsvRecords.read(file).stream()).failure()).contains("5000 of 15000 rows cannot be read");
    }

    @Test
    void severalFilesAreCountedIntoOneAccumulator() {
        Path file = Reading.write(folder.resolve("a.csv"), HEADER + "2025-06-01T07:56:12Z,auth,ok,120\n");
        var accumulator = Reading.accumulator();
        CsvRecords.read(file).readInto(accumulator);
        CsvRecords.read(file).readInto(accumulator);
        assertThat(accumulator.records()).isEqualTo(2);
    }

    private List<MetricRecord> records(String text) {
        return records(text, CsvFormat.detect());
    }

    private List<MetricRecord> records(String text, CsvFormat format) {
        return records(text.getBytes(StandardCharsets.UTF_8), format);
    }

    /** The requests as they are streamed; the figures of both readers must be the same. */
    private List<MetricRecord> records(byte[] bytes, CsvFormat format) {
        Path file = Reading.write(folder.resolve("requests.csv"), bytes);
        List<MetricRecord> records = CsvRecords.read(file, format).stream().toList();
        List<String> figures = Reading.of(records.stream()).figures();
        for (boolean quick : List.of(true, false)) {
            CsvRecords bulk = new CsvRecords(file, format, ReaderLimits.standard(), quick);
            assertThat(Reading.of(bulk).figures()).isEqualTo(figures);
        }
        return records;
    }
}
