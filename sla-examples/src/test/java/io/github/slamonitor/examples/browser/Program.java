package io.github.slamonitor.examples.browser;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.slamonitor.examples.SlaMonitorCli;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code sla-monitor} as a process of its own: from the packaged jar where the build has made it, else from the class path. */
final class Program implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[1-9]\\d*");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI uri;

    private Program(Process process, Path out) {
        this.process = process;
        this.uri = address(process, out);
    }

    /** Serves a database without a monitor. */
    static Program serve(Path folder) {
        return start(folder, "serve", "--server-port", "0");
    }

    /** Monitors what is sent to it, and looks at it every second. */
    static Program run(Path folder, String... options) {
        return start(
                folder,
                concat(new String[] {"run", "--input", "http", "--interval", "1s", "--server-port", "0"}, options));
    }

    private static String[] concat(String[] first, String[] second) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(String[]::new);
    }

    static Program start(Path folder, String... arguments) {
        Path out = folder.resolve("out.txt");
        try {
            Files.deleteIfExists(out);
            Process process = new ProcessBuilder(command(arguments))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            return new Program(process, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end, with lines to read. */
    static void finish(Path folder, String input, String... arguments) throws IOException, InterruptedException {
        File lines = Files.writeString(folder.resolve("in.txt"), input).toFile();
        File out = folder.resolve("out.txt").toFile();
        Process process = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectInput(lines)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        assertThat(process.waitFor()).as(() -> text(out.toPath())).isZero();
    }

    private static List<String> command(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        Optional<Path> jar = Optional.ofNullable(System.getProperty("sla-monitor.jar"))
                .map(Path::of)
                .filter(Files::exists);
        command.addAll(jar.map(file -> List.of("-jar", file.toString()))
                .orElse(List.of("-cp", System.getProperty("java.class.path"), SlaMonitorCli.class.getName())));
        command.addAll(List.of(arguments));
        return command;
    }

    private static URI address(Process process, Path out) {
        await().atMost(START_TIME)
                .until(() -> !process.isAlive() || ADDRESS.matcher(text(out)).find());
        return ADDRESS.matcher(text(out))
                .results()
                .map(MatchResult::group)
                .map(URI::create)
                .findFirst()
                .orElseThrow(() -> new AssertionError("sla-monitor did not start: " + text(out)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return uri;
    }

    /** Sends requests of one service, of which so many of a hundred failed. */
    void send(String service, int requests, int failedOfHundred) {
        String records = IntStream.range(0, requests)
                .mapToObj(request -> String.format(
                        "{\"service\":\"%s\",\"responseTimeMillis\":120,\"success\":%b}",
                        service.replace("\\", "\\\\").replace("\"", "\\\""), request % 100 >= failedOfHundred))
                .collect(Collectors.joining("\n"));
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/api/records"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(records))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
