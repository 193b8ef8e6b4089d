package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The live runtime: takes records from any thread, checks policies on a schedule, keeps the state of alerts, and tells listeners.
 *
 * <p>After {@link #start} it evaluates by itself. Without it, {@link #evaluate} does so by hand; recording then reads the clock for
 * each request, which a started monitor does not. Thread-safe.
 *
 * <pre>{@code
 * try (SlaMonitor monitor = SlaMonitor.builder()
 *         .policy(policy)
 *         .listener(new ViolationListener() {
 *             @Override
 *             public void opened(Violation violation) {
 *                 System.out.println(violation);
 *             }
 *         })
 *         .evaluateEvery(Duration.ofSeconds(10))
 *         .start()) {
 *     ServiceRecorder checkout = monitor.service("checkout");
 *     checkout.success(Duration.ofMillis(120));
 * }
 * }</pre>
 */
public final class SlaMonitor implements AutoCloseable {

    private final EngineClock clock;
    private final Intake intake;
    private final ServiceRegistry services;
    private final Evaluation evaluation;
    private final Duration shortestWindow;
    private final Duration interval;
    private final Duration closeTimeout;
    private @Nullable Ticker ticker;
    private boolean closed;

    private SlaMonitor(Builder builder) {
        clock = new EngineClock(builder.clock, builder.nanos);
        intake = new Intake(clock, List.copyOf(builder.maintenance));
        services = new ServiceRegistry(
                builder.maximumServices, SlaEvaluator.of(builder.policies).policies(), intake, clock);
        shortestWindow = builder.policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .flatMap(SlaRule::readings)
                .map(SlaRule::window)
                .min(Comparator.naturalOrder())
                .orElse(SlaRule.DEFAULT_WINDOW);
        interval = builder.interval;
        closeTimeout = builder.closeTimeout;
        SafeStore store = builder.store == null ? SafeStore.none() : SafeStore.of(builder.store);
        evaluation = new Evaluation(
                clock,
                intake,
                services,
                List.copyOf(builder.policies),
                List.copyOf(builder.maintenance),
                new Deliveries(List.copyOf(builder.listeners), store),
                store);
    }

    /** {@return a builder with nothing but defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the recorder of a service, to be kept} A service that is new appears by itself; one that is past the maximum number of
     * services gets the recorder of an entry that all such services share.
     *
     * @param name not blank, at most 10,000 characters
     * @throws IllegalArgumentException when the name is blank or too long
     */
    public ServiceRecorder service(String name) {
        return services.recorder(name);
    }

    /**
     * Records a request with its own timestamp, late or in order.
     *
     * @param record the request
     */
    public void record(MetricRecord record) {
        ServiceRecorder recorder = service(record.service());
        if (record.successful()) {
            recorder.success(record.responseTime(), record.timestamp());
        } else {
            recorder.failure(record.responseTime(), record.timestamp());
        }
    }

    /**
     * Records a request that succeeded just now, by the name of its service; {@link #service} saves looking it up each time.
     *
     * @param service not blank, at most 10,000 characters; requests of others are counted together as {@code (other services)}
     * @param elapsedNanos how long it took, in nanoseconds
     */
    public void success(String service, long elapsedNanos) {
        services.forRequest(service).success(elapsedNanos);
    }

    /**
     * Records a request that failed just now, by the name of its service; {@link #service} saves looking it up each time.
     *
     * @param service not blank, at most 10,000 characters; requests of others are counted together as {@code (other services)}
     * @param elapsedNanos how long it took, in nanoseconds
     */
    public void failure(String service, long elapsedNanos) {
        services.forRequest(service).failure(elapsedNanos);
    }

    /**
     * Checks every rule now, and tells listeners what changed. For programs that schedule this themselves, and for tests.
     *
     * @param now the time, not before that of the last evaluation; an earlier one is taken for a clock that was set back
     * @return the verdicts of this evaluation
     */
    public SlaReport evaluate(Instant now) {
        return evaluation.run(clock.at(now), now);
    }

    /**
     * Tells nothing about some services and rules for a time, from the next evaluation on; see {@link Silence}.
     *
     * @param silence takes the place of one with the same id
     */
    public void silence(Silence silence) {
        evaluation.silence(silence);
    }

    /**
     * Ends a silence early.
     *
     * @param id of the silence
     * @return whether there was one
     */
    public boolean endSilence(String id) {
        return evaluation.endSilence(id);
    }

    /**
     * Ends the reminders of an open violation.
     *
     * @param violationId of the violation
     * @param by who has seen it, and why it needs no reminders
     * @return whether there is such a violation
     */
    public boolean acknowledge(String violationId, Acknowledgement by) {
        return evaluation.acknowledge(violationId, by);
    }

    /**
     * {@return every service and rule as of the last evaluation} Waits for an evaluation that runs, a second at most; of one that takes
     * longer, some services are told of already and others not yet.
     */
    public MonitorStatus status() {
        return evaluation.status();
    }

    /**
     * {@return every rule of a service as of the last evaluation, met or not, with what its verdict rests on and how close it is to its
     * bound} In the order of policies and rules; none for a service that is not known, not covered by a policy, or not evaluated yet.
     * The worst minutes of an indicator of your own are calculated by the thread that asks.
     *
     * @param service the name of the service
     */
    public List<RuleExplanation> explain(String service) {
        return evaluation.explain(service);
    }

    /**
     * {@return the error budgets of a service, one for each objective of the policies that apply to it, with what was counted up to now:
     * in a started monitor up to the latest second, else up to the last evaluation} Costs nothing but when it is asked for.
     *
     * @param service the name of a service; there are none for one that is not known
     */
    public List<ErrorBudget> errorBudgets(String service) {
        return evaluation.errorBudgets(service);
    }

    /** {@return how the monitor itself fares} */
    public MonitorHealth health() {
        return evaluation.health();
    }

    private synchronized SlaMonitor start() {
        Ticker started = new Ticker(clock, evaluation, shortestWindow, interval);
        ticker = started;
        intake.ticking = true;
        started.start();
        return this;
    }

    /**
     * Evaluates one last time if started, delivers what is waiting for at most {@code closeTimeout}, and writes what must survive to
     * the store. An evaluation that hangs is left behind after the same time, at least a second. Records that come later are counted
     * as lost. Closing again does nothing.
     */
    @Override
    public void close() {
        long deadline = System.nanoTime() + closeTimeout.toNanos();
        Ticker running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = ticker;
        }
        if (running != null) {
            running.stop(Evaluation.patience(deadline));
        }
        intake.close();
        evaluation.close(deadline);
    }

    /**
     * Collects what a monitor is made of. Not thread-safe.
     *
     * <pre>{@code
     * SlaMonitor.Builder builder = SlaMonitor.builder()
     *         .policy(policy)
     *         .maintenance(MaintenanceWindow.weekly(
     *                 java.time.DayOfWeek.SUNDAY, LocalTime.of(2, 0), Duration.ofHours(1), ZoneId.of("UTC")));
     * }</pre>
     */
    public static final class Builder {

        private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
        private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
        private static final Duration LONGEST_CLOSE = Duration.ofDays(365);

        private final List<SlaPolicy> policies = new ArrayList<>();
        private final List<ListenerRegistration> listeners = new ArrayList<>();
        private final List<MaintenanceWindow> maintenance = new ArrayList<>();
        private @Nullable MonitorStore store;
        private Duration interval = Duration.ofSeconds(10);
        private Duration closeTimeout = Duration.ofSeconds(10);
        private int maximumServices = 10_000;
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanos = System::nanoTime;

        private Builder() {}

        /**
         * Adds a policy. At least one is needed.
         *
         * @param policy with a name of its own
         * @return this builder
         */
        public Builder policy(SlaPolicy policy) {
            policies.add(Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /**
         * Adds a listener with {@link ListenerOptions#defaults}.
         *
         * @param listener with a name of its own
         * @return this builder
         * @throws IllegalArgumentException when another listener has the same name
         */
        public Builder listener(ViolationListener listener) {
            return listener(listener, ListenerOptions.defaults());
        }

        /**
         * Adds a listener.
         *
         * @param listener with a name of its own
         * @param options how rounds are delivered to it
         * @return this builder
         * @throws IllegalArgumentException when another listener has the same name
         */
        public Builder listener(ViolationListener listener, ListenerOptions options) {
            ListenerRegistration.add(listeners, listener, options);
            return this;
        }

        /**
         * Keeps what must survive a restart in a store; nothing survives unless one is set. The monitor closes it.
         *
         * @param store used by this monitor alone
         * @return this builder
         */
        public Builder store(MonitorStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Sets how often a started monitor evaluates; every 10 seconds unless set.
         *
         * @param interval from a second to an hour
         * @return this builder
         * @throws IllegalArgumentException when out of range
         */
        public Builder evaluateEvery(Duration interval) {
            if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
                throw new IllegalArgumentException(
                        "evaluateEvery must be from 1 s to 1 h: evaluateEvery=" + Words.period(interval));
            }
            this.interval = interval;
            return this;
        }

        /**
         * Limits how many services are told apart; 10,000 unless set. Requests of further ones are counted together.
         *
         * @param services at least 1
         * @return this builder
         * @throws IllegalArgumentException when under 1
         */
        public Builder maximumServices(int services) {
            if (services < 1) {
                throw new IllegalArgumentException("maximumServices must be at least 1: maximumServices=" + services);
            }
            this.maximumServices = services;
            return this;
        }

        /**
         * Adds a time in which requests do not count and nothing is told.
         *
         * @param window when, and for which services
         * @return this builder
         */
        public Builder maintenance(MaintenanceWindow window) {
            maintenance.add(Objects.requireNonNull(window, "window"));
            return this;
        }

        /**
         * Limits how long {@link SlaMonitor#close} waits for deliveries; 10 seconds unless set.
         *
         * @param timeout from zero; over a year counts as one
         * @return this builder
         * @throws IllegalArgumentException when negative
         */
        public Builder closeTimeout(Duration timeout) {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("closeTimeout must not be negative: closeTimeout=" + timeout);
            }
            this.closeTimeout = timeout.compareTo(LONGEST_CLOSE) < 0 ? timeout : LONGEST_CLOSE;
            return this;
        }

        /**
         * Replaces the system's clock, for tests. A started monitor takes a step of over 5 seconds for a clock that was set, and goes
         * on as if it had not been; a test that moves the time builds a monitor and evaluates by hand.
         *
         * @param clock where the time comes from
         * @return this builder
         */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Replaces the clock by which jumps of the other one are seen. */
        Builder nanoTime(LongSupplier nanos) {
            this.nanos = nanos;
            return this;
        }

        /**
         * {@return a monitor that evaluates only by hand}
         *
         * @throws IllegalArgumentException when there is no policy, two have one name, or alerts inhibit each other in a circle
         */
        public SlaMonitor build() {
            return new SlaMonitor(this);
        }

        /**
         * {@return a monitor that evaluates by itself until it is closed}
         *
         * @throws IllegalArgumentException when there is no policy, two have one name, or alerts inhibit each other in a circle
         */
        public SlaMonitor start() {
            return build().start();
        }
    }
}
