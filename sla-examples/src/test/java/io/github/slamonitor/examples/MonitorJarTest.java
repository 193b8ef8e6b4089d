package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that run for long, as users start them. */
@EnabledIfSystemProperty(named = "sla-monitor.jar", matches = ".+", disabledReason = "needs the jar: mvn verify")
class MonitorJarTest {

    private static final String DATABASE = "sla_violations.db";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private long requestsInDatabase(String service) {
        try (ViolationHistory history = ViolationHistory.open(folder.resolve(DATABASE))) {
            return history.totals(service, Instant.EPOCH, Instant.now().plus(Duration.ofHours(2)))
                    .records();
        }
    }

    @Test
    void withoutArgumentsAMadeUpShopIsMonitoredUntilSigterm() throws IOException, InterruptedException {
        try (Program program = Program.start(folder, Map.of("SLA_SERVER_PORT", "0", "SLA_INTERVAL", "1s"))) {
            String address = program.address();
            assertThat(get(address + "/health").statusCode()).isEqualTo(200);
            program.awaitOut("checkout, a slow deployment begins");
            program.awaitOut("opened    checkout: response violation rate (slower than 500 ms) at most 10%");
            await().until(() -> !mails().isEmpty());
            assertThat(get(address + "/api/overview").body()).contains("\"firing\"");

            program.terminate();

            assertThat(program.exitCode()).as(program.err()).isZero();
            assertThat(program.out()).contains("requests were counted, and everything is in " + DATABASE);
            assertThat(program.err()).isEmpty();
        }
        assertThat(requestsInDatabase("search")).isPositive();
        try (ViolationHistory history = ViolationHistory.open(folder.resolve(DATABASE))) {
            assertThat(history.count(ViolationQuery.all().services("checkout"))).isPositive();
        }
    }

