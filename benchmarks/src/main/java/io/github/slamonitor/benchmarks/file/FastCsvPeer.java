package io.github.slamonitor.benchmarks.file;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** FastCSV, a segment for each thread, with the record handler that makes least of each row. */
public final class FastCsvPeer {
    private FastCsvPeer() {}

    /**
     * Reads a file and prints its figures.
     *
     * @param arguments the file and the number of threads; several only where no field holds a line feed
     * @throws IOException if the file cannot be read
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int threads = Integer.parseInt(arguments[1]);
        ServiceTotals.print(Segment.readAll(Path.of(arguments[0]), threads, FastCsvPeer::read), System.out);
    }

    private static Map<String, ServiceTotals> read(InputStream rows) throws IOException {
        Map<String, ServiceTotals> services = new HashMap<>();
        Timestamps timestamps = new Timestamps();
        try (CsvReader<String[]> reader = CsvReader.builder().build(StringArrayHandler.of(), rows)) {
            for (String[] row : reader) {
                services.computeIfAbsent(row[1], name -> new ServiceTotals())
                        .add(timestamps.epochSecond(row[0]), row[2].charAt(0) == 'f', Integer.parseInt(row[3]));
            }
        }
        return services;
    }
}
