package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a monitor that is evaluated by hand must make of one service, done by keeping every record. */
final class LiveModel {

    static final String SERVICE = "auth";

    private static final int SLOTS = 60;
    private static final long FUTURE_MICROS = 60_000_000;
    private static final long DEFAULT_FINEST = 60_000_000;

    /** A record in the order in which it came, and the slot of the finest window in which it counts. */
    private record Entry(long slot, MetricRecord record) {}

    private final List<ModelRule> rules;
    private final List<Long> lengths;
    private final long finest;
    private final List<Entry> entries = new ArrayList<>();
    private long startedMicros;
    private long quietSince;
    private long tooLate;
    private long fromFuture;

    LiveModel(List<ModelRule> rules, Instant start) {
        this.rules = rules;
        this.lengths =
                rules.stream().map(ModelRule::rule).flatMap(LiveModel::windows).toList();
        this.finest = lengths.stream().min(Comparator.naturalOrder()).orElse(DEFAULT_FINEST);
        this.startedMicros = Micros.of(start);
        this.quietSince = startedMicros;
    }

    private static Stream<Long> windows(SlaRule rule) {
        Stream<Long> own = rule.lastRecords().isPresent()
                ? Stream.empty()
                : Stream.of(rule.window().toNanos() / 1000);
        return Stream.concat(own, rule.indicator().calculation().otherWindows().stream());
    }

    void record(MetricRecord record, Instant now) {
        long micros = record.timestampMicros();
        if (micros > Micros.of(now) + FUTURE_MICROS) {
            fromFuture++;
            return;
        }
        long slot = Math.min(slotOf(micros), slotOf(Micros.of(now)));
        boolean late = slot < slotOf(Micros.of(now));
        if (late && !lengths.isEmpty() && lengths.stream().noneMatch(length -> covers(length, slot, now))) {
            tooLate++;
            return;
        }
        entries.add(new Entry(slot, record));
        quietSince = Math.max(quietSince, micros);
    }

    void restart(Instant now) {
        startedMicros = Micros.of(now);
    }

    long counted() {
        return entries.size();
    }

    long tooLate() {
        return tooLate;
    }

    long fromFuture() {
        return fromFuture;
    }

    /** The records that a rule looks at. */
    NaiveModel figures(SlaRule rule, Instant now) {
        Stream<Entry> seen = rule.lastRecords().isPresent()
                ? entries.stream()
                        .skip(Math.max(0, entries.size() - rule.lastRecords().getAsInt()))
                : entries.stream().filter(in(rule.window(), now));
        return new NaiveModel(SERVICE, seen.map(Entry::record).toList());
    }

    private Predicate<Entry> in(Duration window, Instant now) {
        return entry -> covers(window.toNanos() / 1000, entry.slot, now);
    }

    private boolean covers(long length, long slot, Instant now) {
        long newest = Math.floorDiv(slotOf(Micros.of(now)) * finest, length);
        return Math.floorDiv(slot * finest, length) > newest - SLOTS;
    }

    private long slotOf(long micros) {
        return Math.floorDiv(micros * SLOTS, finest);
    }

    /** A rule as it has to be read at a time: some figures are of the window and of the time, not of the records alone. */
    ModelRule at(Instant now, ModelRule rule) {
        return switch (rule.rule().indicator().kind()) {
            case THROUGHPUT -> rule.valued(figures -> throughput(rule.rule(), figures.count(), now));
            case RECORD_COUNT -> rule.valued(figures -> count(rule.rule(), figures.count(), now));
            case TIME_SINCE_LAST_RECORD ->
                rule.valued(figures -> Fraction.of(Math.max(0, Micros.of(now) - quietSince), 1));
            default -> rule;
        };
    }

    private @Nullable Fraction throughput(SlaRule rule, long records, Instant now) {
        boolean known = rule.lastRecords().isEmpty() && isWatched(rule, now);
        return known ? Fraction.of(records * 1_000_000, rule.window().toNanos() / 1000) : null;
    }

    private @Nullable Fraction count(SlaRule rule, long records, Instant now) {
        return rule.lastRecords().isPresent() || isWatched(rule, now) ? Fraction.of(records, 1) : null;
    }

    private boolean isWatched(SlaRule rule, Instant now) {
        return Micros.of(now) - startedMicros >= rule.window().toNanos() / 1000;
    }

    List<ModelRule> rules() {
        return rules;
    }
}
