package io.github.slamonitor.examples;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Traffic.traffic;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.PolicyTest;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in the README compiles, and what it says of alerts comes true. */
class ReadmeExamplesTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern POLICY = Pattern.compile("SlaPolicy (\\w+) = SlaPolicy");

    private static final String IMPORTS = Compilation.IMPORTS + """
            import static io.github.slamonitor.Traffic.traffic;
            import static io.github.slamonitor.webhook.WebhookListener.environment;
            import static java.time.Duration.*;
            import io.github.slamonitor.csv.*;
            import io.github.slamonitor.examples.ExampleWorld;
            import io.github.slamonitor.mail.*;
            import io.github.slamonitor.store.sqlite.*;
            import io.github.slamonitor.webhook.*;
            import java.io.Writer;
            import org.junit.jupiter.api.Test;
            """;

    /** What a block may use that another part of the README, or the user's program, has. */
    private static final String VARIABLES = """
            SlaPolicy policy = ExampleWorld.policy();
            SlaPolicy stricter = ExampleWorld.stricter();
            public SlaPolicy checkout = ExampleWorld.policy();
            List<MetricRecord> records = ExampleWorld.records().toList();
            SlaMonitor monitor = ExampleWorld.monitor();
            SlaReport report = SlaEvaluator.of(policy).evaluate(ExampleWorld.records());
            SlaMonitor.Builder builder;
            MailListener mail;
            Writer writer;
            Duration elapsed = ofMillis(120);
            Instant from = ExampleWorld.now();
            Instant until = ExampleWorld.now();
            """;

    @TempDir
    private Path folder;

    /** The blocks as classes by name; a block that tells of a policy returns it. Files are those of this test. */
    private Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "README.md")));
        while (block.find()) {
            String name = "Readme" + (sources.size() + 1);
            String code = block.group(1).replace("…\n", "\n");
            sources.put(
                    name,
                    source(
                            name,
                            code.replaceAll("(requests|week)\\.csv", requests().toString())));
        }
        return sources;
    }

    private Path requests() throws IOException {
        Path file = folder.resolve("some.csv");
        if (!Files.exists(file)) {
            StringBuilder rows = new StringBuilder("timestamp,service_name,status,response_time_ms\n");
            ExampleWorld.records()
                    .forEach(record -> rows.append(record.timestamp())
                            .append(",checkout,")
                            .append(record.successful() ? "success" : "failure")
                            .append(",100\n"));
            Files.writeString(file, rows);
        }
        return file;
    }

    private static String source(String name, String code) {
        Matcher policy = POLICY.matcher(code);
        String returned = policy.find() ? policy.group(1) : "checkout";
        String members = code.startsWith("@Test")
                ? code.replace("void ", "public void ")
                : "public SlaPolicy example() throws Exception {\n" + code + "\nreturn " + returned + ";\n}\n";
        return IMPORTS + "public class " + name + " {\n" + VARIABLES + members + "}\n";
    }

    /** Runs the first block that has some words, where {@code checkout} is a policy; the policy that it tells of. */
    private @Nullable Object run(String words, SlaPolicy checkout) throws Exception {
        for (Map.Entry<String, String> source : sources().entrySet()) {
            if (source.getValue().replace(VARIABLES, "").contains(words)) {
                Class<?> type = Compilation.classesOf(Map.of(source.getKey(), source.getValue()))
                        .loadClass(source.getKey());
                Object example = type.getDeclaredConstructor().newInstance();
                type.getField("checkout").set(example, checkout);
                return ExampleWorld.quietly(() -> type.getDeclaredMethods()[0].invoke(example));
            }
        }
        throw new AssertionError("no block has: " + words);
    }

    private SlaPolicy policyOf(String words) throws Exception {
        return (SlaPolicy) Objects.requireNonNull(run(words, ExampleWorld.policy()));
    }

    @Test
    void everyBlockCompiles() throws IOException {
        Map<String, String> sources = sources();
        assertThat(sources).hasSizeGreaterThan(8);
        assertThat(Compilation.errorsIn(sources)).isEmpty();
    }

    @Test
    void theFirstPolicyAlertsAsTheTestOfItSays() throws Exception {
        SlaPolicy first = policyOf("CsvRecords.read(");
        run("alertsSoonAfterAFifthOfCheckoutFails", first);
        PolicyTest.given(
                        first,
                        traffic("payment-eu").perSecond(10).fromMinute(10).slow(percent(2), ofMillis(900)))
                .rule("p99 response time at most 800 ms")
                .opensInMinute(12)
                .staysOpen()
                .rule("failure rate at most 5%")
                .neverOpens();
    }

    @Test
    void combinedRulesCountOnlyWithTraffic() throws Exception {
        SlaPolicy combined = policyOf(".when(");
        String failures = combined.rules().get(0).name();
        PolicyTest.given(
                        combined,
                        traffic("checkout").perSecond(20).fromMinute(10).failing(percent(20)))
                .rule(failures)
                .opensInMinute(11)
                .staysOpen();
        PolicyTest.given(
                        combined,
                        traffic("checkout").perSecond(5).fromMinute(10).failing(percent(20)))
                .nothingOpens();
        PolicyTest.given(
                        combined,
                        traffic("checkout")
                                .perSecond(20)
                                .fromMinute(60)
                                .forMinutes(5)
                                .taking(ofMillis(900)))
                .rule("fast")
                .opensInMinute(60);
    }

    @Test
    void theCauseKeepsTheEffectFromBeingTold() throws Exception {
        SlaPolicy database = SlaPolicy.named("database")
                .appliesTo("database")
                .require(failureRate().atMost(percent(5)).named("queries"))
                .build();
        PolicyTest test = PolicyTest.given(
                SlaReplay.of(policyOf(".when("), database),
                traffic("checkout")
                        .perSecond(20)
                        .fromMinute(10)
                        .forMinutes(5)
                        .failing(percent(20))
                        .and(traffic("database").fromMinute(9).forMinutes(7).failing(percent(50))));
        test.rule("queries").opensInMinute(9).neverOpensAgain();
        test.rule(policyOf(".when(").rules().get(0)).neverOpens();
    }

    @Test
    void theErrorBudgetAlertsOnceBothWindowsBurn() throws Exception {
        SlaPolicy budget = policyOf(".objective(Objective.availability");
        String page = budget.rules().get(0).name();
        assertThat(page).isEqualTo("burn rate of availability over 1 h and 5 min");
        // 14% burns 140 times too fast: the long window of an hour is over 14.4 after 10.3% of it.
        PolicyTest.given(
                        budget,
                        traffic("checkout")
                                .perSecond(10)
                                .fromMinute(120)
                                .forMinutes(120)
                                .failing(percent(14)))
                .rule(page)
                .opensInMinute(126)
                .resolvesInMinute(244)
                .neverOpensAgain();
    }

    @Test
    void theReplayRuns() throws Exception {
        run("SlaReplay.of(policy).run", ExampleWorld.policy());
    }
}
