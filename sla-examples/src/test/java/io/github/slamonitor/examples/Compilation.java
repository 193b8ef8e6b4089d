package io.github.slamonitor.examples;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles code as a user would write it, against everything that these tests run with. Nothing is written. */
final class Compilation {

    private Compilation() {}

    /** What a user imports. */
    static final String IMPORTS = """
            import static io.github.slamonitor.Indicators.*;
            import static io.github.slamonitor.Severity.*;
            import io.github.slamonitor.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.stream.*;
            """;

    /** {@return the compiler's errors, each with the name and line of its source} */
    static List<String> errorsIn(Map<String, String> sourceByClassName) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-proc:none", "-Xlint:none", "-Xmaxerrs", "1000"),
                        null,
                        sourceByClassName.entrySet().stream()
                                .map(source -> new Source(source.getKey(), source.getValue()))
                                .toList());
        try {
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Compilation::inWords)
                .toList();
    }

    /**
     * {@return a loader of the classes, compiled}
     *
     * @throws AssertionError when they do not compile
     */
    static ClassLoader classesOf(Map<String, String> sourceByClassName) {
        List<String> errors = errorsIn(sourceByClassName);
        if (!errors.isEmpty()) {
            throw new AssertionError(String.join("\n", errors));
        }
        CompiledClasses classes = new CompiledClasses();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean done = compiler.getTask(
                        null,
                        classes.output(compiler),
                        null,
                        List.of("-proc:none", "-Xlint:none"),
                        null,
                        sourceByClassName.entrySet().stream()
                                .map(source -> new Source(source.getKey(), source.getValue()))
                                .toList())
                .call();
        if (!done) {
            throw new AssertionError("the compiler found no error before");
        }
        return classes;
    }

    private static String inWords(Diagnostic<? extends JavaFileObject> error) {
        String where =
                error.getSource() == null ? "" : error.getSource().getName() + ":" + error.getLineNumber() + ": ";
        return where + error.getMessage(Locale.ROOT);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String className, String code) {
            super(URI.create("string:///" + className + Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
