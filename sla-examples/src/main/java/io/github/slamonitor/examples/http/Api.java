package io.github.slamonitor.examples.http;

import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All requests that are answered. */
final class Api {

    /** The first parts of addresses within the dashboard. */
    private static final List<String> VIEWS =
            List.of("", "login", "overview", "services", "violations", "charts", "silences");

    private final Assets assets;
    private final List<Route> routes = new ArrayList<>();

    Api(
            ServerSettings settings,
            ViolationHistory history,
            Optional<SlaMonitor> monitor,
            StatusSource status,
            EventHub events) {
        assets = new Assets(settings.assetsFolder());
        ServicesHandler services = new ServicesHandler(status, monitor);
        routes.add(Route.get("/api/session", Access.VIEW, new SessionHandler(settings, monitor.isPresent())::session));
        routes.add(Route.get(
                "/api/overview", Access.VIEW, new OverviewHandler(status, history, settings.evaluateEvery())));
        routes.add(Route.get("/api/services", Access.VIEW, services::page));
        routes.add(Route.get("/api/services/{service}", Access.VIEW, services::one));
        routes.add(Route.get("/api/events", Access.VIEW, request -> events.follow(() -> true)));
        routes.add(Route.get("/health", Access.OPEN, new HealthHandler(status, history, settings.evaluateEvery())));
    }

    List<Route> routes() {
        return routes;
    }

    /** Files, and the dashboard's views, whose addresses are as deep as they like. */
    Reply unknown(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        String first = request.segments().get(0);
        if (reads && first.equals("assets")) {
            return assets.asset(request);
        }
        if (reads && first.equals("lib")) {
            return assets.library(request);
        }
        if (reads && VIEWS.contains(first)) {
            return assets.page(request);
        }
        throw HttpError.notFound("there is nothing at this address; the dashboard is at /, the API at /api/overview");
    }
}
