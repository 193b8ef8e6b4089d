package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final List<CheckOption> OPTIONS = CheckHelp.OPTIONS;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("share", "3%"),
            Map.entry("time", "3s"),
            Map.entry("p99=time", "p99=3s"),
            Map.entry("count", "7"),
            Map.entry("file", "some.csv"),
            Map.entry("name", "UTF-8"),
            Map.entry("1,2,3,4", "4,3,2,1"),
            Map.entry("char", "pipe"),
            Map.entry("zone", "UTC"),
            Map.entry("pattern", "yyyyMMddHHmmss"),
            Map.entry("unit", "us"),
            Map.entry("words", "one, two"),
            Map.entry("form", "json"),
            Map.entry("when", "never"),
            Map.entry("number", "5"),
            Map.entry("", ""));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("OPTIONS")
    void everyOptionOfTheHelpIsReadWithAndWithoutPicocli(CheckOption option) {
        String value = Objects.requireNonNull(VALUES.get(option.value()), option.value());
        String word = option.takesValue() ? "--" + option.name() + "=" + value : "--" + option.name();

        assertThat(new CheckSettings().set(option.name(), value)).isTrue();
        assertThat(PlainArguments.read(List.of("a.csv", word))).isPresent();
        if (option.takesValue()) {
            assertThat(PlainArguments.read(List.of("--" + option.name(), value)))
                    .isPresent();
            assertThat(PlainArguments.read(List.of("--" + option.name()))).isEmpty();
        }
        assertThatNoException()
                .isThrownBy(() -> PicocliArguments.commandLine(terminal(new ByteArrayOutputStream()))
                        .parseArgs("check", "a.csv", word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INPUT",
                "INPUT --max-failure-rate 1%",
                "--max-average=1ms INPUT --max-slow-rate none --percentile p50=1ms --percentile=p99=2ms",
                "INPUT --format json --no-header 1,2,3,4 --day-first",
                "INPUT --max-average 5",
                "INPUT --slow -5ms",
                "INPUT --color never --color never",
                "INPUT --no-report=x",
                "INPUT --delimiter , --min-records 9",
                "missing.csv --aggregated",
                "INPUT --percentile p0=1s",
                "INPUT --percentile p99=1s --percentile p99=2s",
                "INPUT --max-failure-rate"
            })
    void bothReadersOfTheCommandLineDoTheSame(String line) throws IOException {
        Path input = Files.writeString(
                folder.resolve("requests.csv"),
                "timestamp,service_name,status,response_time_ms\n2025-06-02T10:00:10Z,auth,failure,300\n");
        Path report = folder.resolve("report.csv");
        String[] args = ("check " + line.replace("INPUT", input.toString()) + " --report " + report).split(" ", -1);

        Run plain = Run.of(args);
        String written = Files.exists(report) ? Files.readString(report) : "";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = PicocliArguments.commandLine(terminal(out)).execute(args);

        assertThat(exitCode).isEqualTo(plain.exitCode());
        assertThat(Run.text(out)).isEqualTo(plain.out());
        assertThat(Files.exists(report) ? Files.readString(report) : "").isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chek                        | Did you mean check?
                    wach                        | Did you mean watch?
                    run --server-prt 1          | Did you mean --server-port?
                    --server-prt 1              | Did you mean --server-port?
                    check --max-averge 2s       | Did you mean --max-average?
                    check --wibble              | sla-monitor: Unknown option: '--wibble'
                    check --max-average 2       | sla-monitor: --max-average: a time is written 500ms, 2s or 5min, not '2'
                    check --max-failure-rate 5  | sla-monitor: --max-failure-rate: a share is written 5% or 0.05, not '5'
                    check --max-failure-rate 101% | sla-monitor: --max-failure-rate: a ratio must be from 0
                    check --percentile 99       | sla-monitor: --percentile: a percentile is written p99=800ms, not '99'
                    check --percentile p101=1s  | sla-monitor: --percentile: a percentile must be over 0 and at most 100: percent=101
                    check --min-records 0       | sla-monitor: --min-records: a number of requests is written 100, not '0'
                    check --delimiter tabs      | sla-monitor: --delimiter: a delimiter is comma, semicolon, tab, pipe or one character, not 'tabs'
                    check --charset UFT-8       | sla-monitor: --charset: there is no character encoding 'UFT-8'
                    check --zone Berlin         | sla-monitor: --zone: there is no zone 'Berlin'
                    check --no-header 1,2,3     | sla-monitor: --no-header: the positions of timestamp, service, status and response time are written 1,2,3,4
                    check --time-unit h         | sla-monitor: --time-unit: a unit is ns, us, ms, s or min, not 'h'
                    check --format xml          | sla-monitor: --format: a report's form is csv, csv-long, json or markdown, not 'xml'
                    check --color blue          | sla-monitor: --color: colours are auto, always or never, not 'blue'
                    check --seed x              | sla-monitor: --seed: a seed is a whole number, not 'x'
                    check --day-first --month-first | sla-monitor: --month-first: month first cannot be set: day first was set before
                    check --slow 1s --slow 2s   | sla-monitor: --slow is given 2 times
                    check --slow                | Missing required parameter for option '--slow'
                    """)
    void mistakesAreToldWithTheRemedy(String line, String told) {
        Run run = Run.of(line.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(told).contains("--help'.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void helpTellsOptionsAndExitCodes() {
        Run help = Run.of("check", "--help");

        assertThat(help.exitCode()).isZero();
        for (CheckOption option : OPTIONS) {
            assertThat(help.out()).contains("--" + option.name());
        }
        assertThat(help.out())
                .contains("Exit code: 0 all is met")
                .doesNotContain("%n")
                .doesNotContain("%%");
        assertThat(help.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(Run.of("--help").out())
                .contains("Usage: sla-monitor")
                .contains("run ", "watch ", "serve ", "check ", "replay ", "notify-test ", "settings ", "completion ");
        assertThat(Run.of("--version").out()).startsWith("sla-monitor ");
        assertThat(Run.of("--help").exitCode()).isZero();
    }

    @Test
    void programEndsWithTheExitCodeOfTheCheck() throws IOException, InterruptedException {
        Path input = Files.writeString(
                folder.resolve("requests.csv"),
                "timestamp,service_name,status,response_time_ms\n2025-06-02T10:00:10Z,auth,failure,300\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> start =
                List.of(java, "-cp", System.getProperty("java.class.path"), SlaMonitorCli.class.getName(), "check");

        Process process = new ProcessBuilder(
                        Stream.concat(start.stream(), Stream.of(input.toString(), "--color", "always"))
                                .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isEqualTo(1);
        assertThat(out).contains("\u001B[31;1m").contains("VIOLATED: 1 of 3 checks");
        assertThat(folder.resolve("sla_violations_report.csv")).content().contains("auth,1.0,300.0,0.0");
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        return Run.terminal(out, new ByteArrayOutputStream(), false, true);
    }
}
