package io.github.slamonitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that passes only when a test says so. */
final class ManualTimer implements DeliveryTimer {

    private final List<Task> tasks = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5; // about to wrap around, as the computer's may be
    private boolean closed;

    private record Task(long dueAt, Runnable work) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable work) {
        Task task = new Task(now + delay.toNanos(), work);
        tasks.add(task);
        return () -> remove(task);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    /** Lets time pass, and runs what is due on the way. */
    void advance(Duration duration) {
        long end = nanoTime() + duration.toNanos();
        for (Task task = next(end); task != null; task = next(end)) {
            task.work.run();
        }
    }

    private synchronized @Nullable Task next(long end) {
        Task first = tasks.stream()
                .min(Comparator.comparingLong(task -> task.dueAt - now))
                .orElse(null);
        if (first == null || closed || first.dueAt - end > 0) {
            now = end;
            return null;
        }
        tasks.remove(first);
        now = first.dueAt;
        return first;
    }

    synchronized int waiting() {
        return tasks.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
