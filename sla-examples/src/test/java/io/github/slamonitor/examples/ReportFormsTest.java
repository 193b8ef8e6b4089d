package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Indicators;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportFormsTest {

    private static final SlaReport REPORT = SlaEvaluator.of(
                    SlaPolicy.named("strict")
                            .appliesTo("a|b*", "silent")
                            .require(Indicators.failureRate()
                                    .atMost(Ratio.percent(5))
                                    .because("contract 4.2"))
                            .build(),
                    SlaPolicy.named("lost")
                            .appliesTo("lost-*")
                            .require(Indicators.failureRate().atMost(Ratio.percent(5)))
                            .build())
            .evaluate(Stream.of(
                    new MetricRecord("a|b*", Instant.EPOCH, Duration.ofMillis(100), false),
                    new MetricRecord("<other>\n", Instant.EPOCH, Duration.ofMillis(100), true)));

    @Test
    void jsonHasEverything() throws IOException {
        StringBuilder json = new StringBuilder();
        JsonReport.write(REPORT, json);

        assertThat(json).hasToString("""
                {
                  "verdict" : "VIOLATED",
                  "services" : [ {
                    "service" : "<other>\\n",
                    "records" : 1,
                    "failures" : 0,
                    "failure_rate" : 0.0,
                    "avg_response_time_ms" : 100.0,
                    "first_timestamp" : "1970-01-01T00:00:00Z",
                    "last_timestamp" : "1970-01-01T00:00:00Z"
                  }, {
                    "service" : "a|b*",
                    "records" : 1,
                    "failures" : 1,
                    "failure_rate" : 1.0,
                    "avg_response_time_ms" : 100.0,
                    "first_timestamp" : "1970-01-01T00:00:00Z",
                    "last_timestamp" : "1970-01-01T00:00:00Z"
                  } ],
                  "violations" : [ {
                    "service" : "a|b*",
                    "policy" : "strict",
                    "rule" : "failure rate at most 5%",
                    "kind" : "FAILURE_RATE",
                    "severity" : "WARNING",
                    "value" : 1.0,
                    "bound" : "at most 5%",
                    "reason" : "contract 4.2",
                    "first_timestamp" : "1970-01-01T00:00:00Z",
                    "last_timestamp" : "1970-01-01T00:00:00Z",
                    "text" : "failure rate at most 5%: 100% of 1 request failed"
                  } ],
                  "insufficient_data" : [ {
                    "service" : "silent",
                    "policy" : "strict",
                    "rule" : "failure rate at most 5%",
                    "kind" : "FAILURE_RATE",
                    "severity" : "WARNING",
                    "bound" : "at most 5%",
                    "reason" : "contract 4.2",
                    "text" : "failure rate at most 5%: insufficient data, no requests"
                  } ],
                  "uncovered_services" : [ "<other>\\n" ],
                  "unmatched_policies" : [ "lost" ]
                }
                """);
    }

    @Test
    void markdownIsATableAndSentences() throws IOException {
        StringBuilder markdown = new StringBuilder();
        MarkdownReport.write(REPORT, markdown);

        assertThat(markdown).hasToString("""
                # Service levels: VIOLATED

                | service | requests | failed | average |
                |---|---:|---:|---:|
                | \\<other\\>\uFFFD | 1 | 0.00% | 100.0 ms |
                | a\\|b\\* | 1 | **100.00%** | 100.0 ms |
                | silent | 0 | - | - |

                ## Violations

                - **a\\|b\\***: failure rate at most 5%: 100% of 1 request failed (contract 4.2)

                ## Not checked

                - **silent**: failure rate at most 5%: insufficient data, no requests
                - **\\<other\\>\uFFFD**: no policy is for this service
                - **\\[lost\\]**: this policy is for no service that has records
                """);
    }

    @Test
    void formGoesByTheEndingOfTheFile() {
        assertThat(ReportForm.ofFile(Path.of("a.JSON"))).isEqualTo(ReportForm.JSON);
        assertThat(ReportForm.ofFile(Path.of("a.md"))).isEqualTo(ReportForm.MARKDOWN);
        assertThat(ReportForm.ofFile(Path.of("a.csv"))).isEqualTo(ReportForm.CSV);
        assertThat(ReportForm.ofFile(Path.of("a"))).isEqualTo(ReportForm.CSV);
    }
}
