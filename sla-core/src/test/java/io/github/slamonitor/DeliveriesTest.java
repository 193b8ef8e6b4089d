package io.github.slamonitor;

import static io.github.slamonitor.Eventually.eventually;
import static io.github.slamonitor.testkit.SampleRounds.opened;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.testkit.SampleRounds;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several listeners and a store together, on real threads and in real time. */
class DeliveriesTest {

    private static final ListenerOptions QUICK = ListenerOptions.defaults()
            .attemptTimeout(ofSeconds(20))
            .queueCapacity(20_000)
            .backoff(ofMillis(1), ofMillis(4));

    private final List<CountDownLatch> latches = new ArrayList<>();
    private final List<Deliveries> started = new ArrayList<>();
    private final List<ListenerRegistration> listeners = new ArrayList<>();

    @AfterEach
    void endThreads() {
        latches.forEach(CountDownLatch::countDown);
        started.forEach(deliveries -> deliveries.close(Duration.ZERO));
    }

    private CountDownLatch latch() {
        CountDownLatch latch = new CountDownLatch(1);
        latches.add(latch);
        return latch;
    }

    private ScriptedListener add(String name, ListenerOptions options, ScriptedListener.Script script) {
        ScriptedListener listener = new ScriptedListener(name, script);
        ListenerRegistration.add(listeners, listener, options);
        return listener;
    }

    private ScriptedListener add(String name) {
        return add(name, QUICK, (attempt, round) -> {});
    }

    private Deliveries start(SafeStore store) {
        Deliveries deliveries = new Deliveries(listeners, store);
        started.add(deliveries);
        deliveries.start();
        return deliveries;
    }

    private Deliveries start() {
        return start(SafeStore.none());
    }

    private static void tell(Deliveries deliveries, int startInclusive, int endExclusive) {
        for (int number = startInclusive; number < endExclusive; number++) {
            deliveries.tell(opened(number), Map.of());
        }
    }

    private static List<String> ids(int startInclusive, int endExclusive) {
        return IntStream.range(startInclusive, endExclusive)
                .mapToObj(number -> "round-" + number)
                .toList();
    }

