package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;

/** Decides who may make which request. */
final class Gate {

    private final HostCheck hosts;
    private final String csrf;

    Gate(HostCheck hosts, String csrf) {
        this.hosts = hosts;
        this.csrf = csrf;
    }

    void checkHost(HttpExchange exchange) {
        hosts.check(exchange);
    }

    void check(Request request, Access access) {
        request.setCaller(Caller.local(csrf));
    }
}
