package io.github.slamonitor.examples.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.SlaPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("policies.txt");
    }

    @Test
    void sectionIsAPolicyForItsServices() throws IOException {
        Files.writeString(file, """
                \uFEFF# what we promised
                [checkout, payment-*]  # a comment
                max-failure-rate = 1%
                max-average=800ms
                slow = 300ms
                  max-slow-rate = 5%
                p99.9 = 2s
                p50 = 200ms
                min-records = 1000
                severity = critical
                because = contract #4.2

                [*]
                max-average = 2s
                """);

        List<SlaPolicy> policies = PolicyFile.read(file);

        assertThat(policies).extracting(SlaPolicy::name).containsExactly("checkout, payment-*", "*");
        assertThat(policies.get(0).services()).containsExactly("checkout", "payment-*");
        assertThat(policies.get(0).rules())
                .extracting(rule -> rule.condition())
                .containsExactly(
                        "failure rate at most 1%",
                        "average response time at most 800 ms",
                        "response violation rate (slower than 300 ms) at most 5%",
                        "p50 response time at most 200 ms",
                        "p99.9 response time at most 2 s");
        assertThat(policies.get(0).rules()).allSatisfy(rule -> {
            assertThat(rule.minimumRecords()).isEqualTo(1000);
            assertThat(rule.severity()).hasToString("CRITICAL");
            assertThat(rule.reason()).contains("contract #4.2");
        });
        assertThat(policies.get(1).rules()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [a];max-averge = 2s               | line 2: there is no setting 'max-averge'; did you mean max-average?
                    [a];wibble = 2s                   | line 2: there is no setting 'wibble'; known are max-failure-rate,
                    [a];max-average = 2               | line 2: a time is written 500ms, 2s or 5min, not '2'
                    [a];max-average                   | line 2: a setting is written max-average = 2s, not 'max-average'
                    [a];max-average = 2s;max-average = 3s | line 3: max-average is set already in this section
                    [a];p99 = 2s;p99.0 = 3s           | line 3: p99.0 is given twice
                    [a];p101 = 2s                     | line 2: a percentile must be over 0 and at most 100: percent=101
                    [a];severity = bad;max-average=2s | line 2: a severity is info, warning or critical, not 'bad'
                    max-average = 2s                  | line 1: start a section first: [*] or [a-service]
                    [a                                | line 1: the ] after the services is missing
                    []                                | line 1: name services between [ and ], or * for all
                    [a, , b];max-average = 2s         | line 1: a service name or pattern must not be blank
                    [a];max-average=1s;[ a ];         | line 3: there is a section [a] already
                    [a];[b];max-average=1s            | line 1: there is nothing to check; set a limit such as max-failure-rate
                    [a];slow = 1s;max-average=1s      | line 1: slow needs max-slow-rate beside it, the share that may be slower
                    [a];max-failure-rate = 100%       | line 1: policy 'a': rule 'failure rate at most 100%' can never be violated
                    # nothing                         | has no policies; start one with [*] or [a-service]
                    """)
    void mistakesAreNamedWithTheirLine(String text, String reason) throws IOException {
        Files.writeString(file, text.replace(';', '\n'));

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " " + reason);
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        assertThatThrownBy(() -> PolicyFile.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read the policies in " + folder + ": it is a folder");
        Files.write(file, "[caf\u00E9]".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> PolicyFile.read(file)).hasMessage(file + " is not a text in UTF-8");
    }
}
