package io.github.slamonitor.examples;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar as a process of its own. */
final class Program implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Thread> readers = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        readers.add(collect(process.getInputStream(), out));
        readers.add(collect(process.getErrorStream(), err));
    }

    static Program start(Path folder, String... args) throws IOException {
        return start(folder, Map.of(), args);
    }

    static Program start(Path folder, Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("sla-monitor.jar")));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SLA_"));
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    private static Thread collect(InputStream in, ByteArrayOutputStream into) {
        Thread thread = new Thread(() -> {
            try {
                in.transferTo(into);
            } catch (IOException e) {
                into.writeBytes(("(broken off: " + e.getMessage() + ')').getBytes(StandardCharsets.UTF_8));
            }
        });
        thread.start();
        return thread;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    OutputStream in() {
        return process.getOutputStream();
    }

    /** Waits until standard output has a text. */
    void awaitOut(String text) {
        await().atMost(LONGEST)
                .failFast("the program ended: " + err(), () -> !process.isAlive() && !out().contains(text))
                .until(() -> out().contains(text));
    }

    /** Where the dashboard is, as soon as the program says so. */
    String address() {
        Pattern uri = Pattern.compile("http://127.0.0.1:\\d+");
        await().atMost(LONGEST)
                .failFast("the program ended: " + err(), () -> !process.isAlive())
                .until(() -> uri.matcher(out()).find());
        Matcher found = uri.matcher(out());
        if (!found.find()) {
            throw new IllegalStateException("no address in " + out());
        }
        return found.group();
    }

    /** Sends SIGTERM, and goes on reading what it prints. */
    void terminate() {
        process.toHandle().destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not end: " + out() + err());
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
