package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One alert on its way through evaluations, and what it told. */
final class AlertRun {

    static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    private final List<Transition> told = new ArrayList<>();
    private SlaRule rule;
    private Alert alert = Alert.INACTIVE;
    private long now;

    AlertRun(SlaRule rule) {
        this.rule = rule;
    }

    /** Evaluates at some minutes after the start; the state after that. */
    AlertState at(double minutes, Figure figure) {
        return at(minutes, figure, false);
    }

    AlertState atMuted(double minutes, Figure figure) {
        return at(minutes, figure, true);
    }

    private AlertState at(double minutes, Figure figure, boolean muted) {
        now = micros(minutes);
        Alert.Step step = alert.evaluate(figure.of(rule), now, START.plus(minutes(minutes)), muted, Evidence::of);
        alert = step.alert();
        Transition transition = step.told();
        if (transition != null) {
            told.add(transition);
        }
        return alert.condition().state();
    }

    /** Evaluates once a minute, from a minute on. */
    void everyMinute(int from, Figure... figures) {
        for (int i = 0; i < figures.length; i++) {
            at(from + i, figures[i]);
        }
    }

    void acknowledge() {
        alert = alert.acknowledged(new Acknowledgement("kim", "", START));
    }

    /** Goes through bytes; so many minutes were spent without a run. */
    void restart(double pauseMinutes) {
        long pause = micros(pauseMinutes);
        now += pause;
        alert = Alert.fromBytes(alert.toBytes()).moved(pause, now);
    }

    void change(SlaRule rule) {
        this.rule = rule;
    }

    AlertStatus status() {
        return alert.status(false, null);
    }

    List<Transition> told() {
        return told;
    }

    /** What was told, as {@code OPENED 2} for a kind and the minute. */
    List<String> toldInWords() {
        return told.stream()
                .map(transition -> transition.kind() + " "
                        + Duration.between(START, transition.at()).toMinutes())
                .toList();
    }

    Violation last() {
        return told.get(told.size() - 1).violation();
    }

    @Nullable
    Instant lastResolvedAt() {
        return last().resolvedAt().orElse(null);
    }

    static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private static long micros(double minutes) {
        return minutes(minutes).toMillis() * 1000;
    }
}
