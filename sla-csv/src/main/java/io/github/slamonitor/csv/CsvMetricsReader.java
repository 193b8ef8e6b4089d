package io.github.slamonitor.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.slamonitor.ResponseTimeLimit;
import io.github.slamonitor.ServiceMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one file of aggregated rows. */
final class CsvMetricsReader {

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final ResponseTimeLimit slow;

    CsvMetricsReader(Path file, ResponseTimeLimit slow) {
        this.file = file;
        this.slow = slow;
    }

    List<ServiceMetrics> read() {
        if (Files.isDirectory(file)) {
            throw new CsvException(file + " is a folder; name a file in it");
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvParser parser = parser(text)) {
            return services(parser);
        } catch (NoSuchFileException e) {
            throw new CsvException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new CsvException(file + " is not in UTF-8", e);
        } catch (JacksonException e) {
            throw new CsvException(
                    file + " line " + e.getLocation().getLineNr() + " is not CSV: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static CsvParser parser(BufferedReader text) throws IOException {
        CsvFactory factory = CsvFactory.builder()
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .build();
        char delimiter = delimiter(text);
        CsvParser parser = factory.createParser(text);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
        return parser;
    }

    /** The delimiter that the first line has most of; a byte order mark is skipped. */
    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        text.mark(LONGEST_HEADER);
        int[] counts = new int[128];
        int next = text.read();
        for (int length = 1; next >= 0 && next != '\n' && next != '\r' && length < LONGEST_HEADER; length++) {
            counts[next < 128 ? next : 0]++;
            next = text.read();
        }
        text.reset();
        char most = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            most = counts[candidate] > counts[most] ? candidate : most;
        }
        return most;
    }

    private List<ServiceMetrics> services(CsvParser parser) throws IOException {
        List<String> header = nextRow(parser);
        if (header.isEmpty()) {
            throw new CsvException(file + " is empty; a header with service_name is needed");
        }
        CsvMetricsColumns columns = CsvMetricsColumns.of(file, header, slow);
        Map<String, ServiceMetrics> services = new LinkedHashMap<>();
        for (List<String> row = nextRow(parser); !row.isEmpty(); row = nextRow(parser)) {
            int line = parser.currentTokenLocation().getLineNr();
            ServiceMetrics metrics = columns.metrics(row, line);
            if (services.put(metrics.service(), metrics) != null) {
                throw new CsvException(file + " line " + line + ": the service " + metrics.service()
                        + " has a row already; a service must have one");
            }
        }
        return List.copyOf(services.values());
    }

    /** The cells of the next row; none at the end of the file. */
    private static List<String> nextRow(CsvParser parser) throws IOException {
        List<String> cells = new ArrayList<>();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                cells.add(parser.getText());
            }
        }
        return cells;
    }
}
