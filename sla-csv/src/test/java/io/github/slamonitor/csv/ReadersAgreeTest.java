package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Ratio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The quick reader and the general one give the same figures, rejected rows, notes and failures on any file. */
class ReadersAgreeTest {

    private static final List<Path> FOLDER = new ArrayList<>();
    private static final AtomicLong COUNT = new AtomicLong();

    @BeforeContainer
    static void makeFolder() throws IOException {
        FOLDER.add(Files.createTempDirectory("sla-csv"));
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(FOLDER.get(0))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(FOLDER.get(0));
    }

    /** How a file is cut up: into blocks, and among threads. */
    record Cut(int block, int longestLine, int threads, int firstLook, double maximumRejected) {

        ReaderLimits limits() {
            return new ReaderLimits(block, longestLine, threads, firstLook);
        }
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void bothReadersAgree(@ForAll("files") String text, @ForAll("cuts") Cut cut) {
        agree(text.getBytes(StandardCharsets.UTF_8), CsvFormat.detect(), cut);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void bothReadersAgreeOnOneByteCharsets(@ForAll("files") String text, @ForAll("cuts") Cut cut) {
        agree(text.getBytes(StandardCharsets.ISO_8859_1), CsvFormat.detect().charset(StandardCharsets.ISO_8859_1), cut);
        agree(text.getBytes(StandardCharsets.ISO_8859_1), CsvFormat.detect(), cut);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void bothReadersAgreeOnOtherCharsets(@ForAll("files") String text, @ForAll("cuts") Cut cut) {
        agree(text.getBytes(StandardCharsets.UTF_16LE), CsvFormat.detect().charset(StandardCharsets.UTF_16LE), cut);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void bothReadersAgreeOnCompressedFiles(@ForAll("files") String text, @ForAll("cuts") Cut cut) {
        agree(gzip(text.getBytes(StandardCharsets.UTF_8)), CsvFormat.detect(), cut);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void bothReadersAgreeWithoutHeader(@ForAll("files") String text, @ForAll("cuts") Cut cut) {
        agree(text.getBytes(StandardCharsets.UTF_8), CsvFormat.detect().withoutHeader(1, 2, 3, 4), cut);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void rejectsFilesAreTheSame(@ForAll("files") String text, @ForAll("cuts") Cut cut) throws IOException {
        Path file = file(text.getBytes(StandardCharsets.UTF_8));
        Path rejected = Path.of(file + ".rejected");
        CsvFormat format = Reading.LENIENT.rejectsTo(rejected);

        String quick = rejects(new CsvRecords(file, format, cut.limits(), true), rejected);
        String general = rejects(new CsvRecords(file, format, cut.limits(), false), rejected);

        assertThat(quick).isEqualTo(general);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void streamsGiveTheSameRequests(@ForAll("files") String text, @ForAll("cuts") Cut cut) {
        Path file = file(text.getBytes(StandardCharsets.UTF_8));
        CsvRecords records = new CsvRecords(file, Reading.LENIENT, cut.limits(), true);

        Reading bulk = Reading.of(records);

        if (bulk.failure().isEmpty()) {
            assertThat(Reading.of(records.stream()).figures()).isEqualTo(bulk.figures());
        }
    }

    private static String rejects(CsvRecords records, Path rejected) throws IOException {
        Files.deleteIfExists(rejected);
        Reading reading = Reading.of(records);
        return reading + "\n" + (Files.exists(rejected) ? Files.readString(rejected) : "no file");
    }

    private static void agree(byte[] bytes, CsvFormat format, Cut cut) {
        Path file = file(bytes);
        CsvFormat lenient = format.maximumRejected(Ratio.of(BigDecimal.valueOf(cut.maximumRejected())));

        Reading quick = Reading.of(new CsvRecords(file, lenient, cut.limits(), true));
        Reading general = Reading.of(new CsvRecords(file, lenient, cut.limits(), false));

        assertThat(quick).isEqualTo(general);
    }

    /** A file of its own for each try: shrinking goes on in the background when it is given up. */
    private static Path file(byte[] bytes) {
        return Reading.write(FOLDER.get(0).resolve("requests" + COUNT.incrementAndGet()), bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Provide
    Arbitrary<Cut> cuts() {
        Arbitrary<Integer> blocks = Arbitraries.of(7, 8, 13, 40, 64, 300, 5000);
        return Combinators.combine(
                        blocks,
                        Arbitraries.of(200, 5000),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(8, 60, 10_000),
                        Arbitraries.of(1.0, 1.0, 0.01))
                .as((block, longest, threads, look, rejected) ->
                        new Cut(Math.min(block, longest), longest, threads, look, rejected));
    }

    @Provide
    Arbitrary<String> files() {
        return Combinators.combine(layouts(), Arbitraries.of(',', ';', '\t', '|'))
                .flatAs((layout, delimiter) -> Combinators.combine(
                                rows(layout, delimiter).list().ofMaxSize(25),
                                Arbitraries.of("\n", "\n", "\n", "\r\n", "\r\n", "\n\n", "\r"),
                                Arbitraries.of("", "", "\n", "\r\n"),
                                Arbitraries.of("", "", "", "\uFEFF"))
                        .as((rows, end, last, mark) -> mark
                                + String.join(String.valueOf(delimiter), layout)
                                + end
                                + String.join(end, rows)
                                + last));
    }

    /** The columns of a header, in their order. */
    private static Arbitrary<List<String>> layouts() {
        return Arbitraries.frequency(
                        Tuple.of(20, "timestamp,service_name,status,response_time_ms"),
                        Tuple.of(4, "Timestamp,extra,Service Name,STATUS,response-time-s"),
                        Tuple.of(4, "response_time_us,status,service_name,timestamp,more"),
                        Tuple.of(2, "response_time,timestamp,status,service"),
                        Tuple.of(2, "response_time_ms,service,timestamp,extra,status"),
                        Tuple.of(1, "timestamp,service_name,\"status\",response_time_ms"),
                        Tuple.of(1, "timestamp,service_name,state,response_time_ms"),
                        Tuple.of(1, ""))
                .map(header -> List.of(header.split(",")));
    }

    private static Arbitrary<String> rows(List<String> layout, char delimiter) {
        List<Arbitrary<String>> fields =
                layout.stream().map(ReadersAgreeTest::fields).toList();
        Arbitrary<String> ordinary = Combinators.combine(fields).as(row -> String.join(String.valueOf(delimiter), row));
        Arbitrary<String> hostile = Arbitraries.oneOf(timestamps(), services(), statuses(), times(), odd())
                .list()
                .ofMaxSize(6)
                .map(row -> String.join(String.valueOf(delimiter), row));
        return Arbitraries.frequencyOf(Tuple.of(30, ordinary), Tuple.of(1, hostile));
    }

    private static Arbitrary<String> fields(String column) {
        return switch (ColumnName.plain(column)) {
            case "timestamp" -> timestamps();
            case "service_name", "service" -> services();
            case "status", "\"status\"", "state" -> statuses();
            case "extra", "more" ->
                Arbitraries.frequencyOf(
                        Tuple.of(60, Arbitraries.of("", "x", "more text")),
                        Tuple.of(1, Arbitraries.of("\"a\nb\"", "\"", "a\"b", "\"x;,|\ty\"")),
                        Tuple.of(1, odd()));
            default -> times();
        };
    }

    private static Arbitrary<String> timestamps() {
        Arbitrary<String> same = Combinators.combine(
                        Arbitraries.of("2025-06-01T07:5", "2025-06-01T07:5", "2025-06-01 08:1"),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.of("Z", "Z", "Z", "", ".123Z", "+02:00", ",5", ".123456Z"))
                .as((start, minute, second, end) -> start + minute + ":" + (second < 10 ? "0" : "") + second + end);
        Arbitrary<String> dates = Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.of(" 07:56", " 07:5x", " 7:56:01", " 24:00", ""))
                .as((day, month, end) ->
                        (day < 10 ? "0" : "") + day + "-" + (month < 10 ? "0" : "") + month + "-2025" + end);
        Arbitrary<String> others = Arbitraries.of(
                "1748764572",
                "1748764572.25",
                "1748764572123",
                "20250601",
                "31-02-2025 10:00",
                "2024-02-29T00:00Z",
                "2025-02-29T00:00Z",
                "13-06-2025 10:00",
                "06-13-2025 10:00",
                "",
                "never");
        return Arbitraries.frequencyOf(Tuple.of(10, same), Tuple.of(2, dates), Tuple.of(1, others));
    }

    private static Arbitrary<String> services() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        20,
                        Arbitraries.of(
                                "a",
                                "auth",
                                "checkout",
                                "checkout-service",
                                "a-name-of-23-characters",
                                "a-name-of-24-characters!",
                                "a much longer name of a service than these",
                                "Größe",
                                " padded ",
                                "сервис")),
                Tuple.of(1, odd()));
    }

    private static Arbitrary<String> statuses() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        20,
                        Arbitraries.of("success", "failure", "success", "OK", "succeeded", "200", "404", "503", " ok")),
                Tuple.of(1, Arbitraries.of("maybe", "", "600", "success\"", "99")));
    }

    private static Arbitrary<String> times() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(0, 99_999).map(String::valueOf)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "1234567",
                                "12345678",
                                "123456789012",
                                "99999999999999999999",
                                "1.5",
                                "0.0001",
                                "12,5",
                                "1e3",
                                "-1",
                                "NaN",
                                "",
                                " 7",
                                "007",
                                "1 000",
                                "+5",
                                "1e999999999",
                                "5.",
                                ".5",
                                "1e-400")));
    }

    private static Arbitrary<String> odd() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("", " ", "\t", "x", "é", "\u0001", "\uFFFD", "  \u2003 ", "#")),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "\"", "\"a\"", "\"a\nb\"", "\"a\"\"b\"", "\"a\" b", "a\"b", "\r", "\n", "\u0000")),
                Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withChars('x', '"', ' ')
                                .ofMinLength(150)
                                .ofMaxLength(260)));
    }
}
