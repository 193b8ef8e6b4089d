package io.github.slamonitor;

import io.github.slamonitor.engine.ServiceWindows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what must survive a restart into the store, and takes it up again: alerts with each change, silences, and once a minute
 * the figures of the services that had requests. A crash loses at most that minute of figures, and no alert. Not thread-safe.
 */
final class Persistence {

    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    /** Keys beside those of the alerts, which all have two slashes. */
    private static final String SILENCES = "silences";

    private static final String CLOCK = "clock";
    private static final long SAVE_EVERY_MICROS = 60_000_000;
    private static final int FORMAT = 1;

    private final SafeStore store;
    private final Map<String, Long> savedRecords = new HashMap<>();
    private long savedAt;

    Persistence(SafeStore store) {
        this.store = store;
    }

    /** Takes up alerts, figures and silences; returns the silences. */
    Silences restore(AlertBook alerts, ServiceRegistry services, long now) {
        Map<String, byte[]> states = new HashMap<>(store.states());
        byte[] silences = states.remove(SILENCES);
        byte[] clock = states.remove(CLOCK);
        alerts.restore(states, clock == null ? 0 : now - readLong(clock, now), now);
        alerts.services().forEach(services::get);
        store.figures()
                .forEach((service, bytes) -> restore(services.get(service).windows(), service, bytes));
        savedAt = now;
        return silences == null ? new Silences() : readSilences(silences);
    }

    private static Silences readSilences(byte[] bytes) {
        try {
            return Silences.fromBytes(bytes);
        } catch (IllegalArgumentException e) {
            LOG.error("the silences in the store cannot be read and are gone: {}", e.getMessage());
            return new Silences();
        }
    }

    private static void restore(ServiceWindows windows, String service, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT || !in.readUTF().equals(windows.shape().toString())) {
                LOG.warn(
                        "the figures of {} are of other rules or of another version; its windows start empty", service);
                return;
            }
            windows.readFrom(in);
        } catch (IOException | RuntimeException e) {
            LOG.error("the figures of {} in the store cannot be read; its windows start empty", service, e);
        }
    }

    void saveStates(Map<String, byte[]> changed) {
        if (changed.isEmpty()) {
            store.retry();
        } else {
            store.saveStates(changed);
        }
    }

    void saveSilences(Silences silences) {
        store.saveStates(Map.of(SILENCES, silences.toBytes()));
    }

    /** Saves figures if it is time for it. */
    void saveFigures(ServiceRegistry services, long now) {
        if (now - savedAt >= SAVE_EVERY_MICROS) {
            saveEverything(services, now);
        }
    }

    /** Saves the figures of every service that had requests since the last time. */
    void saveEverything(ServiceRegistry services, long now) {
        Map<String, byte[]> figures = new HashMap<>();
        for (MonitoredService service : services.all()) {
            long last = service.windows().lastRecordMicros();
            Long saved = savedRecords.put(service.name(), last);
            if (service.isCovered() && (saved == null || saved != last)) {
                figures.put(service.name(), toBytes(service.windows()));
            }
        }
        if (!figures.isEmpty() && !store.saveFigures(figures)) {
            savedRecords.keySet().removeAll(figures.keySet());
        }
        store.saveStates(Map.of(CLOCK, longBytes(now)));
        savedAt = now;
    }

    private static byte[] toBytes(ServiceWindows windows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(windows.shape().toString());
            windows.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] longBytes(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }

    private static long readLong(byte[] bytes, long unreadable) {
        try {
            return Long.parseLong(new String(bytes, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return unreadable;
        }
    }
}
