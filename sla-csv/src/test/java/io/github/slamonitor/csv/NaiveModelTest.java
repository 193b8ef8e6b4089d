package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated requests that are written as CSV in the plainest way give exactly the figures that they had. */
class NaiveModelTest {

    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {64, 1000, 256 * 1024})
    void figuresAreThoseOfTheRequests(int block) throws IOException {
        List<MetricRecord> requests = requests(50_000);
        Path file = write(requests, "");
        MetricsAccumulator expected = Reading.accumulator();
        requests.forEach(expected::add);

        MetricsAccumulator read = Reading.accumulator();
        new CsvRecords(file, CsvFormat.detect(), new ReaderLimits(block, 1 << 20, 3, 100), true).readInto(read);

        assertThat(Reading.figures(read)).isEqualTo(Reading.figures(expected));
    }

    @Test
    void quotedRequestsToo() throws IOException {
        List<MetricRecord> requests = requests(50_000);
        Path file = write(requests, "\"");
        MetricsAccumulator expected = Reading.accumulator();
        requests.forEach(expected::add);

        MetricsAccumulator read = Reading.accumulator();
        CsvRecords.read(file).readInto(read);

        assertThat(Reading.figures(read)).isEqualTo(Reading.figures(expected));
        assertThat(CsvRecords.read(file).stream().toList()).isEqualTo(requests);
    }

    private static List<MetricRecord> requests(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<MetricRecord> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(new MetricRecord(
                    "service-" + "x".repeat(random.nextInt(30)),
                    START.plusMillis(random.nextInt(100) == 0 ? random.nextInt(1_000_000_000) : i * 100L),
                    Duration.ofNanos(1000L * random.nextInt(5_000_000)),
                    random.nextInt(20) != 0));
        }
        return requests;
    }

    private Path write(List<MetricRecord> requests, String quote) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,service_name,status,response_time_us"));
        for (MetricRecord request : requests) {
            lines.add(quote + request.timestamp() + quote + "," + quote + request.service() + quote + "," + quote
                    + (request.successful() ? "success" : "failure") + quote + "," + quote
                    + request.responseTime().toNanos() / 1000 + quote);
        }
        return Files.write(folder.resolve("requests.csv"), lines);
    }
}
