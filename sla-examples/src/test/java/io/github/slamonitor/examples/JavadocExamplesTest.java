package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type of the library modules shows how it is used, and what it shows compiles. */
class JavadocExamplesTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)}</pre>", Pattern.DOTALL);
    /** Of what an example must speak to be about alerts, and so to be run too. */
    private static final Pattern ABOUT_ALERTS = Pattern.compile(
            "pendingFor|keepFiringFor|resolvedAt|remindEvery|flappingAfter"
                    + "|[iI]nhibit|\\.when\\(|allOf|anyOf|burnRate|errorBudgets|objective|noDataFor|PolicyTest|SlaReplay|Silence|Maintenance");

    private static final Pattern MARGIN = Pattern.compile("^ *\\* ?", Pattern.MULTILINE);
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public .*\\b(class|interface|record|enum) \\w+", Pattern.MULTILINE);

    /** What an example may use without saying where it comes from. */
    private static final String VARIABLES = """
            SlaPolicy policy = io.github.slamonitor.examples.ExampleWorld.policy();
            Stream<MetricRecord> records = io.github.slamonitor.examples.ExampleWorld.records();
            SlaReport report;
            SlaMonitor monitor = io.github.slamonitor.examples.ExampleWorld.monitor();
            Violation violation;
            Instant from;
            Instant until;
            io.github.slamonitor.store.sqlite.ViolationHistory history;
            """;

    @Test
    void everyPublicTypeHasAnExample() throws IOException {
        List<String> without = publicTypes()
                .filter(file -> !EXAMPLE.matcher(documentationOfType(file)).find())
                .map(Path::toString)
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    void everyExampleCompiles() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        publicTypes().forEach(file -> addExamples(file, sources));

        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(Compilation.errorsIn(sources)).isEmpty();
    }

    @Test
    void everyExampleAboutAlertsRuns() throws Exception {
        Map<String, String> sources = new TreeMap<>();
        publicTypes()
                .filter(file -> file.startsWith(REPOSITORY.resolve("sla-core")))
                .forEach(file -> addExamples(file, sources));
        sources.values().removeIf(source -> !ABOUT_ALERTS.matcher(source).find());
        assertThat(sources).hasSizeGreaterThan(15);

        ClassLoader classes = Compilation.classesOf(sources);
        for (String name : sources.keySet()) {
            Constructor<?> constructor = classes.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            Object example = constructor.newInstance();
            Method run = example.getClass().getDeclaredMethod("example");
            run.setAccessible(true);
            assertThatCode(() -> ExampleWorld.quietly(() -> run.invoke(example)))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    /** The files of exported packages, module by module. A module without a module-info is no library. */
    private static Stream<Path> publicTypes() throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            return modules
                    .map(module -> module.resolve("src/main/java"))
                    .filter(sources -> Files.exists(sources.resolve("module-info.java")))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(JavadocExamplesTest::filesOfExportedPackages)
                    .filter(file -> PUBLIC_TYPE.matcher(read(file)).find());
        }
    }

    private static Stream<Path> filesOfExportedPackages(Path sources) {
        return Pattern.compile("exports ([\\w.]+)")
                .matcher(read(sources.resolve("module-info.java")))
                .results()
                .map(exported -> sources.resolve(exported.group(1).replace('.', '/')))
                .flatMap(JavadocExamplesTest::filesIn);
    }

    private static void addExamples(Path file, Map<String, String> sources) {
        String text = read(file);
        String type = file.getFileName().toString().replace(".java", "");
        Matcher example = EXAMPLE.matcher(text);
        for (int number = 1; example.find(); number++) {
            String name = type + "Example" + number;
            sources.put(
                    name,
                    source(
                            name,
                            packageOf(text),
                            MARGIN.matcher(example.group(1)).replaceAll("")));
        }
    }

    private static String source(String name, String ownPackage, String example) {
        return Compilation.IMPORTS
                + "import " + ownPackage + ".*;\n"
                + "class " + name + " {\n" + VARIABLES
                + "void example() throws Exception {\n" + example + "}\n}\n";
    }

    private static String documentationOfType(Path file) {
        String text = read(file);
        Matcher type = PUBLIC_TYPE.matcher(text);
        assertThat(type.find()).isTrue();
        return text.substring(0, type.start());
    }

    private static String packageOf(String text) {
        return text.replaceFirst("(?s).*?package ([\\w.]+);.*", "$1");
    }

    private static Stream<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
