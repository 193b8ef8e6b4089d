package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The schema that is published with the library. */
final class WebhookBodySchema {

    static final JsonNode JSON = read();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON);

    private WebhookBodySchema() {}

    private static JsonNode read() {
        try (InputStream in = WebhookListener.class.getResourceAsStream("webhook-body-1.schema.json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The body, which has to be as the schema says, formats included. */
    static JsonNode check(byte[] body) {
        JsonNode json = ServiceRules.json(body);
        assertThat(SCHEMA.validate(
                        json, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        return json;
    }

    static boolean accepts(JsonNode body) {
        return SCHEMA.validate(body).isEmpty();
    }
}
