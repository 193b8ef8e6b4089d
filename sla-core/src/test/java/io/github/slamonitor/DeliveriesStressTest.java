package io.github.slamonitor;

import static io.github.slamonitor.Eventually.eventually;
import static io.github.slamonitor.testkit.SampleRounds.opened;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything fails now and then: listeners, the store, and there is too little room. */
class DeliveriesStressTest {

    private static final int ROUNDS = 250;

    private final List<ListenerRegistration> listeners = new ArrayList<>();
    private final List<ScriptedListener> scripted = new ArrayList<>();
    private final FlakyStore inner = new FlakyStore();
    private final SafeStore store = SafeStore.of(inner);

    private void add(String name, int capacity, int failurePercent, long seed) {
        Random random = new Random(seed);
        ScriptedListener listener = new ScriptedListener(name, (attempt, round) -> {
            if (random.nextInt(100) < failurePercent) {
                throw new IOException("refused");
            }
        });
        scripted.add(listener);
        ListenerRegistration.add(
                listeners,
                listener,
                ListenerOptions.defaults().queueCapacity(capacity).backoff(ofMillis(1), ofMillis(2)));
    }

    private static final List<String> ALL =
            IntStream.range(0, ROUNDS).mapToObj(number -> "round-" + number).toList();

    private Deliveries run(long seed, Runnable toggle) {
        Random random = new Random(seed);
        add("roomy", 1000, 0, seed);
        add("narrow", 3, 10, seed);
        add("one", 1, 40, seed);
        Deliveries deliveries = new Deliveries(listeners, store);
        deliveries.start();
        for (int number = 0; number < ROUNDS; number++) {
            if (random.nextInt(10) == 0) {
                toggle.run();
            }
            deliveries.tell(opened(number), Map.of("a", new byte[] {1}));
            if (random.nextInt(20) == 0) {
                LockSupport.parkNanos(100_000);
            }
        }
        inner.broken = false;
        inner.readOnly = false;
        store.retry();
        return deliveries;
    }

    private void allAreDelivered(Deliveries deliveries) throws Exception {
        for (ScriptedListener listener : scripted) {
            eventually(listener.name() + " is told", () -> listener.taken.size() >= ROUNDS);
        }
        deliveries.close(ofSeconds(20));
        for (ScriptedListener listener : scripted) {
            assertThat(inner.inner.undelivered(listener.name(), 1)).isEmpty();
        }
        assertThat(store.status().lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everythingOnceAndInOrderThoughWritesFail(long seed) throws Exception {
        Deliveries deliveries = run(seed, () -> inner.readOnly = !inner.readOnly);
        allAreDelivered(deliveries);
        for (ScriptedListener listener : scripted) {
            assertThat(listener.taken).as(listener.name()).isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everythingOnceThoughReadsFailToo(long seed) throws Exception {
        Deliveries deliveries = run(seed, () -> inner.broken = !inner.broken);
        allAreDelivered(deliveries);
        for (ScriptedListener listener : scripted) {
            assertThat(listener.taken).as(listener.name()).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }
}
