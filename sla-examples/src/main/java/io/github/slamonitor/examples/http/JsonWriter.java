package io.github.slamonitor.examples.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes JSON: fields in order, what is not known as null. */
final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes through characters rather than straight to bytes: half a surrogate pair in a name becomes a question mark there. */
    static byte[] bytes(Consumer<JsonWriter> content) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            content.accept(new JsonWriter(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String text(Instant time) {
        return TIME.format(time);
    }

    JsonWriter object(Runnable fields) {
        return write(out -> {
            out.writeStartObject();
            fields.run();
            out.writeEndObject();
        });
    }

    JsonWriter object(String name, Runnable fields) {
        return name(name).object(fields);
    }

    <T> JsonWriter array(Iterable<? extends T> elements, Consumer<? super T> each) {
        return write(out -> {
            out.writeStartArray();
            elements.forEach(each);
            out.writeEndArray();
        });
    }

    <T> JsonWriter array(String name, Iterable<? extends T> elements, Consumer<? super T> each) {
        return name(name).array(elements, each);
    }

    JsonWriter texts(String name, Iterable<String> elements) {
        return array(name, elements, this::value);
    }

    JsonWriter name(String name) {
        return write(out -> out.writeFieldName(name));
    }

    JsonWriter value(@Nullable String text) {
        return write(out -> out.writeString(text));
    }

    JsonWriter value(long number) {
        return write(out -> out.writeNumber(number));
    }

    JsonWriter value(double number) {
        return write(out -> {
            if (!Double.isFinite(number)) {
                out.writeNull();
            } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                out.writeNumber((long) number);
            } else {
                out.writeNumber(number);
            }
        });
    }

    JsonWriter nothing(String name) {
        return write(out -> out.writeNullField(name));
    }

    JsonWriter text(String name, @Nullable String text) {
        return name(name).value(text);
    }

    JsonWriter text(String name, Optional<String> text) {
        return text(name, text.orElse(null));
    }

    JsonWriter text(String name, Enum<?> constant) {
        return text(name, constant.name());
    }

    JsonWriter flag(String name, boolean flag) {
        return write(out -> out.writeBooleanField(name, flag));
    }

    JsonWriter number(String name, long number) {
        return name(name).value(number);
    }

    JsonWriter number(String name, OptionalLong number) {
        return number.isPresent() ? number(name, number.getAsLong()) : nothing(name);
    }

    JsonWriter decimal(String name, double number) {
        return name(name).value(number);
    }

    JsonWriter decimal(String name, OptionalDouble number) {
        return number.isPresent() ? decimal(name, number.getAsDouble()) : nothing(name);
    }

    JsonWriter time(String name, Instant time) {
        return text(name, text(time));
    }

    JsonWriter time(String name, Optional<Instant> time) {
        return text(name, time.map(JsonWriter::text));
    }

    JsonWriter millis(String name, Duration duration) {
        return number(name, duration.toMillis());
    }

    private JsonWriter write(Writing writing) {
        try {
            writing.to(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }
}
