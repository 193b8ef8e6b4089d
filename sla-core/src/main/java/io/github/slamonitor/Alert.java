package io.github.slamonitor;

import io.github.slamonitor.Transition.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The alert of one rule on one service: a value, made anew by each evaluation that changes it. Immutable.
 *
 * @param condition whether the rule counts as violated
 * @param changes when it did and did not, lately
 * @param episode null when none is open
 */
record Alert(Condition condition, Changes changes, @Nullable Episode episode) {

    static final Alert INACTIVE = new Alert(Condition.INACTIVE, Changes.NONE, null);

    /** What an evaluation leads to, and the one thing that it has to tell, if any. */
    record Step(Alert alert, @Nullable Transition told) {}

    /**
     * Takes in an evaluation.
     *
     * @param now time that only ever goes on, in microseconds: all durations are taken on it
     * @param at the time that is shown
     * @param muted whether nothing but ends may be told
     * @param evidence what gives the evidence of the result, which takes time and is only asked for when it is needed
     */
    Step evaluate(RuleResult result, long now, Instant at, boolean muted, Function<RuleResult, Evidence> evidence) {
        SlaRule rule = result.rule();
        Condition next = condition.after(result, now);
        Changes lately = changesAfter(next, now, rule);
        Episode running = episode == null && next.firing() ? open(result, now, at, evidence) : episode;
        if (running == null) {
            return new Step(new Alert(next, lately, null), null);
        }
        Episode current = running.after(next.firing(), lately.flapping(running.flapping(), now, rule), at);
        Kind kind = current.due(rule, now, muted);
        if (kind == null) {
            return new Step(new Alert(next, lately, unlessOver(current)), null);
        }
        // An opening has the evidence that it was opened with.
        Evidence latest = kind == Kind.OPENED ? current.violation().evidence() : evidence.apply(result);
        Transition told = current.transition(kind, latest, at);
        return new Step(new Alert(next, lately, unlessOver(current.afterTelling(kind, now))), told);
    }

    private static Episode open(RuleResult result, long now, Instant at, Function<RuleResult, Evidence> evidence) {
        String id = AlertKey.of(result).violationId(at, now);
        return Episode.opened(Violation.opened(id, result, evidence.apply(result), at));
    }

    private static @Nullable Episode unlessOver(Episode episode) {
        return episode.over() ? null : episode;
    }

    /** Whether there is nothing that could be told. */
    boolean isQuiet() {
        return condition.state() == AlertState.INACTIVE && episode == null;
    }

    /** Whether forgetting this alert would change nothing. */
    boolean forgettable(SlaRule rule, long now) {
        return isQuiet() && changes.count(now, rule) == 0;
    }

    /** When it may go on although the figures stay as they are; {@link Long#MAX_VALUE} for never. Reminders do not count. */
    long due(SlaRule rule, long now) {
        return Math.min(condition.due(rule), changes.due(now, rule));
    }

    /** Whether it stays as it is for as long as the rule is violated, but for reminders. */
    boolean isSteady(SlaRule rule) {
        return condition.firing()
                && condition.staysWhile(true)
                && rule.flappingChanges() == 0
                && episode != null
                && episode.told() == Episode.Told.OPEN;
    }

    Alert acknowledged(Acknowledgement by) {
        return episode == null ? this : new Alert(condition, changes, episode.acknowledged(by));
    }

    /** Whether a violation is open after an evaluation, as those see it whose alerts depend on this one. */
    boolean activeAfter(RuleResult result, long now) {
        Condition next = condition.after(result, now);
        return next.firing()
                || (episode != null
                        && changesAfter(next, now, result.rule()).flapping(episode.flapping(), now, result.rule()));
    }

    private Changes changesAfter(Condition next, long now, SlaRule rule) {
        return next.firing() == condition.firing() ? changes : changes.plus(now, rule);
    }

    AlertStatus status(boolean muted, @Nullable String inhibitedBy) {
        return new AlertStatus(
                condition.state(),
                episode != null && episode.flapping(),
                muted,
                Optional.ofNullable(inhibitedBy),
                Optional.ofNullable(episode).map(Episode::violation),
                Optional.ofNullable(episode).map(Episode::acknowledgement));
    }

    /** As after a pause of the engine in which its clock went on but nothing was evaluated. */
    Alert moved(long shift, long now) {
        return new Alert(
                condition.moved(shift, now),
                changes.moved(shift, now),
                episode == null ? null : episode.moved(shift, now));
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter().number(ViolationCodec.FORMAT);
        condition.write(out);
        changes.write(out);
        return out.maybe(episode, (to, open) -> open.write(to)).toBytes();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    static Alert fromBytes(byte[] bytes) {
        return ByteReader.readAll(
                "an alert",
                ViolationCodec.FORMAT,
                bytes,
                in -> new Alert(Condition.read(in), Changes.read(in), in.maybe(Episode::read)));
    }
}
