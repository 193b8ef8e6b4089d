package io.github.slamonitor.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;

/** Failures of the HTTP client in words that can be shown. Some it gives no words at all, and their class alone misleads. */
final class Failures {

    private static final int DEEPEST = 10;
    private static final int LONGEST = 200;

    private Failures() {}

    static String text(IOException failure, Redaction redaction) {
        Throwable innermost = innermost(failure);
        if (innermost instanceof UnresolvedAddressException) {
            return "no such host";
        }
        if (innermost instanceof ClosedChannelException) {
            return failure instanceof ConnectException ? "connection refused" : "connection closed";
        }
        String message = innermost.getMessage();
        String name = innermost.getClass().getSimpleName();
        if (message == null) {
            return name;
        }
        String shown = Text.cut(Text.line(redaction.apply(message)), LONGEST);
        return innermost.getClass() == IOException.class ? shown : name + ": " + shown;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        for (int depth = 0; innermost.getCause() != null && depth < DEEPEST; depth++) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
