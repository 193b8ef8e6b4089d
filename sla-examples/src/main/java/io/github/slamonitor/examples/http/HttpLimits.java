package io.github.slamonitor.examples.http;

import java.time.Duration;
import java.util.Map;

/** How much of the server one client can have. */
final class HttpLimits {

    /** The largest body of a request, after decompression. */
    static final int BODY_BYTES = 8_000_000;

    /** The largest body of a request that only says what to do. */
    static final int COMMAND_BYTES = 20_000;

    /** How long a body may take to arrive. */
    static final Duration BODY_TIME = Duration.ofSeconds(15);

    /** How long a client may take for each part of an answer. */
    static final Duration WRITE_TIME = Duration.ofSeconds(20);

    /** How many clients follow the events at once. */
    static final int EVENT_CLIENTS = 400;

    /** How many exports run at once, each of which keeps a version of the database from being cleaned up. */
    static final int EXPORTS = 4;

    static final int CONNECTIONS = 1200;

    /** One for each connection, so that those that say nothing do not keep others waiting. */
    static final int THREADS = CONNECTIONS;

    /** Seconds unless the name says otherwise. The time of a request includes its body, which has its own shorter limit. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxIdleConnections", "400",
            "sun.net.httpserver.maxReqHeaders", "60",
            "sun.net.httpserver.maxReqHeaderSize", "131072",
            "jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));

    private HttpLimits() {}

    /** Sets what the JDK's server reads once, when the first one in the process is made. What is set already stays. */
    static void apply() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
