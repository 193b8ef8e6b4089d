package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.slamonitor.store.sqlite.SqliteStoreException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a request, after the gate has let it through, and answers what goes wrong. */
final class Router implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(Router.class);

    private final List<Route> routes;
    private final Route.Handler otherwise;
    private final Gate gate;
    private final BodyReader bodies;
    private final ReplyWriter writer;

    Router(List<Route> routes, Route.Handler otherwise, Gate gate, BodyReader bodies, ReplyWriter writer) {
        this.routes = List.copyOf(routes);
        this.otherwise = otherwise;
        this.gate = gate;
        this.bodies = bodies;
        this.writer = writer;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            writer.write(exchange, reply(exchange));
        } catch (BodyReader.ClosedRequest | IOException e) {
            log.debug("a client has gone", e);
        } catch (RuntimeException e) {
            log.error(
                    "cannot answer {} {}",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    e);
        }
    }

    private Reply reply(HttpExchange exchange) {
        try {
            gate.checkHost(exchange);
            return answer(new Request(exchange, bodies));
        } catch (HttpError e) {
            return e.reply();
        } catch (BodyReader.ClosedRequest e) {
            throw e;
        } catch (SqliteStoreException e) {
            log.warn("cannot answer {}: {}", exchange.getRequestURI().getRawPath(), e.getMessage());
            return new HttpError(503, "the database cannot be read: " + e.getMessage()).reply();
        } catch (RuntimeException e) {
            log.error(
                    "cannot answer {} {}",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    e);
            return new HttpError(500, "the server failed, which is a mistake in it; its log says more").reply();
        }
    }

    private Reply answer(Request request) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<List<String>> variables = route.match(request.segments());
            if (variables.isPresent() && route.method().equals(method)) {
                request.setVariables(variables.get());
                gate.check(request, route.access());
                return route.handler().answer(request);
            }
            variables.ifPresent(any -> allowed.add(route.method()));
        }
        if (!allowed.isEmpty()) {
            String methods = String.join(", ", allowed);
            throw new HttpError(
                    405, method + " is not possible here, but " + methods + " is", Map.of("Allow", methods));
        }
        return otherwise.answer(request);
    }
}
