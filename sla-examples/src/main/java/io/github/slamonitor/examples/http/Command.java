package io.github.slamonitor.examples.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.slamonitor.examples.text.NearestName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the body of a request says to do: an object of texts and numbers. */
final class Command {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(4).build())
            .build();

    private final Map<String, String> fields;

    private Command(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * Reads the body of a request.
     *
     * @throws HttpError when it is no such object, or has a field that is not known
     */
    static Command of(Request request, String... known) {
        if (!request.contentType().equals("application/json")) {
            throw new HttpError(415, "send the body as JSON, with Content-Type: application/json");
        }
        byte[] body = request.body(HttpLimits.COMMAND_BYTES);
        try (JsonParser parser = FACTORY.createParser(body)) {
            return new Command(fields(parser, List.of(known)));
        } catch (IOException e) {
            throw HttpError.badRequest("the body is not JSON; send an object with " + String.join(", ", known));
        }
    }

    private static Map<String, String> fields(JsonParser parser, List<String> known) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw HttpError.badRequest("the body must be a JSON object with " + String.join(", ", known));
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!known.contains(name)) {
                throw HttpError.badRequest("unknown field " + Parameters.quoted(name)
                        + NearestName.of(name, known)
                                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                .orElse("; there are " + String.join(", ", known)));
            }
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            if (!value.isScalarValue()) {
                throw HttpError.badRequest(name + " must be a text or a number");
            }
            fields.put(name, parser.getText());
        }
        return fields;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> HttpError.badRequest(name + " is missing; add it to the body"));
    }
}
