package io.github.slamonitor.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that misbehaves: reads what a client sends, and answers what it likes. */
final class RawServer implements AutoCloseable {

    /** What to answer to a connection. */
    interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final Thread thread;
    private volatile boolean connected;
    private volatile boolean disconnected;

    RawServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    boolean isConnected() {
        return connected;
    }

    /** Whether the client has hung up. */
    boolean isDisconnected() {
        return disconnected;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connected = true;
                watch(socket);
                behaviour.answer(socket.getOutputStream());
                socket.shutdownOutput();
            } catch (IOException e) {
                disconnected = true;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void watch(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        if (in.read(new byte[65_536]) < 0) {
            throw new IOException("nothing came");
        }
        Thread reader = new Thread(() -> readUntilClosed(in), "raw-server-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void readUntilClosed(InputStream in) {
        byte[] rest = new byte[65_536];
        try {
            while (in.read(rest) >= 0) {
                // a request that is longer than one packet
            }
        } catch (IOException e) {
            // reset by the client: closed as well
        }
        disconnected = true;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        server.close();
    }
}
