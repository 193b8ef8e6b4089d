package io.github.slamonitor.examples.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a request is answered: bytes, or something that is written bit by bit. */
final class Reply {

    /** Writes a body. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] bytes;
    private final byte @Nullable [] zipped;
    private final @Nullable Body body;

    private Reply(int status, byte[] bytes, byte @Nullable [] zipped, @Nullable Body body) {
        this.status = status;
        this.bytes = bytes;
        this.zipped = zipped;
        this.body = body;
    }

    static Reply json(int status, Consumer<JsonWriter> content) {
        return json(status, JsonWriter.bytes(content), null);
    }

    static Reply json(Consumer<JsonWriter> content) {
        return json(200, content);
    }

    static Reply json(int status, byte[] bytes, byte @Nullable [] zipped) {
        return new Reply(status, bytes, zipped, null).header("Content-Type", "application/json; charset=utf-8");
    }

    static Reply text(int status, String type, String text) {
        return bytes(status, type, text.getBytes(StandardCharsets.UTF_8), null);
    }

    /** A body that may be there gzipped already. */
    static Reply bytes(int status, String type, byte[] bytes, byte @Nullable [] zipped) {
        return new Reply(status, bytes, zipped, null).header("Content-Type", type);
    }

    static Reply empty(int status) {
        return new Reply(status, new byte[0], null, null);
    }

    static Reply streamed(String type, Body body) {
        return new Reply(200, new byte[0], null, body).header("Content-Type", type);
    }

    Reply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] bytes() {
        return bytes;
    }

    byte @Nullable [] zipped() {
        return zipped;
    }

    @Nullable
    Body body() {
        return body;
    }
}
