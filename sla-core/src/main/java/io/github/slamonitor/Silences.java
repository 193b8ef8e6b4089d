package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The silences of a monitor. Thread-safe. */
final class Silences {

    private static final int FORMAT = 1;

    private volatile List<Silence> silences = List.of();

    /** Adds a silence, in place of one with the same id. */
    synchronized void add(Silence silence) {
        List<Silence> changed = without(silence.id());
        changed.add(silence);
        silences = List.copyOf(changed);
    }

    /** Ends a silence; whether there was one with this id. */
    synchronized boolean remove(String id) {
        List<Silence> changed = without(id);
        boolean found = changed.size() < silences.size();
        silences = List.copyOf(changed);
        return found;
    }

    /** Forgets the silences that have ended; whether there were any. */
    synchronized boolean expire(Instant at) {
        List<Silence> left = silences.stream()
                .filter(silence -> at.isBefore(silence.until()))
                .toList();
        boolean found = left.size() < silences.size();
        silences = left;
        return found;
    }

    /** As they are now, in the order in which they were added: a list that does not change. */
    List<Silence> list() {
        return silences;
    }

    byte[] toBytes() {
        return new ByteWriter()
                .number(FORMAT)
                .list(
                        silences,
                        (out, silence) -> out.text(silence.id())
                                .text(silence.services())
                                .text(silence.rules())
                                .time(silence.until())
                                .text(silence.by())
                                .text(silence.reason()))
                .toBytes();
    }

    static Silences fromBytes(byte[] bytes) {
        Silences read = new Silences();
        read.silences = List.copyOf(ByteReader.readAll(
                "silences",
                FORMAT,
                bytes,
                all -> all.list(in -> new Silence(in.text(), in.text(), in.text(), in.time(), in.text(), in.text()))));
        return read;
    }

    private List<Silence> without(String id) {
        List<Silence> others = new ArrayList<>(silences);
        others.removeIf(silence -> silence.id().equals(id));
        return others;
    }
}
