package io.github.slamonitor.engine;

import java.util.ArrayList;
import java.util.List;

/** What {@link ServiceWindows} must do, done by keeping every record. */
final class WindowModel {

    /** A record and the slot of the finest window in which it counts. */
    record Entry(long slot, long micros, boolean failed) {}

    private final long finest;
    private final List<Long> lengths;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> sinceRoll = new ArrayList<>();
    private long openSlot;
    private boolean keeping = true;
    private boolean paused;

    WindowModel(List<Long> lengths, long now) {
        this.lengths = lengths;
        this.finest = lengths.stream().mapToLong(Long::longValue).min().orElseThrow();
        this.openSlot = slotOf(now);
    }

    void add(long micros, boolean failed) {
        sinceRoll.add(new Entry(0, micros, failed));
    }

    boolean addAt(long time, long micros, boolean failed) {
        long slot = slotOf(time);
        if (slot >= openSlot) {
            add(micros, failed);
            return true;
        }
        entries.add(new Entry(slot, micros, failed));
        return lengths.stream().anyMatch(length -> covers(length, slot));
    }

    void roll(long now, boolean ticking, boolean keepFromNow) {
        long slot = Math.max(openSlot, slotOf(now));
        long target = ticking && slot - openSlot > 2 ? slot : openSlot;
        paused |= target > openSlot;
        if (keeping) {
            sinceRoll.forEach(entry -> entries.add(new Entry(target, entry.micros, entry.failed)));
        }
        sinceRoll.clear();
        keeping = keepFromNow;
        openSlot = slot;
    }

    /** Whether a roll ever came so late that the distribution is of the slot before. */
    boolean paused() {
        return paused;
    }

    List<Entry> window(long length) {
        return entries.stream().filter(entry -> covers(length, entry.slot)).toList();
    }

    private boolean covers(long length, long slot) {
        long newest = Math.floorDiv(openSlot * finest, length);
        return Math.floorDiv(slot * finest, length) > newest - 60;
    }

    private long slotOf(long time) {
        return Math.floorDiv(time * 60, finest);
    }
}
