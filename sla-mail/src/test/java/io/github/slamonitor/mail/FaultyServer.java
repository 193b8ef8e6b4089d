package io.github.slamonitor.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Speaks SMTP as far as it wants to: to test what breaks off. */
final class FaultyServer implements AutoCloseable {

    /** What goes wrong. */
    enum Fault {
        /** Takes the whole mail, and hangs up instead of saying so. */
        DROPS_AFTER_DATA,
        /** Says a line of its greeting now and then, and never the last one: no time limit for one read helps. */
        NEVER_ENDS,
        NONE
    }

    final List<String> messageIds = new CopyOnWriteArrayList<>();
    volatile Fault fault;
    private final ServerSocket socket;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    FaultyServer(Fault fault) throws IOException {
        this.fault = fault;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (fault == Fault.NEVER_ENDS) {
                trickle(client);
            }
            converse(client);
        } catch (IOException | InterruptedException e) {
            // The client went away, which is what some tests wait for.
        }
    }

    private static void trickle(Socket client) throws IOException, InterruptedException {
        while (true) {
            say(client, "220-wait");
            Thread.sleep(50);
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "220 test");
        for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("DATA")) {
                say(client, "354 go on");
                read(in);
                if (fault == Fault.DROPS_AFTER_DATA) {
                    return;
                }
            }
            say(client, "250 ok");
        }
    }

    private void read(BufferedReader in) throws IOException {
        for (@Nullable String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID: ")) {
                messageIds.add(line);
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
