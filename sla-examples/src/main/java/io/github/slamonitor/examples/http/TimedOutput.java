package io.github.slamonitor.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer; a client that does not take a part of it within a time loses its connection. */
final class TimedOutput extends OutputStream {

    private final HttpExchange exchange;
    private final Deadlines deadlines;

    TimedOutput(HttpExchange exchange, Deadlines deadlines) {
        this.exchange = exchange;
        this.deadlines = deadlines;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        deadlines.interruptAfter(HttpLimits.WRITE_TIME, () -> {
            exchange.getResponseBody().write(bytes, offset, length);
            return exchange;
        });
    }

    @Override
    public void flush() throws IOException {
        deadlines.interruptAfter(HttpLimits.WRITE_TIME, () -> {
            exchange.getResponseBody().flush();
            return exchange;
        });
    }

    /** Ends the body, which writes what was kept back. */
    @Override
    public void close() throws IOException {
        if (exchange.getResponseCode() >= 0) {
            deadlines.interruptAfter(HttpLimits.WRITE_TIME, () -> {
                exchange.getResponseBody().close();
                return exchange;
            });
        }
    }
}
