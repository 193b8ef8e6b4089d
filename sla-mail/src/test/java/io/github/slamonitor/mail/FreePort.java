package io.github.slamonitor.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** A port that nobody listens at: below those that the system gives to whoever asks for any, so that nobody takes it meanwhile. */
final class FreePort {

    private static final int FIRST = 20_000;
    private static final int PORTS = 12_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    static int find() throws IOException {
        IOException last = new IOException("no attempt was made");
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = FIRST + new Random().nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
