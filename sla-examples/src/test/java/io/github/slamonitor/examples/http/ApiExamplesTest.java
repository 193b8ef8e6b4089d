package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples in docs/api.md, run as they are written but for the port. */
class ApiExamplesTest {

    private static final Path DOCS = Path.of("..", "docs", "api.md");
    private static final String ADDRESS = "http://127.0.0.1:8080";

    /** An answer that is an error fails, and one that has no end is left after a while. */
    private static final String STRICT = """
            set -e
            curl() {
              code=0
              command curl --silent --show-error --fail --max-time 2 "$@" || code=$?
              [ $code = 0 ] || [ $code = 28 ]
            }
            """;

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "curl"))))
                .as("curl is installed")
                .isTrue();
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The indented blocks that ask this server. */
    private static List<String> examples() throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : Files.readString(DOCS).concat("\nend").split("\n", -1)) {
            if (line.startsWith("    ")) {
                block.append(line.substring(4)).append('\n');
            } else if (!line.isBlank() || block.indexOf("<<") < 0) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return blocks.stream().filter(each -> each.contains(ADDRESS)).toList();
    }

    private String run(String example) throws IOException, InterruptedException {
        String script = STRICT + example.replace(ADDRESS, server.uri("").toString());
        Path out = folder.resolve("out.txt");
        Process shell = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out);
        assertThat(shell.exitValue()).as("%s%n%s", example, text).isZero();
        return text;
    }

    @Test
    @Timeout(120)
    void work() throws IOException, InterruptedException {
        List<String> examples = examples();
        assertThat(run(examples.get(0)).strip()).isEqualTo("{\"accepted\":2,\"rejected\":[],\"rejectedCount\":0}");
        server.record("payment-eu", 100, 20, Duration.ofMillis(100));
        server.evaluateAndShow();
        Awaitility.await().until(() -> !server.store.history().rules().isEmpty());

        String answers = run(examples.subList(1, examples.size()).stream().collect(Collectors.joining()));

        assertThat(answers)
                .contains("\"verdict\":\"VIOLATED\"")
                .contains("retry: 2000")
                .contains("\"total\":1,")
                .contains("\"worstFailureRate\":0.2")
                .contains("\"reason\":\"deployment\"")
                .contains("\"boundText\":\"at most 5%\"");
        assertThat(Files.readString(folder.resolve("violations.csv")))
                .contains("payment-eu,shop,failure rate at most 5%");
    }
}
