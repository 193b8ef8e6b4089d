package io.github.slamonitor;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands rounds to all listeners of a monitor: writes them to the store first, then puts them into the queue of each listener.
 * Owns the store: closes it when all is delivered, or the time for that is over. Thread-safe.
 */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LONGEST_CLOSE = Duration.ofDays(365);

    private final SafeStore store;
    private final DeliveryTimer timer;
    private final List<ListenerQueue> queues;
    private final Set<String> names;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    Deliveries(List<ListenerRegistration> listeners, SafeStore store) {
        this(
                listeners,
                store,
                new SystemDeliveryTimer(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    Deliveries(List<ListenerRegistration> listeners, SafeStore store, DeliveryTimer timer, DoubleSupplier random) {
        this.store = store;
        this.timer = timer;
        this.queues = listeners.stream()
                .map(listener -> new ListenerQueue(listener, store, timer, random))
                .toList();
        this.names = new LinkedHashSet<>();
        queues.forEach(queue -> names.add(queue.name()));
    }

    /** Queues what the store holds undelivered since the last run. Before the first round. */
    void start() {
        queues.forEach(ListenerQueue::readStore);
    }

    /** Writes a round with the alert states that changed, and queues it for every listener. Does not throw. */
    void tell(Round round, Map<String, byte[]> changedStates) {
        synchronized (store) {
            boolean kept = store.commit(round, names, changedStates);
            long refused =
                    queues.stream().filter(queue -> !queue.offer(round, kept)).count();
            if (refused > 0) {
                LOG.warn(
                        "round {} came after closing and is not delivered to {} listeners; {}",
                        round.id(),
                        refused,
                        kept ? "it is in the store for the next start" : "it is lost");
            }
        }
    }

    /** How deliveries go, in the order of the listeners. */
    List<ListenerStatus> status() {
        return queues.stream().map(ListenerQueue::status).toList();
    }

    /**
     * Takes no more rounds, delivers what waits within this time, cuts off what still runs then, and closes the store. All
     * listeners share the time. A call by a listener does not wait for itself: what it is being told is delivered once it
     * returns, and the store is closed after that. Further calls wait for the first, unless a listener makes them.
     */
    void close(Duration bound) {
        Optional<ListenerQueue> caller =
                queues.stream().filter(ListenerQueue::isCaller).findFirst();
        long nanos = nanos(bound);
        if (closing.compareAndSet(false, true)) {
            drain(System.nanoTime() + nanos);
            queues.forEach(ListenerQueue::stop);
            caller.ifPresentOrElse(queue -> queue.afterThisCall(this::release), this::release);
            closed.countDown();
        } else if (caller.isEmpty()) {
            awaitClosed(nanos);
        }
    }

    private void drain(long deadline) {
        queues.forEach(ListenerQueue::beginClose);
        try {
            for (ListenerQueue queue : queues) {
                queue.awaitDrained(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitClosed(long nanos) {
        try {
            if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
                LOG.warn(
                        "closing, begun by another thread, takes longer than {}",
                        Words.period(Duration.ofNanos(nanos)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        timer.close();
        store.close();
    }

    private static long nanos(Duration bound) {
        if (bound.isNegative()) {
            return 0;
        }
        return (bound.compareTo(LONGEST_CLOSE) < 0 ? bound : LONGEST_CLOSE).toNanos();
    }
}
