package io.github.slamonitor;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Made-up requests, to try a policy on: so many a second, of which a share fails, with other figures for some minutes. Always the same
 * requests for the same words, and shares are exact: of 20% each fifth request fails. Immutable.
 *
 * <pre>{@code
 * Traffic traffic = Traffic.traffic("checkout").perSecond(100).failing(Ratio.percent(1)).taking(Duration.ofMillis(120))
 *         .fromMinute(10).forMinutes(5).failing(Ratio.percent(20))
 *         .fromMinute(40).forMinutes(2).perSecond(0);
 * }</pre>
 *
 * <p>What is said before the first {@link #fromMinute} holds all the time; what is said after it holds from that minute on, for as
 * long as {@link #forMinutes} says, in place of all else. The traffic ends an hour after the start of the last such
 * change has passed, unless {@link #untilMinute} says when. Unless said, there is one request a second, none fails,
 * and each takes 100 ms.
 */
public final class Traffic implements MetricSource {

    /** Minute 0 of all traffic: a Monday at midnight. */
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final long MINUTE = 60_000_000;
    private static final int LATEST_MINUTE = 366 * 24 * 60;
    private static final int MINUTES_AFTER = 60;

    private final List<Phase> phases;
    private final int end;
    private final List<Traffic> others;

    private Traffic(List<Phase> phases, int end, List<Traffic> others) {
        this.phases = phases;
        this.end = end;
        this.others = others;
    }

    /**
     * {@return one request a second to a service, all well, each of 100 ms}
     *
     * @param service not blank
     * @throws IllegalArgumentException when blank
     */
    public static Traffic traffic(String service) {
        if (service.isBlank()) {
            throw new IllegalArgumentException("service must not be blank");
        }
        return new Traffic(List.of(Phase.usual(service)), 0, List.of());
    }

    /**
     * Sets how many requests there are.
     *
     * @param requests a second; 0 for none
     * @return the changed copy
     * @throws IllegalArgumentException when negative or over a million, or with more than 6 decimal places
     */
    public Traffic perSecond(double requests) {
        return rate(Rate.perSecond(atMostAMillion(requests)));
    }

    /**
     * Sets how many requests there are.
     *
     * @param requests a minute; 0 for none
     * @return the changed copy
     * @throws IllegalArgumentException when negative or over a million, or with more than 6 decimal places
     */
    public Traffic perMinute(double requests) {
        return rate(Rate.perMinute(atMostAMillion(requests)));
    }

    private static double atMostAMillion(double requests) {
        if (requests > 1_000_000) {
            throw new IllegalArgumentException("made-up requests must be at most 1000000: requests=" + requests);
        }
        return requests;
    }

    private Traffic rate(Rate rate) {
        return with(last().with(rate.toMeasurement()));
    }

    /**
     * Sets the share of requests that fail.
     *
     * @param share from 0% to 100%
     * @return the changed copy
     */
    public Traffic failing(Ratio share) {
        return with(last().failing(share.value()));
    }

    /**
     * Sets how long each request takes.
     *
     * @param responseTime from zero to {@link MetricRecord#MAXIMUM_RESPONSE_TIME}
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public Traffic taking(Duration responseTime) {
        return with(last().taking(Micros.ofLimit("responseTime", responseTime)));
    }

    /**
     * Sets how long a share of the requests takes; all others take what {@link #taking} says.
     *
     * @param share from 0% to 100%
     * @param responseTime from zero to {@link MetricRecord#MAXIMUM_RESPONSE_TIME}
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public Traffic slow(Ratio share, Duration responseTime) {
        return with(last().slow(share.value(), Micros.ofLimit("responseTime", responseTime)));
    }

    /**
     * Begins a change: what is said from here on holds from a minute on. It starts from what held at first.
     *
     * @param minute since the start, from 1, not before the start of the change before
     * @return the changed copy
     * @throws IllegalArgumentException when it is before the change before, or over a year
     */
    public Traffic fromMinute(int minute) {
        if (minute < Math.max(1, last().from) || minute > LATEST_MINUTE) {
            throw new IllegalArgumentException("fromMinute must be from " + Math.max(1, last().from)
                    + ", where the change before it begins, to " + LATEST_MINUTE + ": minute=" + minute);
        }
        List<Phase> more = new ArrayList<>(phases);
        more.add(phases.get(0).from(minute));
        return new Traffic(List.copyOf(more), end, others);
    }

    /**
     * Ends the change that {@link #fromMinute} began; without it, the change lasts to the end.
     *
     * @param minutes from 1
     * @return the changed copy
     * @throws IllegalArgumentException when under 1 or over a year
     * @throws IllegalStateException when no change was begun
     */
    public Traffic forMinutes(int minutes) {
        if (phases.size() == 1) {
            throw new IllegalStateException("forMinutes needs fromMinute before it");
        }
        if (minutes < 1 || minutes > LATEST_MINUTE) {
            throw new IllegalArgumentException(
                    "forMinutes must be from 1 to " + LATEST_MINUTE + ": minutes=" + minutes);
        }
        return with(last().until(last().from + minutes));
    }

    /**
     * Sets when this traffic ends.
     *
     * @param minute since the start, from 1
     * @return the changed copy
     * @throws IllegalArgumentException when under 1 or over two years
     */
    public Traffic untilMinute(int minute) {
        if (minute < 1 || minute > 2 * LATEST_MINUTE) {
            throw new IllegalArgumentException(
                    "untilMinute must be from 1 to " + 2 * LATEST_MINUTE + ": minute=" + minute);
        }
        return new Traffic(phases, minute, others);
    }

    /**
     * {@return this and other traffic at the same time}
     *
     * @param other of another service, or more of the same
     */
    public Traffic and(Traffic other) {
        List<Traffic> more = new ArrayList<>(others);
        more.add(Objects.requireNonNull(other, "other"));
        return new Traffic(phases, end, List.copyOf(more));
    }

    private Phase last() {
        return phases.get(phases.size() - 1);
    }

    private Traffic with(Phase changed) {
        List<Phase> all = new ArrayList<>(phases);
        all.set(all.size() - 1, changed);
        return new Traffic(List.copyOf(all), end, others);
    }

    private int end() {
        return end > 0 ? end : Math.max(last().from, last().isEndless() ? 0 : last().until) + MINUTES_AFTER;
    }

    @Override
    public void readInto(MetricsAccumulator accumulator) {
        ServiceAccumulator service = accumulator.service(last().service);
        forEach((at, micros, successful) -> service.add(at, micros, successful));
        others.forEach(other -> other.readInto(accumulator));
    }

    /** {@return the requests one after another; those of each service in the order of their times} */
    public Stream<MetricRecord> records() {
        Stream.Builder<MetricRecord> records = Stream.builder();
        forEach((at, micros, successful) -> records.add(
                new MetricRecord(last().service, Micros.toInstant(at), Micros.toDuration(micros), successful)));
        return Stream.concat(records.build(), others.stream().flatMap(Traffic::records));
    }

    /** Minute by minute: the last change that covers it decides. */
    private void forEach(Taker taker) {
        long[] made = new long[phases.size()];
        for (int minute = 0; minute < end(); minute++) {
            int phase = phases.size() - 1;
            while (!phases.get(phase).covers(minute)) {
                phase--;
            }
            made[phase] += phases.get(phase).minute(Micros.of(START) + minute * MINUTE, made[phase], taker);
        }
    }

    /** Takes a request. */
    @FunctionalInterface
    interface Taker {
        void accept(long timeMicros, long micros, boolean successful);
    }

    /** What holds from a minute on until another. */
    private record Phase(
            String service,
            int from,
            int until,
            Measurement rate,
            BigDecimal failing,
            BigDecimal slow,
            long micros,
            long slowMicros) {

        static Phase usual(String service) {
            Measurement rate = Rate.perSecond(1).toMeasurement();
            return new Phase(service, 0, Integer.MAX_VALUE, rate, BigDecimal.ZERO, BigDecimal.ZERO, 100_000, 100_000);
        }

        Phase from(int minute) {
            return new Phase(service, minute, Integer.MAX_VALUE, rate, failing, slow, micros, slowMicros);
        }

        Phase until(int minute) {
            return new Phase(service, from, minute, rate, failing, slow, micros, slowMicros);
        }

        Phase with(Measurement other) {
            return new Phase(service, from, until, other, failing, slow, micros, slowMicros);
        }

        Phase failing(BigDecimal share) {
            return new Phase(service, from, until, rate, share, slow, micros, slowMicros);
        }

        Phase taking(long time) {
            return new Phase(service, from, until, rate, failing, slow, time, slowMicros);
        }

        Phase slow(BigDecimal share, long time) {
            return new Phase(service, from, until, rate, failing, share, micros, time);
        }

        boolean isEndless() {
            return until == Integer.MAX_VALUE;
        }

        boolean covers(int minute) {
            return minute >= from && minute < until;
        }

        /** Makes the requests of a minute, evenly spread, and returns how many; so many were made before. */
        long minute(long start, long before, Taker taker) {
            // Per minute: rate = numerator / denominator a second. What is left of a request goes to a later minute.
            long sixty = 60 * rate.numerator();
            long due = before(start, sixty);
            long count = before(start + MINUTE, sixty) - due;
            for (long i = 0; i < count; i++) {
                long at = start + i * MINUTE / count;
                boolean fails = isOneOf(failing, before + i);
                taker.accept(at, isOneOf(slow, before + i) ? slowMicros : micros, !fails);
            }
            return count;
        }

        /** How many requests there are from the start of the phase to a minute. */
        private long before(long time, long sixty) {
            long minutes = (time - Micros.of(START)) / MINUTE - from;
            return minutes * sixty / rate.denominator();
        }

        /** Whether one of a share falls on a request: as soon as the share of all up to it is a whole one more. */
        private static boolean isOneOf(BigDecimal share, long index) {
            long billionths = share.movePointRight(Ratio.MAXIMUM_DIGITS).longValueExact();
            long whole = 1_000_000_000;
            long inBillion = index % whole;
            return (inBillion + 1) * billionths / whole > inBillion * billionths / whole;
        }
    }
}
