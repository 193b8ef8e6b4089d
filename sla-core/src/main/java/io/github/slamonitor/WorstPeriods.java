package io.github.slamonitor;

import io.github.slamonitor.engine.ServiceWindows;
import io.github.slamonitor.engine.Slot;
import io.github.slamonitor.engine.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the minutes of a window that did most to break a rule. It goes through all slots of the window, so it is only done when there
 * is something to tell, not in each evaluation.
 */
final class WorstPeriods {

    private static final int MOST = 3;
    private static final long MINUTE = 60_000_000;

    /** Of a window under two minutes, in which single minutes say little, this many slots are a period: a fifth. */
    private static final int SLOTS_OF_SHORT_WINDOW = 12;

    private final SlaRule rule;
    private final ServiceMetrics window;
    private final long length;

    private WorstPeriods(RuleResult result) {
        this.rule = result.rule();
        this.window = result.metrics();
        this.length = Micros.saturated(rule.window());
    }

    /**
     * The worst periods, worst first; none where the figures have no periods.
     *
     * @param offsetMicros what the wall clock is ahead of the engine's time
     */
    static List<WorstPeriod> of(RuleResult result, ServiceWindows windows, long offsetMicros) {
        if (!result.parts().isEmpty()) {
            return ofFirstBroken(result.parts(), windows, offsetMicros);
        }
        boolean hasPeriods = result.metrics().isLive()
                && result.metrics().given(result.rule().indicator()) == null
                && result.rule().lastRecords().isEmpty()
                && result.rule().indicator().kind() != Indicator.Kind.TIME_SINCE_LAST_RECORD;
        return hasPeriods ? new WorstPeriods(result).find(windows, offsetMicros) : List.of();
    }

    private static List<WorstPeriod> ofFirstBroken(List<RuleResult> parts, ServiceWindows windows, long offsetMicros) {
        return parts.stream()
                .filter(part -> part.verdict() == Verdict.VIOLATED)
                .map(part -> of(part, windows, offsetMicros))
                .filter(periods -> !periods.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<WorstPeriod> find(ServiceWindows windows, long offsetMicros) {
        List<ServiceMetrics> periods = periods(windows.slots(length), offsetMicros);
        long longest =
                periods.stream().mapToLong(ServiceMetrics::windowMicros).max().orElse(0);
        List<WorstPeriod> found = new ArrayList<>();
        for (ServiceMetrics period : periods) {
            Measurement value = isComparable(period, longest) ? value(period) : null;
            if (value != null && !isFaultless(value)) {
                found.add(new WorstPeriod(
                        Micros.toInstant(period.windowEndMicros() - period.windowMicros()),
                        Micros.toInstant(period.windowEndMicros()),
                        period.records(),
                        period.failures(),
                        value));
            }
        }
        found.sort(worstFirst());
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private List<ServiceMetrics> periods(List<Slot> slots, long offsetMicros) {
        SortedMap<Long, List<Slot>> grouped = new TreeMap<>();
        for (int i = 0; i < slots.size(); i++) {
            long start = slots.get(i).startMicros() + offsetMicros;
            if (start < window.windowEndMicros()) {
                grouped.computeIfAbsent(group(i, start), group -> new ArrayList<>())
                        .add(slots.get(i));
            }
        }
        return grouped.values().stream()
                .map(group -> metrics(group, offsetMicros))
                .toList();
    }

    private long group(int index, long startMicros) {
        if (length < 2 * MINUTE) {
            return index / SLOTS_OF_SHORT_WINDOW;
        }
        boolean slotsAreLonger = length >= 60 * MINUTE;
        return slotsAreLonger ? index : Math.floorDiv(startMicros, MINUTE);
    }

    private ServiceMetrics metrics(List<Slot> group, long offsetMicros) {
        Tally sum = group.get(0).tally();
        group.subList(1, group.size()).forEach(slot -> sum.merge(slot.tally()));
        long end = group.get(group.size() - 1).endMicros() + offsetMicros;
        return ServiceMetrics.live(
                window.service(),
                sum,
                group.get(0).startMicros() + offsetMicros,
                Math.min(end, window.windowEndMicros()),
                new ServiceMetrics.Live(true, Long.MIN_VALUE, window.maintenance()));
    }

    /** Where few requests are what is wrong, a minute that the window or maintenance cuts off would always look worst. */
    private boolean isComparable(ServiceMetrics period, long longest) {
        boolean countsRequests = rule.indicator().calculation().fewestRecords() == 0;
        return countsRequests ? 5 * period.watchedMicros() >= 4 * longest : period.records() > 0;
    }

    private @Nullable Measurement value(ServiceMetrics period) {
        if (isByShareOfSlow()) {
            OptionalLong limit = rule.indicator().calculation().slowLimit(rule.bound());
            OptionalLong slow = limit.isPresent() ? period.slowerThan(limit.getAsLong()) : OptionalLong.empty();
            return slow.isPresent()
                    ? Measurement.exact(Measurement.Unit.RATIO, slow.getAsLong(), period.records())
                    : null;
        }
        try {
            return rule.indicator().valueOrNull(period);
        } catch (RuntimeException | Error e) { // a user's own calculation; what it cannot do for a minute is left out
            return null;
        }
    }

    /** Slots have no distribution, but the requests over the bound are counted. */
    private boolean isByShareOfSlow() {
        return rule.indicator().calculation().needsLiveDistribution();
    }

    private boolean isFaultless(Measurement value) {
        return switch (rule.bound().comparison()) {
            case AT_MOST, BELOW -> value.asDouble() == 0;
            case AT_LEAST, ABOVE -> value.unit() == Measurement.Unit.RATIO && value.asDouble() == 1;
            case BETWEEN ->
                isByShareOfSlow() ? value.asDouble() == 0 : rule.bound().holds(value);
        };
    }

    private Comparator<WorstPeriod> worstFirst() {
        Comparator<WorstPeriod> byValue = Comparator.comparing(WorstPeriod::value);
        Comparator<WorstPeriod> worst = isByShareOfSlow() ? byValue.reversed() : inOrderOfBound(byValue);
        return worst.thenComparing(Comparator.comparing(WorstPeriod::records).reversed())
                .thenComparing(WorstPeriod::start);
    }

    private Comparator<WorstPeriod> inOrderOfBound(Comparator<WorstPeriod> byValue) {
        Bound bound = rule.bound();
        return switch (bound.comparison()) {
            case AT_MOST, BELOW -> byValue.reversed();
            case AT_LEAST, ABOVE -> byValue;
            case BETWEEN ->
                Comparator.comparing((WorstPeriod period) -> bound.excess(period.value()))
                        .reversed();
        };
    }
}
