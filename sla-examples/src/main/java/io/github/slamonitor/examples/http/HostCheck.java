package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests for another host, as they come when a page elsewhere has its own name resolved to this machine to read what only this
 * machine may. Needed where nobody signs in.
 */
final class HostCheck {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackOnly;
    private final Optional<URI> publicUrl;

    HostCheck(boolean loopbackOnly, Optional<URI> publicUrl) {
        this.loopbackOnly = loopbackOnly;
        this.publicUrl = publicUrl;
    }

    void check(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String name = host == null ? "" : nameOf(host);
        if (loopbackOnly && !LOOPBACK.contains(name) && !isPublic(name)) {
            throw new HttpError(
                    421,
                    "this server answers for this machine only, not for " + Parameters.quoted(name)
                            + "; open it as http://127.0.0.1:"
                            + exchange.getLocalAddress().getPort()
                            + " or set the address that people use");
        }
    }

    private boolean isPublic(String name) {
        return publicUrl.isPresent() && name.equalsIgnoreCase(publicUrl.get().getHost());
    }

    /** The name without the port. */
    private static String nameOf(String host) {
        int colon = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
        return (colon <= 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
