package io.github.slamonitor;

import io.github.slamonitor.Transition.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A violation from its opening to its end, and what was told of it. It goes on while the rule flaps, however often the rule is
 * met meanwhile. Immutable.
 *
 * @param violation as it opened
 * @param metAt when the rule was last met again; null while it is violated
 * @param flapping whether single changes are not told
 * @param told what listeners know
 * @param toldMicros when, on the engine's clock, it was last told that this is open; meaningless before
 * @param acknowledgement null when nobody has acknowledged it
 */
record Episode(
        Violation violation,
        @Nullable Instant metAt,
        boolean flapping,
        Told told,
        long toldMicros,
        @Nullable Acknowledgement acknowledgement) {

    /** What listeners know of an episode. */
    enum Told {
        NOTHING,
        OPEN,
        FLAPPING
    }

    static Episode opened(Violation violation) {
        return new Episode(violation, null, false, Told.NOTHING, 0, null);
    }

    /** Where the episode stands after an evaluation; a clock that was put back does not make it end before it began. */
    Episode after(boolean firing, boolean flaps, Instant at) {
        Instant firstMetAt = metAt != null ? metAt : latest(at, violation.openedAt());
        return new Episode(violation, firing ? null : firstMetAt, flaps, told, toldMicros, acknowledgement);
    }

    boolean over() {
        return metAt != null && !flapping;
    }

    /**
     * What is to be told now. The end of what was told is told at once, muted or not, since people wait for it; anything else
     * waits until it is not muted.
     */
    @Nullable
    Kind due(SlaRule rule, long now, boolean muted) {
        if (told == Told.FLAPPING && !flapping) {
            return Kind.FLAPPING_ENDED;
        }
        if (over()) {
            return told == Told.OPEN ? Kind.RESOLVED : null;
        }
        return muted ? null : dueUnlessMuted(rule, now);
    }

    private @Nullable Kind dueUnlessMuted(SlaRule rule, long now) {
        if (flapping) {
            return told == Told.FLAPPING ? null : Kind.FLAPPING;
        }
        if (told == Told.NOTHING) {
            return Kind.OPENED;
        }
        return reminderIsDue(rule, now) ? Kind.REMINDED : null;
    }

    private boolean reminderIsDue(SlaRule rule, long now) {
        return !rule.remindEvery().isZero()
                && acknowledgement == null
                && now - toldMicros >= Micros.saturated(rule.remindEvery());
    }

    /** An opening has the evidence of then, even when it is told late; all else has the latest. */
    Transition transition(Kind kind, Evidence latest, Instant at) {
        Violation shown = kind == Kind.OPENED ? violation : violation.with(latest);
        return new Transition(kind, over() && metAt != null ? shown.resolved(metAt) : shown, at);
    }

    Episode afterTelling(Kind kind, long now) {
        Told known = kind == Kind.FLAPPING ? Told.FLAPPING : Told.OPEN;
        return new Episode(violation, metAt, flapping, known, now, acknowledgement);
    }

    Episode acknowledged(Acknowledgement by) {
        return new Episode(violation, metAt, flapping, told, toldMicros, by);
    }

    /** The end of an episode whose rule is not checked any more; null when nothing was told of it. */
    @Nullable
    Transition abandoned(String why, Instant at) {
        if (told == Told.NOTHING) {
            return null;
        }
        Evidence last = Evidence.none(violation.evidence().bound(), violation.rule() + ": " + why);
        Instant end = metAt != null ? metAt : latest(at, violation.openedAt());
        Kind kind = told == Told.FLAPPING ? Kind.FLAPPING_ENDED : Kind.RESOLVED;
        return new Transition(kind, violation.with(last).resolved(end), at);
    }

    /** With its times on the clock of an engine that has gone on by some time; none may be in the future. */
    Episode moved(long shift, long now) {
        return new Episode(violation, metAt, flapping, told, Math.min(toldMicros + shift, now), acknowledgement);
    }

    void write(ByteWriter out) {
        ViolationCodec.write(out, violation);
        out.maybe(metAt, ByteWriter::time)
                .flag(flapping)
                .choice(told)
                .number(toldMicros)
                .maybe(acknowledgement, (to, by) -> by.write(to));
    }

    static Episode read(ByteReader in) {
        return new Episode(
                ViolationCodec.readViolation(in),
                in.maybe(ByteReader::time),
                in.flag(),
                in.choice(Told.class),
                in.number(),
                in.maybe(Acknowledgement::read));
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
