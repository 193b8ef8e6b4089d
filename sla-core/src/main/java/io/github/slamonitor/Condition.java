package io.github.slamonitor;

/**
 * Whether a rule counts as violated: first link of the chain condition, {@linkplain Episode episode}, telling. As Prometheus'
 * {@code for} and {@code keep_firing_for}; what those do not know of, the resolve bound and insufficient data, is in
 * {@code docs/decisions/0004-alert-state.md}. A clock measures how long that which leads to the next state has held: how long a
 * pending rule was violated, how long a firing one was met. Immutable.
 *
 * @param state where it stands
 * @param running whether the clock runs
 * @param micros on the engine's clock, when it would have been started to run without a stop; if it is stopped, what it shows
 */
record Condition(AlertState state, boolean running, long micros) {

    static final Condition INACTIVE = new Condition(AlertState.INACTIVE, false, 0);

    private static final Condition VIOLATED = new Condition(AlertState.FIRING, false, 0);

    boolean firing() {
        return state == AlertState.FIRING;
    }

    Condition after(RuleResult result, long now) {
        return after(result.verdict(), result.resolves(), result.rule(), now);
    }

    /**
     * Takes in an evaluation.
     *
     * @param resolves whether what is met is within the limit that resolves
     */
    Condition after(Verdict verdict, boolean resolves, SlaRule rule, long now) {
        return firing() ? whenFiring(verdict, resolves, rule, now) : whenNotFiring(verdict, rule, now);
    }

    /** Whether evaluations that all find a violation, or all find none, leave it as it is. */
    boolean staysWhile(boolean violated) {
        return violated ? firing() && !running && micros == 0 : state == AlertState.INACTIVE;
    }

    /** Anything but a violation, missing data too, breaks what was pending. */
    private Condition whenNotFiring(Verdict verdict, SlaRule rule, long now) {
        if (verdict != Verdict.VIOLATED) {
            return INACTIVE;
        }
        boolean longEnough = elapsed(now) >= Micros.saturated(rule.pendingFor());
        return longEnough ? VIOLATED : new Condition(AlertState.PENDING, true, now - elapsed(now));
    }

    /** Missing data stops the clock that runs while the rule is met; a violation sets it back. */
    private Condition whenFiring(Verdict verdict, boolean resolves, SlaRule rule, long now) {
        if (verdict == Verdict.INSUFFICIENT_DATA) {
            return new Condition(AlertState.FIRING, false, elapsed(now));
        }
        if (!resolves) {
            return VIOLATED;
        }
        boolean longEnough = elapsed(now) >= Micros.saturated(rule.keepFiringFor());
        return longEnough ? INACTIVE : new Condition(AlertState.FIRING, true, now - elapsed(now));
    }

    /** When the next evaluation that finds the same would change the state; {@link Long#MAX_VALUE} for never. */
    long due(SlaRule rule) {
        if (!running) {
            return Long.MAX_VALUE;
        }
        long wait = Micros.saturated(state == AlertState.PENDING ? rule.pendingFor() : rule.keepFiringFor());
        return wait > Long.MAX_VALUE - Math.max(0, micros) ? Long.MAX_VALUE : micros + wait;
    }

    private long elapsed(long now) {
        return running ? now - micros : micros;
    }

    /** With its times on the clock of an engine that has gone on by some time; none may be in the future. */
    Condition moved(long shift, long now) {
        return running ? new Condition(state, true, Math.min(micros + shift, now)) : this;
    }

    void write(ByteWriter out) {
        out.choice(state).flag(running).number(micros);
    }

    static Condition read(ByteReader in) {
        return new Condition(in.choice(AlertState.class), in.flag(), in.number());
    }
}
