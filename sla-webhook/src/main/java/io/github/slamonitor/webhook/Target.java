package io.github.slamonitor.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The secret URL that a channel posts to, checked each time it is asked for. No message quotes it. */
final class Target {

    private static final int HIGHEST_PORT = 65_535;

    private final Secret url;
    private final boolean plainHttp;

    Target(Secret url, boolean plainHttp) {
        this.url = url;
        this.plainHttp = plainHttp;
    }

    /**
     * The URL.
     *
     * @throws IllegalArgumentException when it cannot be posted to
     * @throws IllegalStateException when there is none
     */
    URI uri() {
        URI uri = parse();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        check(scheme.equals("https") || scheme.equals("http"), "must start with https://");
        check(scheme.equals("https") || plainHttp, "must start with https://, unless plainHttp() is called");
        check(uri.getHost() != null, "must name a host");
        check(uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT, "must have a port from 1 to " + HIGHEST_PORT);
        check(uri.getRawUserInfo() == null, "must not have a user and password in it; use header() for these");
        return uri;
    }

    private URI parse() {
        try {
            return new URI(url.get());
        } catch (URISyntaxException e) { // its message quotes the URL
            throw new IllegalArgumentException(url.what() + " is not a valid URL");
        }
    }

    private void check(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException(url.what() + " " + rule);
        }
    }
}
