package io.github.slamonitor;

import io.github.slamonitor.engine.Tally;
import io.github.slamonitor.engine.TallyShape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one service over one window: what a rule is checked against. They come from requests that were counted, or,
 * made with {@link #named} and {@link #with}, from figures that somebody else aggregated. Immutable.
 *
 * <pre>{@code
 * ServiceMetrics aggregated = ServiceMetrics.named("auth")
 *         .with(failureRate(), percent(10.22))
 *         .with(averageResponseTime(), Duration.ofMillis(297));
 * SlaReport report = SlaEvaluator.of(policy).evaluateMetrics(List.of(aggregated));
 * }</pre>
 */
public final class ServiceMetrics {

    private final String service;
    private final @Nullable Tally tally;
    private final long windowStartMicros;
    private final long windowEndMicros;
    private final @Nullable Live live;
    private final Map<Indicator<?>, Measurement> given;

    /**
     * What is known of a window that moves with the time: whether it was watched from its start, since when no request came, and when
     * none counted.
     */
    record Live(
            boolean watchedInFull,
            long quietSinceMicros,
            Maintenance maintenance,
            @Nullable ServiceMetrics secondWindow) {

        Live(boolean watchedInFull, long quietSinceMicros, Maintenance maintenance) {
            this(watchedInFull, quietSinceMicros, maintenance, null);
        }
    }

    private ServiceMetrics(
            String service,
            @Nullable Tally tally,
            long windowStartMicros,
            long windowEndMicros,
            @Nullable Live live,
            Map<Indicator<?>, Measurement> given) {
        this.service = service;
        this.tally = tally;
        this.windowStartMicros = windowStartMicros;
        this.windowEndMicros = windowEndMicros;
        this.live = live;
        this.given = given;
    }

    /** Figures of counted requests; the tally must not be changed any more. */
    static ServiceMetrics counted(String service, Tally tally, long windowStartMicros, long windowEndMicros) {
        return new ServiceMetrics(service, tally, windowStartMicros, windowEndMicros, null, Map.of());
    }

    /** Figures of a window that moves with the time; they are of that window only, not of the whole input. */
    static ServiceMetrics live(String service, Tally tally, long windowStartMicros, long windowEndMicros, Live live) {
        return new ServiceMetrics(service, tally, windowStartMicros, windowEndMicros, live, Map.of());
    }

    /**
     * Figures of a window at a moment.
     *
     * @param key its length in microseconds, or less than zero a number of records
     * @param quietSince since when no request came
     */
    static ServiceMetrics ofWindow(String service, long key, Tally tally, long quietSince, Moment moment) {
        boolean rolling = key > 0;
        long end = moment.wallMicros();
        boolean watched = !rolling || moment.watchedMicros() >= key;
        return live(
                service, tally, rolling ? end - key : end, end, new Live(watched, quietSince, moment.maintenance()));
    }

    /** Figures of a service without requests in the window of others: its throughput is 0, the rest is not known. */
    static ServiceMetrics silent(String service, TallyShape shape, Collection<ServiceMetrics> others) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (ServiceMetrics other : others) {
            if (other.counted()) {
                start = Math.min(start, other.windowStartMicros);
                end = Math.max(end, other.windowEndMicros);
            }
        }
        return start > end ? counted(service, new Tally(shape), 0, 0) : counted(service, new Tally(shape), start, end);
    }

    /**
     * {@return a service of which nothing is known yet; see {@link #with}}
     *
     * @param service not blank
     */
    public static ServiceMetrics named(String service) {
        if (service.isBlank()) {
            throw new IllegalArgumentException("service must not be blank");
        }
        return new ServiceMetrics(service, null, 0, 0, null, Map.of());
    }

    /**
     * {@return these figures and one more that was aggregated elsewhere} It takes the place of what was counted.
     *
     * @param <B> what the indicator is given in
     * @param indicator which figure; a failure rate gives the availability too
     * @param value its value
     */
    public <B> ServiceMetrics with(Indicator<B> indicator, B value) {
        Map<Indicator<?>, Measurement> more = new HashMap<>(given);
        more.put(indicator, indicator.measurement(value));
        if (value instanceof Ratio ratio && indicator.kind() == Indicator.Kind.FAILURE_RATE) {
            more.put(Indicators.availability(), new Ratio(BigDecimal.ONE.subtract(ratio.value())).toMeasurement());
        }
        return new ServiceMetrics(service, tally, windowStartMicros, windowEndMicros, live, Map.copyOf(more));
    }

    /** {@return the name of the service} */
    public String service() {
        return service;
    }

    /** {@return whether requests were counted; false when all there is was aggregated elsewhere} */
    public boolean counted() {
        return tally != null;
    }

    /**
     * {@return the number of requests}
     *
     * @throws IllegalStateException when no requests were {@linkplain #counted counted}
     */
    public long records() {
        return tally().records();
    }

    /**
     * {@return the number of requests that failed}
     *
     * @throws IllegalStateException when no requests were {@linkplain #counted counted}
     */
    public long failures() {
        return tally().failures();
    }

    /**
     * {@return the sum of all response times}
     *
     * @throws IllegalStateException when no requests were {@linkplain #counted counted}
     */
    public Duration totalResponseTime() {
        return Micros.toDuration(tally().sumMicros());
    }

    /**
     * {@return the number of requests slower than a limit}
     *
     * @param limit one that a rule of the policy has, or that an indicator of your own is declared to be built on
     * @throws IllegalStateException when requests slower than this limit were not counted
     */
    public long slowerThan(Duration limit) {
        int index = tally().shape().indexOf(Micros.ofLimit("limit", limit));
        if (index < 0) {
            throw new IllegalStateException("requests " + new ResponseTimeLimit(limit)
                    + " were not counted; name responseViolationRate(slowerThan(...)) with this limit among the"
                    + " indicators that yours is built on");
        }
        return tally().slow(index);
    }

    /** The number of requests slower than a limit in microseconds; empty when those were not counted. */
    OptionalLong slowerThan(long limitMicros) {
        int index = tally == null ? -1 : tally.shape().indexOf(limitMicros);
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(tally().slow(index));
    }

    /** {@return the timestamp of the earliest request; empty without any, when unknown, and live} */
    public Optional<Instant> firstTimestamp() {
        return hasRecords() && live == null ? Optional.of(Micros.toInstant(tally().firstMicros())) : Optional.empty();
    }

    /** {@return the timestamp of the latest request; empty without any, or when unknown} */
    public Optional<Instant> lastTimestamp() {
        return hasRecords() ? Optional.of(Micros.toInstant(tally().lastMicros())) : Optional.empty();
    }

    /** {@return where the window starts; empty when it holds no requests in a batch, or when unknown} */
    public Optional<Instant> windowStart() {
        return hasWindow() ? Optional.of(Micros.toInstant(windowStartMicros)) : Optional.empty();
    }

    /** {@return where the window ends; empty when it holds no requests in a batch, or when unknown} */
    public Optional<Instant> windowEnd() {
        return hasWindow() ? Optional.of(Micros.toInstant(windowEndMicros)) : Optional.empty();
    }

    private boolean hasWindow() {
        return hasRecords() || windowEndMicros > windowStartMicros;
    }

    /** {@return the length of the window: in a batch, the time from the first to the last record of the whole input} */
    public Duration window() {
        return Micros.toDuration(windowMicros());
    }

    /** {@return the time in the window in which requests counted: all of {@link #window} but for maintenance of the service} */
    public Duration watched() {
        return Micros.toDuration(watchedMicros());
    }

    private boolean hasRecords() {
        return tally != null && tally.records() > 0;
    }

    boolean isWatchedInFull() {
        return live == null || live.watchedInFull;
    }

    /** These live figures for an indicator that looks at a second window as well. */
    ServiceMetrics withSecondWindow(ServiceMetrics secondWindow) {
        Live both = new Live(isWatchedInFull(), quietSinceMicros(), maintenance(), secondWindow);
        return new ServiceMetrics(service, tally, windowStartMicros, windowEndMicros, both, given);
    }

    /** The figures of the second window that an indicator looks at; null for none, and in a batch. */
    @Nullable
    ServiceMetrics secondWindow() {
        return live == null ? null : live.secondWindow;
    }

    boolean isLive() {
        return live != null;
    }

    /** Since when no request came; {@link Long#MIN_VALUE} when that is not known. */
    long quietSinceMicros() {
        return live != null ? live.quietSinceMicros : tally().lastMicros();
    }

    long windowEndMicros() {
        return windowEndMicros;
    }

    long windowMicros() {
        return windowEndMicros - windowStartMicros;
    }

    /** {@link #windowMicros} but for maintenance. */
    long watchedMicros() {
        return windowMicros() - maintenance().within(service, windowStartMicros, windowEndMicros);
    }

    Maintenance maintenance() {
        return live == null ? Maintenance.NONE : live.maintenance;
    }

    String requestsInWords() {
        return tally == null ? "requests" : Words.requests(tally.records());
    }

    @Nullable
    Measurement given(Indicator<?> indicator) {
        return given.get(indicator);
    }

    Tally tally() {
        if (tally == null) {
            throw new IllegalStateException("no requests of " + service + " were counted, its figures came aggregated");
        }
        return tally;
    }

    /** {@return the service and its main figures in words} */
    @Override
    public String toString() {
        if (tally == null) {
            return service + ": "
                    + given.entrySet().stream()
                            .map(figure -> figure.getKey().name() + " " + figure.getValue())
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        return service + ": " + requestsInWords() + ", " + tally.failures() + " failed";
    }
}
