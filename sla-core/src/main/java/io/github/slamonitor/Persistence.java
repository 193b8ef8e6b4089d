package io.github.slamonitor;

import io.github.slamonitor.engine.ServiceWindows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
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

    /** No clock is beyond: the year 5138, far from where times in microseconds run over. */
    private static final long LATEST_MICROS = 100_000_000_000_000_000L;

    private static final int FORMAT = 2;
    /** The format and the checksum. */
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private final SafeStore store;
    /** What {@link ServiceWindows#changes} was when a service was saved. */
    private final Map<String, Long> saved = new HashMap<>();

    private long savedAt;
    /** How much engine time went on while no monitor ran. */
    private long pause;

    Persistence(SafeStore store) {
        this.store = store;
    }

    /** Has engine time go on from where it stopped; returns it. To be called before the rest is restored. */
    long resume(EngineClock clock) {
        byte[] stopped = store.states().get(CLOCK);
        long stoppedMicros = stopped == null ? 0 : readLong(stopped);
        long now = clock.resume(stoppedMicros);
        pause = stoppedMicros == 0 ? 0 : now - stoppedMicros;
        return now;
    }

    /** Takes up alerts, figures and silences; returns the silences. */
    Silences restore(AlertBook alerts, ServiceRegistry services, long now) {
        Map<String, byte[]> states = new HashMap<>(store.states());
        states.remove(CLOCK);
        byte[] silences = states.remove(SILENCES);
        alerts.restore(states, pause, now);
        alerts.services().forEach(name -> take(name, services));
        services.all().forEach(service -> service.windows().excuse(now, now));
        store.figures().forEach((name, bytes) -> {
            MonitoredService service = take(name, services);
            if (service != null) {
                restore(service.windows(), name, bytes, now);
            }
        });
        savedAt = now;
        return silences == null ? new Silences() : readSilences(silences);
    }

    /** The service of a stored name; null when there are too many services, or the name is none. */
    private static @Nullable MonitoredService take(String name, ServiceRegistry services) {
        try {
            MonitoredService service = services.get(name);
            return service.name().equals(name) ? service : null;
        } catch (IllegalArgumentException e) {
            LOG.error("the store has a service whose name cannot be one, it is left out: {}", e.getMessage());
            return null;
        }
    }

    private static Silences readSilences(byte[] bytes) {
        try {
            return Silences.fromBytes(bytes);
        } catch (IllegalArgumentException e) {
            LOG.error("the silences in the store cannot be read and are gone: {}", e.getMessage());
            return new Silences();
        }
    }

    private void restore(ServiceWindows windows, String service, byte[] bytes, long now) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT || in.readLong() != checksum(bytes)) {
                LOG.error(
                        "the figures of {} in the store are damaged or of another version; its windows start empty",
                        Names.shown(service));
            } else if (!isOfShape(windows, in)) {
                LOG.warn("the figures of {} are of other rules; its windows start empty", Names.shown(service));
            } else {
                windows.readFrom(in);
                windows.excuse(pause, now);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "the figures of {} in the store cannot be read; its windows start empty", Names.shown(service), e);
        }
    }

    private static boolean isOfShape(ServiceWindows windows, DataInputStream in) throws IOException {
        byte[] shape = shape(windows);
        return in.readInt() == shape.length && Arrays.equals(in.readNBytes(shape.length), shape);
    }

    private static byte[] shape(ServiceWindows windows) {
        return windows.shape().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of all that follows the checksum itself. */
    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, HEADER, Math.max(0, bytes.length - HEADER));
        return checksum.getValue();
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
        if (store.isPresent() && now - savedAt >= SAVE_EVERY_MICROS) {
            saveEverything(services, now);
        }
    }

    /** Saves the figures of every service that had requests since the last time. */
    void saveEverything(ServiceRegistry services, long now) {
        if (!store.isPresent()) {
            return;
        }
        Map<String, byte[]> figures = new HashMap<>();
        for (MonitoredService service : services.all()) {
            long changes = service.windows().changes();
            Long before = saved.put(service.name(), changes);
            if (service.isCovered() && (before == null || before != changes)) {
                figures.put(service.name(), toBytes(service.windows()));
            }
        }
        if (!figures.isEmpty() && !store.saveFigures(figures)) {
            saved.keySet().removeAll(figures.keySet());
        }
        store.saveStates(Map.of(CLOCK, longBytes(now)));
        savedAt = now;
    }

    private static byte[] toBytes(ServiceWindows windows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] shape = shape(windows);
            out.writeInt(FORMAT);
            out.writeLong(0);
            out.writeInt(shape.length);
            out.write(shape);
            windows.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        byte[] written = bytes.toByteArray();
        ByteBuffer.wrap(written).putLong(Integer.BYTES, checksum(written));
        return written;
    }

    private static byte[] longBytes(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }

    /** The engine time that was stored, or 0 when it is none. */
    private static long readLong(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        try {
            long micros = Long.parseLong(text);
            if (micros > 0 && micros < LATEST_MICROS) {
                return micros;
            }
        } catch (NumberFormatException e) {
            // The same as for a number out of range.
        }
        LOG.error(
                "the time in the store cannot be read, so how long no monitor ran is not known: {}", Names.shown(text));
        return 0;
    }
}