    private List<Path> mails() throws IOException {
        Path mails = folder.resolve("mails");
        if (!Files.exists(mails)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mails)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    @Test
    void sigtermUnderLoadLosesNothingThatWasAccepted() throws IOException, InterruptedException {
        AtomicLong accepted = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        try (Program program =
                Program.start(folder, "run", "--input", "http", "--server-port", "0", "--interval", "1s")) {
            URI records = URI.create(program.address() + "/api/records");
            ExecutorService senders = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 4; i++) {
                senders.execute(() -> send(records, sent, accepted));
            }
            await().until(() -> accepted.get() > 5000);

            program.terminate();

            assertThat(program.exitCode()).as(program.err()).isZero();
            senders.shutdown();
            assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(requestsInDatabase("load")).isBetween(accepted.get(), sent.get());
    }

    /** Sends until nobody takes it. */
    private void send(URI records, AtomicLong sent, AtomicLong accepted) {
        String batch = "{\"service\":\"load\",\"responseTimeMillis\":5,\"success\":true}\n".repeat(100);
        HttpRequest request = HttpRequest.newBuilder(records)
                .header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(batch))
                .build();
        try {
            while (true) {
                sent.addAndGet(100);
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    return;
                }
                accepted.addAndGet(100);
            }
        } catch (IOException e) {
            // The program has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void secondMonitorOfADatabaseAndSecondServerOfAPortAreRefused() throws IOException, InterruptedException {
        try (Program first = Program.start(folder, "run", "--input", "http", "--server-port", "0")) {
            String port = first.address().replaceAll(".*:", "");
            try (Program second = Program.start(folder, "run", "--input=http", "--server-port=0");
                    Program third =
                            Program.start(folder, "run", "--input=http", "--database=b.db", "--server-port=" + port)) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.err())
                        .startsWith("sla-monitor: cannot open ")
                        .contains("another monitor has it open; close that one, or give this one a file of its own");
                assertThat(third.exitCode()).isEqualTo(2);
                assertThat(third.err())
                        .contains("cannot listen on 127.0.0.1:" + port)
                        .contains("choose a port with --server-port");
            }
            first.terminate();
            assertThat(first.exitCode()).isZero();
        }
    }

    @Test
    void settingsComeFromFileVariablesAndOptions() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("sla-monitor.yaml"), "database: file.db\ninput: http\nserver:\n  port: 0\n");
        try (Program program = Program.start(folder, Map.of("SLA_DATABASE", "variable.db"));
                Program other = Program.start(
                        folder, Map.of("SLA_DATABASE", "variable.db"), "run", "--database", "option.db")) {
            program.awaitOut("Ctrl+C");
            other.awaitOut("Ctrl+C");
            assertThat(program.out()).contains("database   variable.db").contains("settings   sla-monitor.yaml");
            assertThat(other.out()).contains("database   option.db");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --interval soon          | sla-monitor: --interval: a time is written 500ms, 2s or 5min, not 'soon'
            run --databse x.db           | Did you mean --database?
            run --smtp-password s3cret   | sla-monitor: smtp.password is a secret and is read from the environment alone
            runn                         | Did you mean run?
            watch                        | sla-monitor: name a file or a folder to watch, or - for standard input
            serve --server-port none     | sla-monitor: there is nothing to serve with server.port: none; name a port
            serve --database missing.db  | sla-monitor: cannot
            run --settings missing.yaml  | sla-monitor: cannot read missing.yaml: no such file
            run --server-host 0.0.0.0    | sla-monitor:
            """)
    void whatCannotBeDoneIsToldInALine(String line, String told) throws IOException, InterruptedException {
        try (Program program = Program.start(folder, line.split(" ", -1))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.err()).contains(told).doesNotContain("\tat ").doesNotContain("s3cret");
            assertThat(program.out()).isEmpty();
        }
    }

    @Test
    void logAndStoryAreJsonWhenAskedFor() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("SLA_LOG_FORMAT", "json", "SLA_SERVER_PORT", "0");
        try (Program program = Program.start(folder, environment, "run", "--interval=1s")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> program.err().contains("opened warning: checkout"));
            program.terminate();
            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).isEmpty();
            assertThat(program.err().lines())
                    .allSatisfy(
                            line -> assertThat(line)
                                    .matches(
                                            "\\{\"time\":\"[^\"]+\",\"level\":\"[A-Z]+\",\"logger\":\".*\",\"message\":\".*\"}"));
        }
    }

    @Test
    void databaseIsServedWithoutAMonitor() throws IOException, InterruptedException {
        try (Program program = Program.start(folder, "run", "--input=http", "--server-port=0", "--interval=1s")) {
            String body = "{\"service\":\"load\",\"responseTimeMillis\":5,\"success\":true}";
            client.send(
                    HttpRequest.newBuilder(URI.create(program.address() + "/api/records"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            program.terminate();
            assertThat(program.exitCode()).isZero();
        }
        try (Program program = Program.start(folder, "serve", "--server-port", "0")) {
            String overview = get(program.address() + "/api/overview").body();
            assertThat(overview).contains("\"live\":false");
            program.terminate();
            assertThat(program.exitCode()).as(program.err()).isZero();
        }
    }

    @Test
    void usersAreAddedListedAndRemoved() throws IOException, InterruptedException {
        try (Program add = Program.start(folder, "users", "add", "ada", "--role", "operator")) {
            add.in().write("a long password\n".getBytes(StandardCharsets.UTF_8));
            add.in().close();
            assertThat(add.exitCode()).as(add.err()).isZero();
            assertThat(add.out() + add.err()).contains("ada may sign in").doesNotContain("a long password");
        }
        try (Program token = Program.start(folder, "users", "token", "shop", "--role", "sender");
                Program wrong = Program.start(folder, "users", "token", "shop", "--role", "boss")) {
            assertThat(token.exitCode()).isZero();
            assertThat(token.out().lines()).hasSize(1);
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("a role is one of sender, viewer, operator, not 'boss'");
        }
        try (Program remove = Program.start(folder, "users", "remove", "shop")) {
            assertThat(remove.exitCode()).isZero();
        }
        try (Program list = Program.start(folder, "users", "list")) {
            assertThat(list.exitCode()).isZero();
            assertThat(list.out()).contains("ada").contains("operator").doesNotContain("shop");
        }
    }

    @Test
    void settingsAndCompletionArePrinted() throws IOException, InterruptedException {
        try (Program settings = Program.start(folder, "settings");
                Program completion = Program.start(folder, "completion")) {
            assertThat(settings.exitCode()).isZero();
            assertThat(settings.out()).contains("#database: sla_violations.db");
            assertThat(completion.exitCode()).isZero();
            assertThat(completion.out())
                    .startsWith("#!")
                    .contains("--server-port")
                    .contains("watch");
        }
    }
}
