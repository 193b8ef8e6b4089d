package io.github.slamonitor;

import static io.github.slamonitor.Eventually.eventually;
import static io.github.slamonitor.testkit.SampleRounds.opened;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One listener, on threads of its own, in time that the test moves. */
class ListenerQueueTest {

    private final ManualTimer timer = new ManualTimer();
    private final FlakyStore inner = new FlakyStore();
    private final List<CountDownLatch> latches = new ArrayList<>();
    private final SafeStore store = SafeStore.of(inner);
    private final List<ListenerQueue> queues = new ArrayList<>();
    private ListenerOptions options = ListenerOptions.defaults();

    @AfterEach
    void endThreads() {
        queues.forEach(ListenerQueue::stop);
        latches.forEach(CountDownLatch::countDown);
    }

    private CountDownLatch latch() {
        CountDownLatch latch = new CountDownLatch(1);
        latches.add(latch);
        return latch;
    }

    private ListenerQueue queue(ScriptedListener listener) {
        List<ListenerRegistration> registrations = new ArrayList<>();
        ListenerRegistration.add(registrations, listener, options);
        ListenerQueue queue = new ListenerQueue(registrations.get(0), store, timer, () -> 0);
        queues.add(queue);
        return queue;
    }

    private static void offer(ListenerQueue queue, int... numbers) {
        for (int number : numbers) {
            assertThat(queue.offer(opened(number), false)).isTrue();
        }
    }

    private static void failures(ListenerQueue queue, int count) {
        eventually(count + " failed attempts", () -> queue.status().failedAttempts() == count);
    }

    private static void finished(ListenerQueue queue) {
        eventually("an empty queue", () -> queue.status().queued() == 0);
    }

