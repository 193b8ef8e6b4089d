package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    private Path folder;

    private Path requests(int failing) throws IOException {
        StringBuilder rows = new StringBuilder("timestamp,service_name,status,response_time_ms\n");
        for (int second = 0; second < 1800; second++) {
            boolean bad = second >= 600 && second < 900 && second % 100 < failing;
            rows.append("2025-06-01T10:%02d:%02dZ,auth,%s,100%n"
                    .formatted(second / 60, second % 60, bad ? "failure" : "success"));
        }
        return Files.writeString(folder.resolve("requests.csv"), rows);
    }

    @Test
    void printsTheTimeline() throws IOException {
        Run run = Run.of("replay", requests(20).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("opened (UTC)         resolved  how long")
                .contains("auth: failure rate at most 5% over 5 min")
                .contains("Replayed 1,800 requests from 2025-06-01 10:00:00 to 2025-06-01 10:30:00 UTC.")
                .contains("1 alert on 1 service");
    }

    @Test
    void endsWithZeroWhenNoAlertWouldHaveBeenRaised() throws IOException {
        Run run = Run.of("replay", requests(0).toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("No alert would have been raised.");
    }

    @Test
    void endsWithTwoWhenThereWasNeverEnoughData() throws IOException {
        Run run = Run.of("replay", requests(0).toString(), "--min-records", "5000");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("not everything could be checked");
    }

    @Test
    void comparesWithAnotherPolicy() throws IOException {
        Run run =
                Run.of("replay", requests(4).toString(), "--max-failure-rate", "5%", "--other-max-failure-rate", "2%");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("Only the other policy would have raised")
                .contains("First policy: No alert would have been raised.")
                .contains("Other policy: 1 alert on 1 service");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(Run.of("replay", requests(0).toString(), "--aggregated").exitCode())
                .isEqualTo(2);
        assertThat(Run.of("replay", requests(0).toString(), "--every", "1ms").err())
                .contains("a monitor evaluates every 1s to 1h");
        assertThat(Run.of("replay", "--help").out()).contains("--other-max-failure-rate", "Exit code");
    }
}
