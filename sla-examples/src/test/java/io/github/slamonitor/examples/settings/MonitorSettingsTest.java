package io.github.slamonitor.examples.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.SlaPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorSettingsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("sla-monitor.yaml");
    }

    private MonitorSettings read(String text) throws IOException {
        Files.writeString(file, text);
        return MonitorSettings.of(Map.of("settings", file.toString()), Map.of());
    }

    @Test
    void optionGoesBeforeVariableAndVariableBeforeFile() throws IOException {
        Files.writeString(file, "database: file.db\ninterval: 7s\nserver:\n  port: 1\n  title: file\n");
        Map<String, String> environment =
                Map.of("SLA_SETTINGS", file.toString(), "SLA_DATABASE", "variable.db", "SLA_SERVER_PORT", "2");

        MonitorSettings settings = MonitorSettings.of(Map.of("server.port", "3"), environment);

        assertThat(settings.database()).isEqualTo(Path.of("variable.db"));
        assertThat(settings.serverPort()).hasValue(3);
        assertThat(settings.server("title")).contains("file");
        assertThat(settings.interval(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.file()).contains(file);
    }

    @Test
    void nothingSetLeavesWhatIsUsual() {
        MonitorSettings settings = MonitorSettings.of(Map.of(), Map.of());

        assertThat(settings.database()).isEqualTo(Path.of("sla_violations.db"));
        assertThat(settings.report()).contains(Path.of("sla_violations_report.csv"));
        assertThat(settings.serverHost()).isEqualTo("127.0.0.1");
        assertThat(settings.serverPort()).hasValue(8080);
        assertThat(settings.inputs()).isEmpty();
        assertThat(settings.policies()).isEmpty();
        assertThat(settings.colour()).isEmpty();
        assertThat(settings.isLogJson()).isFalse();
    }

    @Test
    void policiesHaveTheNamesOfLimits() throws IOException {
        MonitorSettings settings = read("""
                policies:
                  - services: [checkout, payment-*]
                    name: shop
                    max-failure-rate: 1%
                    p99: 800ms
                    min-records: 100
                    remind-every: 4h
                    no-data-for: 5min
                    objectives: [99.9% available over 28d, 99% within 500ms]
                    severity: critical
                    because: contract 4.2
                  - services: '*'
                    max-average: 2s
                """);

        assertThat(settings.policies()).extracting(SlaPolicy::name).containsExactly("shop", "*");
        SlaPolicy shop = settings.policies().get(0);
        assertThat(shop.services()).containsExactly("checkout", "payment-*");
        assertThat(shop.rules().stream().map(rule -> rule.condition()))
                .contains(
                        "failure rate at most 1%",
                        "p99 response time at most 800 ms", "time since the last request at most 300 s");
        assertThat(shop.objectives())
                .extracting(Object::toString)
                .containsExactly("99.9% availability over 28 d", "99% of requests within 500 ms over 30 d");
        assertThat(shop.rules().get(0).remindEvery()).isEqualTo(Duration.ofHours(4));
        assertThat(PolicyFile.read(file)).hasSize(2);
    }

    @Test
    void limitsMakeOnePolicyForEveryService() throws IOException {
        Files.writeString(file, "limits:\n  max-average: none\n  p99: 1s\n  p50: 100ms\n");

        MonitorSettings settings = MonitorSettings.of(
                Map.of("settings", file.toString(), "limits.slow", "1s"), Map.of("SLA_MAX_FAILURE_RATE", "3%"));

        assertThat(settings.policies().get(0).rules().stream().map(rule -> rule.condition()))
                .containsExactly(
                        "failure rate at most 3%",
                        "response violation rate (slower than 1 s) at most 10%",
                        "p50 response time at most 100 ms",
                        "p99 response time at most 1 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    databse: x.db                 | line 1: there is no setting 'databse'; did you mean database?
                    server:;  prot: 1             | line 2: there is no setting 'server.prot'; did you mean server.port?
                    port: 80                      | line 1: there is no setting 'port'; did you mean server.port?
                    limits:;  max-averge: 2s      | line 2: there is no setting 'limits.max-averge'; did you mean limits.max-average?
                    wibble: 1                     | line 1: there is no setting 'wibble'; 'sla-monitor settings' shows all there are
                    interval: soon                | line 1: a time is written 500ms, 2s or 5min, not 'soon'
                    interval: 2h                  | line 1: the interval is from 1s to 1h, not 2h
                    server:;  port: 99999         | line 2: a port is a number up to 65535, not '99999'
                    smtp:;  security: ssl         | line 2: this is starttls or tls or none, not 'ssl'
                    log:;  format: xml            | line 2: this is text or json, not 'xml'
                    a: 1;  b: 2                   | line 2: this is no YAML
                    database: [a, [b]]            | line 1: database takes a value, or a list of them
                    database:                     | line 1: database takes a value, or a list of them
                    database: a;database: b       | line 2: database is set already
                    server: yes                   | line 1: server has settings of its own, indented in the lines below
                    just text                     | line 1: settings are written 'database: sla_violations.db', a name and a value
                    policies: x                   | line 1: policies are a list
                    policies:;  - max-average: 2s | line 2: a policy says what services it is for
                    policies:;  - services: a     | line 2: there is nothing to check
                    policies:;  - services: a;    p90: x | line 3: p90: a time is written
                    policies:;  - services: a;    max-averge: 1s | line 3: there is no setting 'max-averge' in a policy; did you mean max-average?
                    policies:;  - services: a;    objectives: 99% | line 3: objectives: an objective is written '99.9% available over 30d'
                    policies:;  - services: a;    p9: 1s;  - services: a;    p9: 1s | line 4: there is a policy 'a' already
                    retention:;  hours: 1h        | line 2: figures must be kept for at least a day
                    retention:;  maximum-size: 2  | line 2: a size is written 500MB or 2GB, not '2'
                    limits:;  max-failure-rate: 5 | line 2: a share is written 5% or 0.05, not '5'
                    limits:;  slow: 1s;policies:;  - services: a;    p9: 1s | line 2: policies take the place of limits
                    format:;  date-order: year-first | line 2: this is day-first or month-first, not 'year-first'
                    """)
    void mistakesAreRefusedWithTheirLineAndTheRemedy(String text, String reason) {
        assertThatThrownBy(() -> read(text.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " " + reason);
    }

    @Test
    void mistakesInVariablesAndOptionsAreRefusedWithTheirNames() {
        assertThatThrownBy(() -> MonitorSettings.of(Map.of(), Map.of("SLA_INTERVAL", "x")))
                .hasMessageStartingWith("environment variable SLA_INTERVAL: a time is written");
        assertThatThrownBy(() -> MonitorSettings.of(Map.of(), Map.of("SLA_SERVER_PROT", "1")))
                .hasMessage("environment variable SLA_SERVER_PROT: there is no such setting; did you mean"
                        + " SLA_SERVER_PORT?");
        assertThatThrownBy(() -> MonitorSettings.of(Map.of("limits.slow", "x"), Map.of()))
                .hasMessageStartingWith("--slow: a time is written");
        assertThat(MonitorSettings.of(Map.of(), Map.of("SLA_KUBERNETES_PORT_8080_TCP", "x"))
                        .file())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, password, SLA_SMTP_PASSWORD",
        "slack, url, SLA_SLACK_URL",
        "pagerduty, key, SLA_PAGERDUTY_KEY",
        "server, token, SLA_SERVER_TOKEN",
        "server, keystore-password, SLA_SERVER_KEYSTORE_PASSWORD"
    })
    void secretsInTheFileAreRefusedWithTheVariableToSet(String section, String key, String variable) {
        assertThatThrownBy(() -> read(section + ":\n  " + key + ": s3cret\n"))
                .hasMessageStartingWith(file + " line 2: " + section + "." + key + " is a secret")
                .hasMessageContaining("set the variable " + variable)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        assertThatThrownBy(() -> MonitorSettings.of(Map.of("settings", "missing.yaml"), Map.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read missing.yaml: no such file");
    }

    @Test
    void sampleHasEverySettingAndIsRightAsItIsAndWithAllOfThem() throws IOException {
        String sample = sample();
        String all = Pattern.compile("^( *)#(?=[-a-z ])(?! )", Pattern.MULTILINE)
                .matcher(sample)
                .replaceAll("$1");
        String withoutPolicies = all.replaceAll("(?s)policies:\n.*?\n\n", "");

        assertThat(read(sample).database()).isEqualTo(Path.of("sla_violations.db"));
        MonitorSettings set = read(withoutPolicies.replaceAll(" *(no-header|timestamp-pattern):.*\n", ""));
        for (Setting setting : Setting.ALL) {
            assertThat(all).as(setting.name()).contains(setting.key().replace("percentile", "p99") + ": ");
            if (!Set.of("format.no-header", "format.timestamp-pattern").contains(setting.name())) {
                assertThat(set.environment()).as(setting.name()).containsKey(setting.variable());
            }
        }
        String policies = all.substring(all.indexOf("policies:\n"), all.indexOf("# Mails go"))
                .replaceAll("(?m)^  #  ", "    ");
        assertThat(read(policies).policies()).hasSize(2);
    }

    private static String sample() throws IOException {
        try (InputStream in = MonitorSettings.class.getResourceAsStream("../sla-monitor.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
