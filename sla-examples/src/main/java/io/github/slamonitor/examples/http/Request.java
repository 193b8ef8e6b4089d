package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, as handlers see it. */
final class Request {

    private final HttpExchange exchange;
    private final BodyReader bodies;
    private final List<String> segments;
    private List<String> variables = List.of();
    private Optional<Caller> caller = Optional.empty();

    Request(HttpExchange exchange, BodyReader bodies) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.segments = segments(exchange.getRequestURI().getRawPath());
    }

    /** The parts of the path, decoded one by one: a slash in a name does not split it. */
    private static List<String> segments(@Nullable String rawPath) {
        List<String> segments = new ArrayList<>();
        String path = rawPath == null ? "/" : rawPath;
        for (String segment : path.substring(1).split("/", -1)) {
            segments.add(Parameters.decode(segment.replace("+", "%2B")));
        }
        return segments;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    List<String> segments() {
        return segments;
    }

    /** What stands in the path for a part that a route names, from 0. */
    String variable(int index) {
        return variables.get(index);
    }

    void setVariables(List<String> found) {
        variables = found;
    }

    Parameters parameters(String... known) {
        return Parameters.of(exchange.getRequestURI().getRawQuery(), List.of(known));
    }

    /** What is asked for, as it was sent: equal for equal requests. */
    String address() {
        return exchange.getRequestURI().toString();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The type of the body without its parameters, in lower case; empty when it is not said. */
    String contentType() {
        String type = header("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    InetAddress client() {
        return exchange.getRemoteAddress().getAddress();
    }

    /** Reads the whole body. */
    byte[] body(int mostBytes) {
        return bodies.read(exchange, mostBytes);
    }

    /** Who makes this request, where somebody has to be known. */
    Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("nobody has to be known for this request"));
    }

    Optional<Caller> knownCaller() {
        return caller;
    }

    void setCaller(Optional<Caller> who) {
        caller = who;
    }
}
