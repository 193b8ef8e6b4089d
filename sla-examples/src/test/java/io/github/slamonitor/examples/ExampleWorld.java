package io.github.slamonitor.examples;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Objective;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.Traffic;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What the examples of the documentation use without saying where it comes from. Public for the classes that are made of them. */
public final class ExampleWorld {

    private ExampleWorld() {}

    public static SlaPolicy policy() {
        return SlaPolicy.named("example")
                .appliesTo("checkout")
                .require(failureRate().atMost(percent(5)))
                .require(availability().atLeast(percent(95.5)).named("availability"))
                .require(averageResponseTime().atMost(Duration.ofSeconds(2)))
                .objective(Objective.availability(percent(99.9)))
                .build();
    }

    public static SlaPolicy stricter() {
        return SlaPolicy.named("stricter")
                .require(failureRate().atMost(percent(3)))
                .build();
    }

    public static Stream<MetricRecord> records() {
        return Traffic.traffic("checkout")
                .fromMinute(10)
                .forMinutes(5)
                .failing(percent(20))
                .records();
    }

    /** A monitor that has seen a failure. */
    public static SlaMonitor monitor() {
        SlaMonitor monitor =
                SlaMonitor.builder().policy(policy()).clock(() -> Traffic.START).build();
        monitor.failure("checkout", 120_000_000);
        monitor.evaluate(Traffic.START);
        return monitor;
    }

    public static Instant now() {
        return Traffic.START;
    }

    /** Runs an example whose output nobody needs to see. */
    static <T> T quietly(Callable<T> example) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return example.call();
        } finally {
            System.setOut(out);
        }
    }
}
