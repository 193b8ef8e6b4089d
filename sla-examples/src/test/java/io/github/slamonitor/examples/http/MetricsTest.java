package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    @TempDir
    private Path folder;

    @Test
    void metricsPassPrometheusOwnCheck() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.record("checkout", 100, 20, Duration.ofMillis(900));
            server.evaluateAndShow();
            HttpResponse<String> metrics = server.get("/metrics");

            assertThat(metrics.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body().lines())
                    .contains(
                            "sla_services{verdict=\"violated\"} 1",
                            "sla_records_total 100",
                            "sla_rule_value{service=\"checkout\",policy=\"shop\",rule=\"average response time at most 800 ms\","
                                    + "kind=\"average_response_time\"} 0.9",
                            "sla_rule_violated{service=\"checkout\",policy=\"shop\",rule=\"failure rate at most 5%\","
                                    + "kind=\"failure_rate\"} 1.0");
            Promtool.check(metrics.body());
        }
    }
}
