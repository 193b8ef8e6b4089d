package io.github.slamonitor.examples.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, numbers and nulls. */
final class Json {

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    static Json parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Json json = new Json(read(parser));
            if (parser.nextToken() != null) {
                throw new AssertionError("there is something after the JSON: " + text);
            }
            return json;
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, read(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** What is at a path of names and indexes, such as {@code services.0.rules}. */
    Json at(String path) {
        @Nullable Object found = value;
        for (String step : path.split("\\.", -1)) {
            if (found instanceof List<?> list) {
                found = list.get(Integer.parseInt(step));
            } else if (found instanceof Map<?, ?> map && map.containsKey(step)) {
                found = map.get(step);
            } else {
                throw new AssertionError("there is no " + path + " in " + value);
            }
        }
        return new Json(found);
    }

    @Nullable
    Object get(String path) {
        return at(path).value;
    }

    String text(String path) {
        return String.valueOf(get(path));
    }

    long number(String path) {
        return ((Number) Objects.requireNonNull(get(path))).longValue();
    }

    List<Json> list(String path) {
        return (path.isEmpty() ? this : at(path)).elements();
    }

    private List<Json> elements() {
        return ((List<?>) Objects.requireNonNull(value)).stream().map(Json::new).toList();
    }

    List<@Nullable Object> values(String path) {
        List<@Nullable Object> values = new ArrayList<>();
        list(path).forEach(element -> values.add(element.value));
        return values;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
