package io.github.slamonitor.benchmarks.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/** The token stream of jackson-dataformat-csv, the fastest way that it has; no objects are bound. */
public final class JacksonPeer {
    private static final CsvFactory FACTORY = new CsvFactory();

    private JacksonPeer() {}

    /**
     * Reads a file and prints its figures.
     *
     * @param arguments the file and the number of threads; several only where no field holds a line feed
     * @throws IOException if the file cannot be read
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int threads = Integer.parseInt(arguments[1]);
        ServiceTotals.print(Segment.readAll(Path.of(arguments[0]), threads, JacksonPeer::read), System.out);
    }

    private static Map<String, ServiceTotals> read(InputStream rows) throws IOException {
        RowTotals totals = new RowTotals();
        try (JsonParser parser = FACTORY.createParser(rows)) {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
                totals.timestamp(parser.getTextCharacters(), parser.getTextOffset());
                parser.nextToken();
                totals.service(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                parser.nextToken();
                totals.status(parser.getTextCharacters(), parser.getTextOffset());
                parser.nextToken();
                totals.responseMillis(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                parser.nextToken();
            }
        }
        return totals.byService();
    }
}
