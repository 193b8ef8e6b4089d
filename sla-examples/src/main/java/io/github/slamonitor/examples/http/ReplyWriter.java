package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes answers with the headers that all of them have, gzipped where the client can read that, within a time. */
final class ReplyWriter {

    private static final int SMALLEST_ZIPPED = 1000;
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Deadlines deadlines;
    private final SecurityHeaders securityHeaders;

    ReplyWriter(Deadlines deadlines, SecurityHeaders securityHeaders) {
        this.deadlines = deadlines;
        this.securityHeaders = securityHeaders;
    }

    void write(HttpExchange exchange, Reply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        securityHeaders.addTo(headers);
        headers.set("Cache-Control", "no-store");
        reply.headers().forEach(headers::set);
        try (OutputStream out = new TimedOutput(exchange, deadlines)) {
            Reply.Body body = reply.body();
            if (body == null) {
                writeBytes(exchange, reply, out);
            } else {
                writeStreamed(exchange, body, out);
            }
        }
    }

    private static void writeBytes(HttpExchange exchange, Reply reply, OutputStream out) throws IOException {
        byte[] zipped = zipped(exchange, reply);
        if (zipped != null) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.getResponseHeaders().add("Vary", "Accept-Encoding");
        byte[] bytes = zipped == null ? reply.bytes() : zipped;
        if (isHead(exchange) || bytes.length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            out.write(bytes);
        }
    }

    private static byte @Nullable [] zipped(HttpExchange exchange, Reply reply) throws IOException {
        if (!accepts(exchange) || reply.bytes().length < SMALLEST_ZIPPED) {
            return null;
        }
        byte[] prepared = reply.zipped();
        return prepared != null ? prepared : gzip(reply.bytes());
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 4);
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static void writeStreamed(HttpExchange exchange, Reply.Body body, OutputStream out) throws IOException {
        String type = exchange.getResponseHeaders().getFirst("Content-Type");
        boolean zip = accepts(exchange) && !type.startsWith("text/event-stream");
        if (zip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, isHead(exchange) ? -1 : 0);
        if (!isHead(exchange)) {
            try (OutputStream buffered =
                    new BufferedOutputStream(zip ? new GZIPOutputStream(out) : out, BUFFER_BYTES)) {
                body.writeTo(buffered);
            }
        }
    }

    private static boolean accepts(HttpExchange exchange) {
        String encodings = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (encodings == null) {
            return false;
        }
        for (String encoding : encodings.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = encoding.strip().split("\\s*;\\s*", 2);
            if (parts[0].equals("gzip")) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
