package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies of requests, each within a size and a time. */
final class BodyReader {

    private static final Logger log = LoggerFactory.getLogger(BodyReader.class);

    private final Deadlines deadlines;
    private final Duration time;

    BodyReader(Deadlines deadlines, Duration time) {
        this.deadlines = deadlines;
        this.time = time;
    }

    /**
     * Reads a body to its end.
     *
     * @throws HttpError when it is too large, of a compression that is not known, or damaged
     * @throws ClosedRequest when it took too long, which has been answered, or the client has gone
     */
    byte[] read(HttpExchange exchange, int mostBytes) {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        byte[] sent = readSent(exchange, mostBytes);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return sent;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new HttpError(
                    415, "Content-Encoding must be gzip or left out: Content-Encoding=" + Parameters.quoted(encoding));
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return atMost(in, mostBytes);
        } catch (IOException e) {
            throw HttpError.badRequest("the body is said to be gzip but cannot be decompressed: " + e.getMessage());
        }
    }

    private byte[] readSent(HttpExchange exchange, int mostBytes) {
        Thread reader = Thread.currentThread();
        try {
            return deadlines.within(
                    time, () -> refuse(exchange, reader), () -> atMost(exchange.getRequestBody(), mostBytes));
        } catch (IOException e) {
            log.debug("a request ended within its body", e);
            throw new ClosedRequest();
        }
    }

    private static byte[] atMost(InputStream in, int mostBytes) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new HttpError(413, "the body has more than " + mostBytes + " bytes; send it in several requests");
        }
        return bytes;
    }

    /** Answers while another thread still waits for the body, and ends its waiting, which closes the connection. */
    private void refuse(HttpExchange exchange, Thread reader) {
        try {
            HttpError late = new HttpError(
                    408,
                    "the body did not arrive within " + time.toSeconds()
                            + " s, nothing of it was used; send it faster or in parts");
            byte[] body = late.reply().bytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(late.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        } catch (IOException e) {
            log.debug("a client that was too slow has gone", e);
        }
        reader.interrupt();
    }

    /** There is nobody to answer any more. */
    static final class ClosedRequest extends RuntimeException {

        private static final long serialVersionUID = 1;

        ClosedRequest() {
            super("the connection is closed", null, false, false);
        }
    }
}
