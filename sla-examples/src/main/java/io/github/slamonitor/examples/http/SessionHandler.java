package io.github.slamonitor.examples.http;

/** Answers who is signed in. */
final class SessionHandler {

    private final ServerSettings settings;
    private final boolean live;

    SessionHandler(ServerSettings settings, boolean live) {
        this.settings = settings;
        this.live = live;
    }

    Reply session(Request request) {
        request.parameters();
        return Reply.json(json -> json.object(() -> json.flag("signInRequired", false)
                .nothing("user")
                .text("csrf", request.caller().csrf())
                .text("title", settings.title())
                .text("version", settings.version())
                .flag("live", live)));
    }
}
