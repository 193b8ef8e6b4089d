package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts two sets of policies would have raised on the same requests, and what differs. Two alerts are about one incident when
 * they are about the same service and kind of indicator and were open at the same time; each is paired at most once, with the earliest
 * one that fits. Immutable.
 *
 * <pre>{@code
 * SlaPolicy stricter = SlaPolicy.named("stricter").require(failureRate().atMost(percent(3))).build();
 * ReplayComparison comparison = ReplayComparison.of(SlaReplay.of(policy), SlaReplay.of(stricter), records);
 * comparison.onlySecond().forEach(alert -> System.out.println("new: " + alert));
 * }</pre>
 *
 * @param first what the first policies would have raised
 * @param second what the second policies would have raised
 * @param both the incidents that both would have told of, in the order of the first
 * @param onlyFirst the alerts that only the first would have raised, in order
 * @param onlySecond the alerts that only the second would have raised, in order
 */
public record ReplayComparison(
        ReplayTimeline first,
        ReplayTimeline second,
        List<Pair> both,
        List<ReplayedAlert> onlyFirst,
        List<ReplayedAlert> onlySecond) {

    /**
     * Copies the lists.
     *
     * @param first what the first policies would have raised
     * @param second what the second policies would have raised
     * @param both the incidents that both would have told of
     * @param onlyFirst the alerts that only the first would have raised
     * @param onlySecond the alerts that only the second would have raised
     */
    public ReplayComparison {
        both = List.copyOf(both);
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
    }

    /**
     * One incident as two policies would have told it. Immutable.
     *
     * <pre>{@code
     * ReplayComparison comparison = ReplayComparison.of(SlaReplay.of(policy), SlaReplay.of(policy), records);
     * for (ReplayComparison.Pair pair : comparison.both()) {
     *     System.out.println(pair.first() + " and " + pair.second());
     * }
     * }</pre>
     *
     * @param first the alert of the first policies
     * @param second the alert of the second
     */
    public record Pair(ReplayedAlert first, ReplayedAlert second) {

        /** {@return whether both opened and ended at the same time} */
        public boolean isSame() {
            return first.openedAt().equals(second.openedAt())
                    && first.resolvedAt().equals(second.resolvedAt());
        }
    }

    /**
     * Replays the requests of a source for both; it is read once.
     *
     * @param first the one replay
     * @param second the other, which evaluates as often
     * @param source where the requests are
     * @return what differs
     * @throws IllegalArgumentException when the two evaluate at different intervals
     */
    public static ReplayComparison of(SlaReplay first, SlaReplay second, MetricSource source) {
        if (!first.interval().equals(second.interval())) {
            throw new IllegalArgumentException("both must evaluate as often: first=" + Words.period(first.interval())
                    + ", second=" + Words.period(second.interval()));
        }
        ReplayRecords records = first.count(source, List.of(first.policies(), second.policies()));
        return of(first.run(records), second.run(records));
    }

    /**
     * Replays the requests of a stream for both; it is read once, sequentially, and closed.
     *
     * @param first the one replay
     * @param second the other, which evaluates as often
     * @param records the requests, in any order
     * @return what differs
     * @throws IllegalArgumentException when the two evaluate at different intervals
     */
    public static ReplayComparison of(SlaReplay first, SlaReplay second, Stream<MetricRecord> records) {
        return of(first, second, SlaReplay.source(records));
    }

    /**
     * Replays some requests for both.
     *
     * @param first the one replay
     * @param second the other, which evaluates as often
     * @param records the requests, in any order
     * @return what differs
     * @throws IllegalArgumentException when the two evaluate at different intervals
     */
    public static ReplayComparison of(SlaReplay first, SlaReplay second, Collection<MetricRecord> records) {
        return of(first, second, accumulator -> records.forEach(accumulator::add));
    }

    private static ReplayComparison of(ReplayTimeline first, ReplayTimeline second) {
        Map<Subject, Deque<ReplayedAlert>> unpaired = new HashMap<>();
        for (ReplayedAlert alert : second.alerts()) {
            unpaired.computeIfAbsent(Subject.of(alert), subject -> new ArrayDeque<>())
                    .add(alert);
        }
        List<Pair> both = new ArrayList<>();
        List<ReplayedAlert> onlyFirst = new ArrayList<>();
        Set<ReplayedAlert> paired = new HashSet<>();
        for (ReplayedAlert alert : first.alerts()) {
            ReplayedAlert partner = partner(alert, unpaired.getOrDefault(Subject.of(alert), new ArrayDeque<>()));
            if (partner == null) {
                onlyFirst.add(alert);
            } else {
                paired.add(partner);
                both.add(new Pair(alert, partner));
            }
        }
        List<ReplayedAlert> onlySecond = second.alerts().stream()
                .filter(alert -> !paired.contains(alert))
                .toList();
        return new ReplayComparison(first, second, both, onlyFirst, onlySecond);
    }

    /** What two alerts must be about to be compared. */
    private record Subject(String service, Indicator.Kind kind) {
        static Subject of(ReplayedAlert alert) {
            return new Subject(alert.service(), alert.violation().kind());
        }
    }

    /** The earliest that was open at the same time, taken out of the others. */
    private static @Nullable ReplayedAlert partner(ReplayedAlert alert, Deque<ReplayedAlert> others) {
        for (Iterator<ReplayedAlert> each = others.iterator(); each.hasNext(); ) {
            ReplayedAlert other = each.next();
            if (other.openedAt().isAfter(end(alert))) {
                return null;
            }
            each.remove(); // one that ended before this opened also ended before all that follow
            if (!end(other).isBefore(alert.openedAt())) {
                return other;
            }
        }
        return null;
    }

    private static Instant end(ReplayedAlert alert) {
        return alert.resolvedAt().orElse(Instant.MAX);
    }
}
