package io.github.slamonitor.webhook;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** Where a response says to go instead. */
final class Redirects {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private Redirects() {}

    static Optional<URI> location(URI uri, HttpHeaders headers) {
        try {
            return headers.firstValue("Location")
                    .map(location -> uri.resolve(URI.create(location.strip())))
                    .filter(location -> location.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean sameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other)
                && other.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
