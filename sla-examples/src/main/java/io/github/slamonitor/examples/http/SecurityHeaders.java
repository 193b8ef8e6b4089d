package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/** What tells a browser to run nothing but the dashboard's own files, and to show them nowhere else. */
final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final boolean overTls;

    SecurityHeaders(boolean overTls) {
        this.overTls = overTls;
    }

    void addTo(Headers headers) {
        ALWAYS.forEach(headers::set);
        if (overTls) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
