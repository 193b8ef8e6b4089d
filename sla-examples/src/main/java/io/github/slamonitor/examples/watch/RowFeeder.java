package io.github.slamonitor.examples.watch;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.SlaMonitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes rows to a monitor that is evaluated by hand, at each interval of the rows' own time: however fast they are read, alerts are those
 * of the time in which they were written. One thread at a time.
 */
public final class RowFeeder {

    /** In a longer time without a row nothing changes after this. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private final SlaMonitor monitor;
    private final RowClock clock;
    private final Duration interval;
    private final Runnable afterEvaluation;
    private Instant due;
    private long taken;

    /**
     * A feeder.
     *
     * @param monitor built, not started, with the clock
     * @param clock the time of the rows
     * @param interval between evaluations
     * @param afterEvaluation what is done after each of them
     */
    public RowFeeder(SlaMonitor monitor, RowClock clock, Duration interval, Runnable afterEvaluation) {
        this.monitor = monitor;
        this.clock = clock;
        this.interval = interval;
        this.afterEvaluation = afterEvaluation;
        this.due = clock.instant().plus(interval);
    }

    /**
     * Takes all rows that there are now.
     *
     * @param stopped ends it early
     * @return how many were taken
     */
    public long feed(RequestSource source, BooleanSupplier stopped) {
        long before = taken;
        Optional<MetricRecord> next = source.next();
        while (next.isPresent() && !stopped.getAsBoolean()) {
            MetricRecord request = next.get();
            if (clock.isPossible(request.timestamp())) {
                evaluateBefore(request.timestamp());
                clock.advanceTo(request.timestamp());
            }
            monitor.record(request);
            source.take();
            taken++;
            next = source.next();
        }
        return taken - before;
    }

    private void evaluateBefore(Instant time) {
        Instant lastOfSilence = clock.instant().plus(LONGEST_SILENCE);
        while (!due.isAfter(time)) {
            if (due.isAfter(lastOfSilence)) {
                due = time;
            }
            clock.advanceTo(due);
            evaluate(due);
        }
    }

    /** Evaluates now, after all rows there are. */
    public void settle() {
        clock.settle();
        evaluate(clock.instant());
    }

    private void evaluate(Instant now) {
        monitor.evaluate(now);
        afterEvaluation.run();
        due = now.plus(interval);
    }

    /** {@return how many rows were taken} */
    public long taken() {
        return taken;
    }
}
