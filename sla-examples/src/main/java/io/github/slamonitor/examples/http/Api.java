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
            EventHub events,
            Gate gate,
            SessionHandler session) {
        assets = new Assets(settings.assetsFolder());
        add(session);
        add(new ServicesHandler(status, monitor));
        add(new ViolationsHandler(history), new ExportHandler(history));
        add(new ActionsHandler(monitor, status, history));
        add(new TrendHandler(history, settings.evaluateEvery()));
        add(new RecordsHandler(monitor));
        view("/api/overview", new OverviewHandler(status, history, settings.evaluateEvery()));
        view("/api/filters", new FiltersHandler(status, history));
        view("/api/charts", new ChartsHandler(status, history));
        view("/api/budget", new BudgetHandler(status, history));
        view("/api/events", request -> events.follow(() -> gate.isStillAllowed(request)));
        routes.add(Route.get("/status", Access.STATUS_PAGE, new StatusPage(status, settings.title())));
        routes.add(Route.get("/status.css", Access.OPEN, assets::statusStyle));
        routes.add(Route.get("/badge/{service}.svg", Access.STATUS_PAGE, new Badge(status)));
        view("/metrics", new MetricsHandler(status, events));
        routes.add(Route.get("/health", Access.OPEN, new HealthHandler(status, history, settings.evaluateEvery())));
    }

    private void view(String path, Route.Handler handler) {
        routes.add(Route.get(path, Access.VIEW, handler));
    }

    private void add(SessionHandler session) {
        routes.add(Route.get("/api/session", Access.OPEN, session::session));
        routes.add(Route.of("POST", "/api/login", Access.ENTER, session::login));
        routes.add(Route.of("POST", "/api/logout", Access.LEAVE, session::logout));
    }

    private void add(ServicesHandler services) {
        view("/api/services", services::page);
        view("/api/services/{service}", services::one);
    }

    private void add(ViolationsHandler violations, ExportHandler export) {
        view("/api/violations", violations::page);
        view("/api/violations.csv", export::csv);
        view("/api/violations.json", export::json);
        view("/api/violations/{id}", violations::one);
    }

    private void add(TrendHandler trend) {
        view("/api/series", trend::series);
        view("/api/trend", trend::trend);
    }

    private void add(ActionsHandler actions) {
        view("/api/silences", actions::silences);
        routes.add(Route.of("POST", "/api/silences", Access.OPERATE, actions::silence));
        routes.add(Route.of("DELETE", "/api/silences/{id}", Access.OPERATE, actions::endSilence));
        routes.add(Route.of("POST", "/api/violations/{id}/acknowledge", Access.OPERATE, actions::acknowledge));
    }

    private void add(RecordsHandler records) {
        routes.add(Route.of("POST", "/api/records", Access.SEND, records));
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