    private static void hang(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // ignored, as a bad listener does
            }
        }
    }

    @Test
    void tellsEachOfThreeListenersEachOf10000RoundsOnceAndInOrder() {
        List<ScriptedListener> all = List.of(add("mail"), add("chat"), add("log"));
        FlakyStore inner = new FlakyStore();
        Deliveries deliveries = start(SafeStore.of(inner));
        tell(deliveries, 0, 10_000);
        deliveries.close(ofSeconds(60));
        assertThat(all).allSatisfy(listener -> assertThat(listener.tried).isEqualTo(ids(0, 10_000)));
        assertThat(deliveries.status()).allSatisfy(status -> {
            assertThat(status.delivered()).isEqualTo(10_000);
            assertThat(status.failedAttempts() + status.overflowed() + status.givenUp() + status.queued())
                    .isZero();
        });
        assertThat(inner.closed).isTrue();
    }

    @Test
    void letsNoListenerDelayAnother() {
        CountDownLatch end = latch();
        add("hangs", QUICK.attemptTimeout(ofMillis(20)).queueCapacity(10), (attempt, round) -> hang(end));
        add("waits", QUICK.queueCapacity(10), (attempt, round) -> end.await());
        add("throws", QUICK.queueCapacity(10), (attempt, round) -> {
            throw new IOException("refused");
        });
        add("breaks", QUICK.queueCapacity(10), (attempt, round) -> {
            throw new NoClassDefFoundError("missing");
        });
        ScriptedListener good = add("good");
        Deliveries deliveries = start();
        tell(deliveries, 0, 500);
        eventually("500 deliveries", () -> good.taken.size() == 500);
        eventually("suspension", () -> deliveries.status().get(0).suspended());
        for (ListenerStatus status : deliveries.status().subList(0, 4)) {
            assertThat(status.delivered()).as(status.name()).isZero();
            assertThat(status.queued()).as(status.name()).isLessThanOrEqualTo(11);
        }
        tell(deliveries, 500, 600);
        eventually("600 deliveries", () -> good.taken.size() == 600);
        assertThat(good.taken).isEqualTo(ids(0, 600));
    }

    @Test
    void mergesWhatFindsNoRoomWithoutAStore() {
        CountDownLatch go = latch();
        RecordingListener recording = new RecordingListener("recording");
        ListenerRegistration.add(
                listeners,
                new ViolationListener() {
                    @Override
                    public void round(Round round) throws Exception {
                        go.await();
                        for (Transition transition : round.transitions()) {
                            recording.calls.add(transition.kind() + " "
                                    + transition.violation().id());
                        }
                    }
                },
                QUICK.queueCapacity(1));
        Deliveries deliveries = start();
        for (int episode = 0; episode < 100; episode++) {
            deliveries.tell(round(episode * 2, Transition.Kind.OPENED, episode), Map.of());
            deliveries.tell(round(episode * 2 + 1, Transition.Kind.RESOLVED, episode), Map.of());
        }
        deliveries.tell(round(200, Transition.Kind.OPENED, 100), Map.of());
        go.countDown();
        deliveries.close(ofSeconds(20));
        assertThat(recording.calls)
                .containsExactly("OPENED violation-0", "RESOLVED violation-0", "OPENED violation-100");
    }

    private static Round round(int number, Transition.Kind kind, int episode) {
        return SampleRounds.round(number, SampleRounds.transition(kind, episode, number));
    }

    @Test
    void deliversAfterACrashExactlyWhatWasNotDelivered() {
        MonitorStore inner = MonitorStore.inMemory();
        CountDownLatch never = latch();
        ScriptedListener before = add("mail", QUICK, (attempt, round) -> {
            if (attempt > 7) {
                never.await();
            }
        });
        ScriptedListener chat = add("chat");
        Deliveries crashed = start(SafeStore.of(inner));
        tell(crashed, 0, 20);
        // The eighth attempt begins once the seventh is noted.
        eventually("7 mails, 20 chats", () -> before.tried.size() == 8 && chat.taken.size() == 20);
        eventually("notes", () -> crashed.status().get(1).delivered() == 20);
        // Nothing is closed: the process is gone, and another one starts on its store.
        listeners.clear();
        ScriptedListener mailAfter = add("mail");
        ScriptedListener chatAfter = add("chat");
        ScriptedListener added = add("added");
        Deliveries restarted = start(SafeStore.of(inner));
        tell(restarted, 20, 22);
        restarted.close(ofSeconds(20));
        assertThat(mailAfter.tried).isEqualTo(ids(7, 22));
        assertThat(chatAfter.tried).isEqualTo(ids(20, 22));
        assertThat(added.tried).isEqualTo(ids(20, 22));
    }

    @Test
    void startsWithMoreUndeliveredRoundsThanThereIsRoomFor() throws Exception {
        MonitorStore inner = MonitorStore.inMemory();
        for (int number = 0; number < 1000; number++) {
            inner.commit(opened(number), Set.of("mail"), Map.of());
        }
        ScriptedListener mail = add("mail", QUICK.queueCapacity(7), (attempt, round) -> {});
        Deliveries deliveries = start(SafeStore.of(inner));
        tell(deliveries, 1000, 1500);
        eventually("1500 deliveries", () -> mail.taken.size() == 1500);
        assertThat(mail.tried).isEqualTo(ids(0, 1500));
        eventually("notes", () -> deliveries.status().get(0).delivered() == 1500);
        assertThat(inner.undelivered("mail", 1)).isEmpty();
    }

    @Test
    void goesOnWhileTheStoreFails() throws Exception {
        FlakyStore inner = new FlakyStore();
        ScriptedListener mail = add("mail");
        SafeStore store = SafeStore.of(inner);
        Deliveries deliveries = start(store);
        deliveries.tell(opened(0), Map.of("a", new byte[] {1}));
        inner.broken = true;
        for (int number = 1; number < 50; number++) {
            deliveries.tell(opened(number), Map.of("a", new byte[] {(byte) number}));
        }
        eventually("50 deliveries", () -> mail.taken.size() == 50);
        inner.broken = false;
        tell(deliveries, 50, 60);
        eventually("60 deliveries", () -> deliveries.status().get(0).delivered() == 60);
        store.retry();
        assertThat(mail.tried).isEqualTo(ids(0, 60));
        assertThat(inner.inner.undelivered("mail", 1)).isEmpty();
        assertThat(inner.inner.states().get("a")).containsExactly(49);
        assertThat(store.status().lost()).isZero();
    }

    @Test
    void drainsWhenClosed() {
        ScriptedListener slow = add("slow", QUICK, (attempt, round) -> Thread.sleep(2));
        ScriptedListener flaky = add("flaky", QUICK, (attempt, round) -> {
            if (attempt % 3 != 0) {
                throw new IOException("refused");
            }
        });
        Deliveries deliveries = start();
        tell(deliveries, 0, 50);
        deliveries.close(ofSeconds(20));
        assertThat(slow.taken).hasSize(50);
        assertThat(flaky.taken).isEqualTo(ids(0, 50));
    }

    @Test
    void triesWhatOnlyPausesOnceMoreWhenClosed() {
        AtomicBoolean up = new AtomicBoolean();
        ScriptedListener mail = add("mail", QUICK.backoff(ofMinutes(5), ofMinutes(5)), (attempt, round) -> {
            if (!up.get()) {
                throw new IOException("refused");
            }
        });
        Deliveries deliveries = start();
        tell(deliveries, 0, 3);
        eventually("a failure", () -> deliveries.status().get(0).failedAttempts() == 1);
        up.set(true);
        deliveries.close(ofSeconds(20));
        assertThat(mail.taken).isEqualTo(ids(0, 3));
    }

    @Test
    @Timeout(60)
    void doesNotWaitWhenClosedForWhatCannotBeDeliveredInTime() throws Exception {
        MonitorStore inner = MonitorStore.inMemory();
        add("down", QUICK.backoff(ofMinutes(5), ofMinutes(5)), (attempt, round) -> {
            throw new IOException("refused");
        });
        add("told-to-wait", QUICK, (attempt, round) -> {
            throw DeliveryException.retryAfter(ofMinutes(10), "429");
        });
        Deliveries deliveries = start(SafeStore.of(inner));
        tell(deliveries, 0, 3);
        eventually("a failure", () -> deliveries.status().get(1).failedAttempts() == 1);
        deliveries.close(ofMinutes(2)); // jitter lets the next attempt come after half of its 5 min
        assertThat(deliveries.status().get(1).failedAttempts()).isEqualTo(1);
        assertThat(inner.undelivered("down", 10)).hasSize(3);
    }

    @Test
    @Timeout(60)
    void cutsOffWhatHangsWhenTheTimeForClosingIsOver() throws Exception {
        MonitorStore inner = MonitorStore.inMemory();
        CountDownLatch end = latch();
        AtomicBoolean interrupted = new AtomicBoolean();
        ScriptedListener deaf = add("deaf", QUICK, (attempt, round) -> hang(end));
        ScriptedListener waits = add("waits", QUICK, (attempt, round) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        ScriptedListener good = add("good");
        Deliveries deliveries = start(SafeStore.of(inner));
        tell(deliveries, 0, 5);
        eventually("calls that hang", () -> deaf.tried.size() == 1 && waits.tried.size() == 1);
        eventually("notes", () -> deliveries.status().get(2).delivered() == 5);
        deliveries.close(ofMillis(100));
        eventually("the interrupt", interrupted::get);
        assertThat(good.taken).hasSize(5);
        assertThat(inner.undelivered("deaf", 10)).hasSize(5);
        assertThat(inner.undelivered("waits", 10)).hasSize(5);
        assertThat(inner.undelivered("good", 10)).isEmpty();
    }

    @Test
    void canBeClosedByAListener() throws Exception {
        FlakyStore inner = new FlakyStore();
        CountDownLatch told = latch();
        ScriptedListener closing = add("closing", QUICK, (attempt, round) -> {
            told.await();
            started.get(0).close(ofSeconds(15));
        });
        ScriptedListener good = add("good", QUICK, (attempt, round) -> Thread.sleep(5));
        tell(start(SafeStore.of(inner)), 0, 3);
        told.countDown();
        eventually("the store closed", () -> inner.closed);
        assertThat(closing.tried).containsExactly("round-0");
        assertThat(inner.inner.undelivered("closing", 10)).containsExactly(opened(1), opened(2));
        assertThat(good.taken).hasSize(3);
        assertThat(inner.inner.undelivered("good", 10)).isEmpty();
    }

    @Test
    void canBeClosedFromManyThreadsAndListenersAtOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            add("closing-" + i, QUICK, (attempt, round) -> started.get(0).close(ofSeconds(1)));
        }
        Deliveries deliveries = start();
        tell(deliveries, 0, 2);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> deliveries.close(ofSeconds(2)));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
        deliveries.close(ofSeconds(1));
    }

    @Test
    void keepsWhatComesAfterClosingOutOfTheQueues() {
        ScriptedListener mail = add("mail");
        Deliveries deliveries = start();
        deliveries.close(ofSeconds(1));
        tell(deliveries, 0, 1);
        assertThat(mail.tried).isEmpty();
        assertThat(deliveries.status().get(0).queued()).isZero();
    }

    @Test
    void stopsWaitingWhenTheClosingThreadIsInterrupted() throws Exception {
        CountDownLatch end = latch();
        add("deaf", QUICK, (attempt, round) -> hang(end));
        Deliveries deliveries = start();
        tell(deliveries, 0, 1);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread closing = new Thread(() -> {
            deliveries.close(ofMinutes(5));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        closing.start();
        closing.interrupt();
        closing.join(20_000);
        assertThat(stillInterrupted).isTrue();
    }
}
