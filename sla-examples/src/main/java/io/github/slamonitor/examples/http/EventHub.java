package io.github.slamonitor.examples.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Sends events to everybody who follows them. A client that does not keep up is let go; its browser comes back. Thread-safe. */
final class EventHub implements AutoCloseable {

    private static final int MOST_WAITING = 100;
    private static final byte[] OPENING = bytes("retry: 2000\n\n");
    /** An event, as a script in a browser does not see comments. */
    private static final byte[] PING = bytes("event: ping\ndata: {}\n\n");

    private static final byte[] END = new byte[0];

    private final Set<BlockingQueue<byte[]>> clients = ConcurrentHashMap.newKeySet();
    private final Duration pingEvery;
    private volatile boolean closed;

    EventHub(Duration pingEvery) {
        this.pingEvery = pingEvery;
    }

    int clients() {
        return clients.size();
    }

    void send(String event, Consumer<JsonWriter> data) {
        if (clients.isEmpty()) {
            return;
        }
        String json = new String(JsonWriter.bytes(data), StandardCharsets.UTF_8);
        byte[] message = bytes("event: " + event + "\ndata: " + json + "\n\n");
        for (BlockingQueue<byte[]> client : clients) {
            if (!client.offer(message)) {
                end(client);
            }
        }
    }

    /**
     * Follows the events until the client goes, does not keep up, or may not any more.
     *
     * @throws HttpError when too many do already
     */
    Reply follow(BooleanSupplier allowed) {
        if (clients.size() >= HttpLimits.EVENT_CLIENTS) {
            throw HttpError.later(503, "too many follow the events already; try again later", Duration.ofSeconds(30));
        }
        return Reply.streamed("text/event-stream; charset=utf-8", out -> write(out, allowed))
                .header("X-Accel-Buffering", "no");
    }

    private void write(OutputStream out, BooleanSupplier allowed) throws IOException {
        BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(MOST_WAITING);
        clients.add(queue);
        try {
            out.write(OPENING);
            out.flush();
            while (!closed) {
                byte[] message = queue.poll(pingEvery.toMillis(), TimeUnit.MILLISECONDS);
                if (message == END || !allowed.getAsBoolean()) {
                    return;
                }
                out.write(message == null ? PING : message);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(queue);
        }
    }

    private void end(BlockingQueue<byte[]> client) {
        clients.remove(client);
        client.clear();
        client.offer(END);
    }

    @Override
    public void close() {
        closed = true;
        clients.forEach(this::end);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
