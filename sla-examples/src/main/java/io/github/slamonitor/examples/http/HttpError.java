package io.github.slamonitor.examples.http;

import java.time.Duration;
import java.util.Map;

/** An answer that says what was wrong with a request, and what to do. */
final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    HttpError(int status, String message) {
        this(status, message, Map.of());
    }

    HttpError(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    static HttpError badRequest(String message) {
        return new HttpError(400, message);
    }

    static HttpError notFound(String message) {
        return new HttpError(404, message);
    }

    /** {@code 429} or {@code 503}: to be tried again later. */
    static HttpError later(int status, String message, Duration wait) {
        return new HttpError(status, message, Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Reply reply() {
        Reply reply = Reply.json(
                status,
                json -> json.object(() ->
                        json.object("error", () -> json.number("status", status).text("message", getMessage()))));
        headers.forEach(reply::header);
        return reply;
    }
}
