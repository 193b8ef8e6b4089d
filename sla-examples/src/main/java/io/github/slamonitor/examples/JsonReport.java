package io.github.slamonitor.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.slamonitor.Indicators;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** Writes a report as JSON, for programs. Rates are shares of one, times are in milliseconds. */
final class JsonReport {

    private final SlaReport report;
    private final JsonGenerator json;

    private JsonReport(SlaReport report, JsonGenerator json) {
        this.report = report;
        this.json = json;
    }

    static void write(SlaReport report, Appendable out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            new JsonReport(report, json).write();
        }
        out.append(text.toString()).append('\n');
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("verdict", report.verdict().name());
        json.writeArrayFieldStart("services");
        for (ServiceMetrics metrics : report.services()) {
            service(metrics);
        }
        json.writeEndArray();
        results("violations", Verdict.VIOLATED);
        results("insufficient_data", Verdict.INSUFFICIENT_DATA);
        names("uncovered_services", report.uncoveredServices());
        names("unmatched_policies", report.unmatchedPolicies());
        json.writeEndObject();
    }

    private void service(ServiceMetrics metrics) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", metrics.service());
        if (metrics.counted()) {
            json.writeNumberField("records", metrics.records());
            json.writeNumberField("failures", metrics.failures());
        }
        number("failure_rate", Indicators.failureRate().value(metrics));
        number("avg_response_time_ms", Indicators.averageResponseTime().value(metrics));
        timestamps(metrics);
        json.writeEndObject();
    }

    private void results(String field, Verdict verdict) throws IOException {
        json.writeArrayFieldStart(field);
        for (RuleResult result : report.results()) {
            if (result.verdict() == verdict) {
                result(result);
            }
        }
        json.writeEndArray();
    }

    private void result(RuleResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", result.service());
        json.writeStringField("policy", result.policy());
        json.writeStringField("rule", result.rule().name());
        json.writeStringField("kind", result.rule().indicator().kind().name());
        json.writeStringField("severity", result.rule().severity().name());
        number("value", result.value());
        json.writeStringField("bound", result.rule().bound().toString());
        if (result.rule().reason().isPresent()) {
            json.writeStringField("reason", result.rule().reason().get());
        }
        timestamps(result.metrics());
        json.writeStringField("text", result.text());
        json.writeEndObject();
    }

    private void timestamps(ServiceMetrics metrics) throws IOException {
        if (metrics.firstTimestamp().isPresent()) {
            json.writeStringField(
                    "first_timestamp", metrics.firstTimestamp().get().toString());
        }
        if (metrics.lastTimestamp().isPresent()) {
            json.writeStringField(
                    "last_timestamp", metrics.lastTimestamp().get().toString());
        }
    }

    private void number(String field, Optional<Measurement> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(field, value.get().asDouble());
        }
    }

    private void names(String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
