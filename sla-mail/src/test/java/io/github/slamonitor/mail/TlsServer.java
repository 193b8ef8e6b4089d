package io.github.slamonitor.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Speaks TLS from the first byte on, and nothing after that. */
final class TlsServer implements AutoCloseable {

    private final SSLServerSocket socket;

    TlsServer(SSLContext context) {
        try {
            socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (SSLSocket client = (SSLSocket) socket.accept()) {
                client.startHandshake();
            } catch (IOException e) {
                // The client did not want to go on, as it should.
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
