package io.github.slamonitor.examples.http;

import java.util.Optional;

/** The cookie of a session: scripts cannot read it, and no other site makes a browser send it. */
final class Cookies {

    private final String name;
    private final String attributes;

    /** With TLS a browser sends it over nothing else, and takes it from nobody else. */
    Cookies(boolean overTls) {
        name = overTls ? "__Host-sla_session" : "sla_session";
        attributes = "; Path=/; HttpOnly; SameSite=Strict" + (overTls ? "; Secure" : "");
    }

    Optional<String> session(Request request) {
        for (String cookie : request.header("Cookie").orElse("").split(";", -1)) {
            String[] parts = cookie.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name) && !parts[1].isEmpty()) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    String begin(String session) {
        return name + "=" + session + attributes + "; Max-Age=" + Sessions.LONGEST.toSeconds();
    }

    String end() {
        return name + "=" + attributes + "; Max-Age=0";
    }
}
