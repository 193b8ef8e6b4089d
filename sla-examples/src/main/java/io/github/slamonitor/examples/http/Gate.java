package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides who may make which request. */
final class Gate {

    private static final String BEARER = "bearer ";

    private final HostCheck hosts;
    private final Optional<SignIn> signIn;
    private final Optional<Secret> sendToken;
    private final Cookies cookies;
    private final boolean publicStatusPage;
    private final Optional<URI> publicUrl;
    private final Caller local = Caller.local(RandomText.secret());

    Gate(HostCheck hosts, Optional<SignIn> signIn, Cookies cookies, ServerSettings settings) {
        this.hosts = hosts;
        this.signIn = signIn;
        this.cookies = cookies;
        this.sendToken = settings.sendToken();
        this.publicStatusPage = settings.publicStatusPage();
        this.publicUrl = settings.publicUrl();
    }

    void checkHost(HttpExchange exchange) {
        hosts.check(exchange);
    }

    /**
     * Lets a request through and notes who makes it.
     *
     * @throws HttpError when it may not be made
     */
    void check(Request request, Access access) {
        switch (access) {
            case OPEN -> request.setCaller(caller(request));
            case ENTER -> checkOrigin(request);
            case LEAVE -> {
                checkOrigin(request);
                request.setCaller(caller(request));
                request.knownCaller().ifPresent(known -> checkCsrf(request, known));
            }
            case STATUS_PAGE -> {
                if (!publicStatusPage) {
                    require(request, Role.VIEWER);
                }
            }
            case VIEW -> require(request, Role.VIEWER);
            case OPERATE -> {
                require(request, Role.OPERATOR);
                checkOrigin(request);
                checkCsrf(request, request.caller());
            }
            case SEND -> checkSender(request);
        }
    }

    private void require(Request request, Role role) {
        Caller caller = caller(request).orElseThrow(Gate::notSignedIn);
        request.setCaller(Optional.of(caller));
        if (!caller.role().includes(role)) {
            throw new HttpError(
                    403,
                    "this needs the role " + role.name().toLowerCase(Locale.ROOT) + "; " + caller.name()
                            + " has the role " + caller.role().name().toLowerCase(Locale.ROOT));
        }
    }

    private static HttpError notSignedIn() {
        return new HttpError(
                401, "sign in first, or send a token: Authorization: Bearer ...", Map.of("WWW-Authenticate", "Bearer"));
    }

    /** Who makes a request, when that is known. A token that is given has to be right. */
    private Optional<Caller> caller(Request request) {
        if (signIn.isEmpty()) {
            return Optional.of(local);
        }
        Optional<String> token = token(request);
        if (token.isPresent()) {
            return signIn.get().byToken(token.get());
        }
        return cookies.session(request).flatMap(signIn.get()::bySession);
    }

    /** Whether whoever made a request may still make it; asking this is no use of a session. */
    boolean isStillAllowed(Request request) {
        if (signIn.isEmpty()) {
            return true;
        }
        Optional<String> token = token(request);
        return token.isPresent()
                ? signIn.get().byToken(token.get()).isPresent()
                : cookies.session(request).filter(signIn.get()::isSignedIn).isPresent();
    }

    private static Optional<String> token(Request request) {
        return request.header("Authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    /** The token for sending, else one of the users file; without either to be had, this machine. */
    private void checkSender(Request request) {
        Optional<String> token = token(request);
        if (sendToken.isPresent() && token.isPresent() && sendToken.get().is(token.get())) {
            return;
        }
        Optional<Caller> known =
                token.isPresent() && signIn.isPresent() ? signIn.get().byToken(token.get()) : Optional.empty();
        if (known.isEmpty() && (sendToken.isPresent() || signIn.isPresent())) {
            throw new HttpError(
                    401,
                    (token.isPresent() ? "the token is wrong" : "a token is missing")
                            + "; send it as Authorization: Bearer ...",
                    Map.of("WWW-Authenticate", "Bearer"));
        }
        checkOrigin(request);
    }

    private static void checkCsrf(Request request, Caller caller) {
        if (!caller.hasToken()
                && !Secret.of(caller.csrf()).is(request.header("X-CSRF-Token").orElse(""))) {
            throw new HttpError(
                    403, "the X-CSRF-Token is missing or of another session; /api/session has the right one");
        }
    }

    /** Refuses what a page of another site makes a browser send. Programs that are no browsers say nothing about where they come from. */
    private void checkOrigin(Request request) {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        String origin = request.header("Origin").orElse("");
        boolean sameSite = site.equals("same-origin") || site.equals("none");
        if (!sameSite || !(origin.isEmpty() || isOwn(origin, request))) {
            throw new HttpError(403, "this cannot be done from another site");
        }
    }

    private boolean isOwn(String origin, Request request) {
        String host = request.header("Host").orElse("");
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host)
                || publicUrl
                        .filter(url -> origin.equalsIgnoreCase(url.getScheme() + "://" + url.getAuthority()))
                        .isPresent();
    }
}
