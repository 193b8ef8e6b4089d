package io.github.slamonitor;

import java.util.ArrayList;
import java.util.List;

/**
 * When an alert opened and resolved lately, for rules that ask for it: many such changes are flapping. It starts with the change
 * that makes as many within the period as the rule names, and ends as soon as the period has fewer than half of that: with the
 * same number for both, a rule that changes at that very pace would begin and end to flap all the time. Immutable.
 *
 * @param micros times of the engine, oldest first
 */
record Changes(List<Long> micros) {

    static final Changes NONE = new Changes(List.of());

    Changes plus(long now, SlaRule rule) {
        if (rule.flappingChanges() == 0) {
            return NONE;
        }
        List<Long> later = new ArrayList<>(micros);
        later.add(now);
        later.removeIf(at -> !counts(at, now, rule));
        return new Changes(later.subList(Math.max(0, later.size() - rule.flappingChanges()), later.size()));
    }

    boolean flapping(boolean already, long now, SlaRule rule) {
        if (rule.flappingChanges() == 0) {
            return false;
        }
        long count = count(now, rule);
        return already ? 2 * count >= rule.flappingChanges() : count >= rule.flappingChanges();
    }

    /** How many of them count within the period that ends now. */
    long count(long now, SlaRule rule) {
        return micros.isEmpty()
                ? 0
                : micros.stream().filter(at -> counts(at, now, rule)).count();
    }

    /** When the oldest of them that counts will not count any more; {@link Long#MAX_VALUE} without any. */
    long due(long now, SlaRule rule) {
        for (long at : micros) {
            if (counts(at, now, rule)) {
                long period = Micros.saturated(rule.flappingPeriod());
                return period > Long.MAX_VALUE - Math.max(0, at) ? Long.MAX_VALUE : at + period;
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean counts(long at, long now, SlaRule rule) {
        return now - at < Micros.saturated(rule.flappingPeriod());
    }

    /** With its times on the clock of an engine that has gone on by some time; none may be in the future. */
    Changes moved(long shift, long now) {
        return new Changes(micros.stream().map(at -> Math.min(at + shift, now)).toList());
    }

    void write(ByteWriter out) {
        out.list(micros, ByteWriter::number);
    }

    static Changes read(ByteReader in) {
        return new Changes(in.list(ByteReader::number));
    }
}
