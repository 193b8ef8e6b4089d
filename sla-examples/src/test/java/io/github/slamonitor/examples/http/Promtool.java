package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prometheus' own check of metrics; where it is not installed, it is skipped, except in CI. */
final class Promtool {

    private static final Path TOOL = Path.of("/usr/bin/promtool");

    private Promtool() {}

    static void check(String metrics) throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(TOOL);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("promtool is installed (Debian: apt-get install prometheus)")
                    .isTrue();
        }
        assumeTrue(installed, "promtool is not installed (Debian: apt-get install prometheus)");
        Process process = new ProcessBuilder(TOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(metrics.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }
}