    private static void waitIgnoringInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // ignored, as a bad listener does
            }
        }
    }

    @Test
    void triesTheSameRoundUntilItIsTakenAndThenTheNext() {
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (attempt <= 3) {
                throw new IOException("refused");
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1, 2);
        failures(queue, 1);
        assertThat(queue.status().lastError()).contains("java.io.IOException: refused");
        timer.advance(ofSeconds(1));
        failures(queue, 2);
        timer.advance(ofMillis(1999));
        assertThat(queue.status().failedAttempts()).isEqualTo(2);
        timer.advance(ofMillis(1));
        failures(queue, 3);
        timer.advance(ofSeconds(4));
        finished(queue);
        assertThat(listener.tried).containsExactly("round-1", "round-1", "round-1", "round-1", "round-2");
        assertThat(listener.taken).containsExactly("round-1", "round-2");
        assertThat(queue.status().delivered()).isEqualTo(2);
        assertThat(queue.status().lastError()).isEmpty();
    }

    static List<Throwable> failures() {
        return List.of(
                new IOException("checked"),
                new IllegalStateException("unchecked"),
                new StackOverflowError(),
                new OutOfMemoryError("pretended"),
                new ExceptionInInitializerError(),
                new AssertionError("assertion"),
                new InterruptedException("of its own"),
                new Throwable("neither exception nor error"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void takesWhateverIsThrownForAFailedAttempt(Throwable failure) {
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (attempt == 1) {
                throwAny(failure);
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        failures(queue, 1);
        timer.advance(ofSeconds(1));
        finished(queue);
        assertThat(listener.taken).containsExactly("round-1");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void survivesAListenerThatNeverStopsCallingItself() {
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (attempt == 1) {
                throw new IllegalStateException("depth " + depth(0));
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        failures(queue, 1);
        timer.advance(ofSeconds(1));
        finished(queue);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int depth(int depth) {
        return depth(depth + 1) + 1;
    }

    @Test
    void givesUpAtOnceWhatIsRefusedForGood() {
        ScriptedListener listener = new ScriptedListener("chat", (attempt, round) -> {
            if (attempt == 1) {
                throw DeliveryException.permanent("400", null);
            }
        });
        store.commit(opened(1), Set.of("chat"), Map.of());
        ListenerQueue queue = queue(listener);
        offer(queue, 1, 2);
        finished(queue);
        assertThat(listener.tried).containsExactly("round-1", "round-2");
        assertThat(queue.status().givenUp()).isEqualTo(1);
        assertThat(queue.status().delivered()).isEqualTo(1);
        assertThat(store.undelivered("chat", 10)).isEqualTo(new SafeStore.Page(List.of(), false));
    }

    @Test
    void waitsAsLongAsTheListenerAsks() {
        ScriptedListener listener = new ScriptedListener("chat", (attempt, round) -> {
            if (attempt == 1) {
                throw DeliveryException.retryAfter(ofMinutes(2), "429");
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        failures(queue, 1);
        timer.advance(ofMinutes(2).minusMillis(1));
        assertThat(listener.tried).hasSize(1);
        timer.advance(ofMillis(1));
        finished(queue);
        assertThat(listener.taken).containsExactly("round-1");
    }

    @Test
    void givesUpWhatWasTriedForADayAndGoesOn() {
        AtomicBoolean up = new AtomicBoolean();
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (!up.get()) {
                throw new IOException("refused");
            }
        });
        options = options.backoff(ofMinutes(5), ofMinutes(5));
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        for (int attempts = 1; attempts <= 288; attempts++) {
            failures(queue, attempts);
            if (attempts % 50 == 0) {
                offer(queue, 1 + attempts / 50);
            }
            timer.advance(ofMinutes(5));
        }
        failures(queue, 290);
        assertThat(queue.status().givenUp()).isEqualTo(1);
        assertThat(listener.tried).hasSize(290).endsWith("round-1", "round-2");
        up.set(true);
        timer.advance(ofMinutes(5));
        finished(queue);
        assertThat(listener.taken).containsExactly("round-2", "round-3", "round-4", "round-5", "round-6");
    }

    @Test
    void cutsOffACallThatReactsToItsInterrupt() {
        CountDownLatch never = latch();
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (attempt == 1) {
                never.await();
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        eventually("a call", () -> listener.tried.size() == 1);
        timer.advance(ofSeconds(30));
        failures(queue, 1);
        assertThat(queue.status().lastError()).contains("java.util.concurrent.TimeoutException: no answer within 30 s");
        timer.advance(ofSeconds(1));
        finished(queue);
        assertThat(queue.status().abandonedThreads()).isZero();
        assertThat(listener.taken).containsExactly("round-1");
    }

    @Test
    void takesACallThatSwallowsItsInterruptForFailed() {
        CountDownLatch never = latch();
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (attempt == 1) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        eventually("a call", () -> listener.tried.size() == 1);
        timer.advance(ofSeconds(30));
        failures(queue, 1);
        timer.advance(ofSeconds(1));
        finished(queue);
        assertThat(listener.tried).containsExactly("round-1", "round-1");
    }

    @Test
    void doesNotInterruptTheNextCall() {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1, 2, 3);
        finished(queue);
        assertThat(interrupted).containsExactly(false, false, false);
    }

    @Test
    void leavesACallBehindThatIgnoresItsInterrupt() {
        CountDownLatch end = latch();
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {
            if (attempt == 1) {
                waitIgnoringInterrupts(end);
            }
        });
        ListenerQueue queue = queue(listener);
        offer(queue, 1, 2);
        eventually("a call", () -> listener.tried.size() == 1);
        timer.advance(ofSeconds(31));
        assertThat(queue.status().abandonedThreads()).isEqualTo(1);
        assertThat(queue.status().failedAttempts()).isEqualTo(1);
        timer.advance(ofSeconds(1));
        finished(queue);
        assertThat(listener.taken).containsExactly("round-1", "round-2");
        end.countDown();
        eventually("the end of the thread", () -> queue.status().abandonedThreads() == 0);
        assertThat(queue.status().delivered()).isEqualTo(2);
    }

    @Test
    void isSuspendedWhenTooManyCallsAreStuckAndGoesOnWhenOneEnds() {
        CountDownLatch first = latch();
        CountDownLatch others = latch();
        ScriptedListener listener = new ScriptedListener("suspended", (attempt, round) -> {
            if (attempt <= 3) {
                waitIgnoringInterrupts(attempt == 1 ? first : others);
            }
        });
        options = options.queueCapacity(5);
        ListenerQueue queue = queue(listener);
        offer(queue, 1);
        for (int calls = 1; calls <= 3; calls++) {
            int expected = calls;
            eventually("call " + calls, () -> listener.tried.size() == expected);
            timer.advance(ofSeconds(40));
        }
        for (int number = 2; number <= 1000; number++) {
            offer(queue, number);
        }
        timer.advance(ofHours(1));
        assertThat(queue.status().suspended()).isTrue();
        assertThat(queue.status().abandonedThreads()).isEqualTo(3);
        assertThat(queue.status().queued()).isEqualTo(6);
        assertThat(queue.status().overflowed()).isEqualTo(995);
        assertThat(listener.tried).hasSize(3);
        assertThat(threadsOf("suspended")).isEqualTo(3);

        first.countDown();
        finished(queue);
        assertThat(queue.status().suspended()).isFalse();
        assertThat(queue.status().abandonedThreads()).isEqualTo(2);
        assertThat(queue.status().delivered()).isEqualTo(6);
    }

    private static long threadsOf(String listener) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().equals("sla-monitor-" + listener))
                .count();
    }

    @Test
    void startsItsDaemonThreadWithTheFirstRound() {
        ListenerQueue queue = queue(new ScriptedListener("lazy", (attempt, round) -> {
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            assertThat(Thread.currentThread().getName()).isEqualTo("sla-monitor-lazy");
        }));
        assertThat(threadsOf("lazy")).isZero();
        offer(queue, 1);
        finished(queue);
        assertThat(queue.status().failedAttempts()).isZero();
        queue.stop();
        eventually("the end of the thread", () -> threadsOf("lazy") == 0);
    }

    @Test
    void leavesNoTimersBehind() {
        ListenerQueue queue = queue(new ScriptedListener("mail", (attempt, round) -> {}));
        offer(queue, 1, 2, 3, 4, 5);
        finished(queue);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void readsWhatWasLeftInTheStoreWhenTheQueueIsEmpty() {
        Semaphore permits = new Semaphore(0);
        options = options.queueCapacity(3);
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> permits.acquire());
        ListenerQueue queue = queue(listener);
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ids.add("round-" + number);
            synchronized (store) {
                queue.offer(opened(number), store.commit(opened(number), Set.of("mail"), Map.of()));
            }
        }
        assertThat(queue.status().queued()).isEqualTo(3);
        assertThat(queue.status().overflowed()).isEqualTo(17);
        permits.release(20);
        eventually("20 deliveries", () -> queue.status().delivered() == 20);
        assertThat(listener.tried).isEqualTo(ids);
    }

    @Test
    void triesAgainToReadAStoreThatFailed() {
        store.commit(opened(1), Set.of("mail"), Map.of());
        inner.broken = true;
        ScriptedListener listener = new ScriptedListener("mail", (attempt, round) -> {});
        ListenerQueue queue = queue(listener);
        queue.readStore();
        offer(queue, 2);
        finished(queue);
        assertThat(listener.taken).as("what is new does not wait").containsExactly("round-2");
        inner.broken = false;
        timer.advance(ofSeconds(1));
        eventually("both", () -> queue.status().delivered() == 2);
        assertThat(listener.taken).containsExactly("round-2", "round-1");
    }
}
