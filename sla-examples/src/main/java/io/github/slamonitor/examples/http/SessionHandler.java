package io.github.slamonitor.examples.http;

import java.util.Locale;
import java.util.Optional;

/** Answers who is signed in, and signs in and out. */
final class SessionHandler {

    private final ServerSettings settings;
    private final boolean live;
    private final Optional<SignIn> signIn;
    private final Cookies cookies;

    SessionHandler(ServerSettings settings, boolean live, Optional<SignIn> signIn, Cookies cookies) {
        this.settings = settings;
        this.live = live;
        this.signIn = signIn;
        this.cookies = cookies;
    }

    Reply session(Request request) {
        request.parameters();
        return session(request.knownCaller());
    }

    /** The title and version of the program are for those who may see it. */
    private Reply session(Optional<Caller> caller) {
        return Reply.json(json -> json.object(() -> {
            json.flag("signInRequired", signIn.isPresent());
            caller.filter(who -> signIn.isPresent())
                    .ifPresentOrElse(who -> write(json, who), () -> json.nothing("user"));
            json.text("csrf", caller.map(Caller::csrf))
                    .text("title", settings.title())
                    .text("version", caller.map(who -> settings.version()))
                    .flag("live", live);
        }));
    }

    private static void write(JsonWriter json, Caller caller) {
        json.object(
                "user",
                () -> json.text("name", caller.name())
                        .text("role", caller.role().name().toLowerCase(Locale.ROOT)));
    }

    Reply login(Request request) {
        request.parameters();
        SignIn required = signIn.orElseThrow(() -> new HttpError(409, "no sign-in is needed here"));
        Command command = Command.of(request, "name", "password");
        cookies.session(request).ifPresent(required::signOut);
        String session = required.signIn(
                command.required("name"), command.required("password").toCharArray(), request.client());
        return session(required.bySession(session)).header("Set-Cookie", cookies.begin(session));
    }

    Reply logout(Request request) {
        request.parameters();
        signIn.ifPresent(required -> cookies.session(request).ifPresent(required::signOut));
        return Reply.empty(204).header("Set-Cookie", cookies.end());
    }
}
