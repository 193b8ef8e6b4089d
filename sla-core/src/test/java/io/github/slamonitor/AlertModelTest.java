package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.AlertScript.Before;
import io.github.slamonitor.AlertScript.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

/** The alert book under random scripts, beside {@link NaiveAlert} and {@link ToldInvariants}. */
class AlertModelTest {

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void tellsAndShowsWhatTheNaiveAlertDoes(@ForAll("scripts") AlertScript script) {
        Play play = new Play(script.rule());
        NaiveAlert naive = new NaiveAlert(script.rule());
        for (Step step : script.steps()) {
            boolean open = naive.isOpen();
            assertThat(play.before(step)).isEqualTo(step.before() == Before.ACKNOWLEDGE && open);
            if (step.before() == Before.ACKNOWLEDGE && open) {
                naive.acknowledge();
            }
            Transition told = play.evaluate(step);
            assertThat(asTold(told))
                    .isEqualTo(asTold(naive.evaluate(play.now, play.clock, step.figure(), step.muted())));
            assertThat(play.status().state()).isEqualTo(naive.state());
            assertThat(play.status().flapping()).isEqualTo(naive.isFlapping());
            assertThat(play.status().violation().isPresent()).isEqualTo(naive.isOpen());
            Statistics.collect(told == null ? "nothing" : told.kind());
        }
        Statistics.coverage(told -> {
            for (Transition.Kind kind : Transition.Kind.values()) {
                told.check(kind).count(count -> count >= 100);
            }
        });
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void aListenerAlwaysKnowsWhetherTheViolationIsOpen(@ForAll("scripts") AlertScript script) {
        Play play = new Play(script.rule());
        ToldInvariants listener = new ToldInvariants();
        for (Step step : script.steps()) {
            play.before(step);
            Transition told = play.evaluate(step);
            if (told != null) {
                listener.accept(told, step.muted());
            }
        }
        for (int i = 0; i < 3; i++) {
            Transition told = play.evaluate(new Step(4000, 0, Figure.GOOD, true, Before.NOTHING));
            if (told != null) {
                listener.accept(told, true);
            }
        }
        listener.nothingIsLeftOpen();
        assertThat(play.stored)
                .as("an alert that is over leaves nothing behind")
                .isEmpty();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aRestartBeforeAnyEvaluationChangesNothing(@ForAll("scripts") AlertScript script) {
        Play straight = new Play(script.rule());
        Play restarted = new Play(script.rule());
        for (Step step : script.steps()) {
            restarted.restart();
            assertThat(restarted.evaluate(step)).isEqualTo(straight.evaluate(step));
            assertThat(restarted.stored.keySet()).isEqualTo(straight.stored.keySet());
            restarted.stored.forEach((key, bytes) -> assertThat(bytes).isEqualTo(straight.stored.get(key)));
        }
    }

    private static @Nullable String asTold(NaiveAlert.@Nullable Told told) {
        return told == null ? null : told.kind() + " " + told.openedAt() + " " + told.resolvedAt() + " " + told.text();
    }

    private static @Nullable String asTold(@Nullable Transition told) {
        return told == null
                ? null
                : told.kind() + " " + told.violation().openedAt() + " "
                        + told.violation().resolvedAt() + " "
                        + told.violation().evidence().text();
    }

    @Provide
    Arbitrary<AlertScript> scripts() {
        return AlertScript.any();
    }

    /** A book with one rule, and a store that is written as the book says. */
    private static final class Play {

        private static final Silence EVERYTHING = Silence.of("*", "*", Instant.MAX, "kim", "quiet");

        private final SlaRule rule;
        private final Map<String, byte[]> stored = new HashMap<>();
        private AlertBook book = new AlertBook();
        private long now = 1_000_000;
        private Instant clock = AlertRun.START;

        Play(SlaRule rule) {
            this.rule = rule;
        }

        /** Whether a violation was acknowledged. */
        boolean before(Step step) {
            if (step.before() == Before.RESTART) {
                restart();
            }
            return step.before() == Before.ACKNOWLEDGE
                    && book.acknowledge(
                            status().violation().map(Violation::id).orElse("none"),
                            new Acknowledgement("kim", "", clock));
        }

        /** As a monitor stops, and another starts. */
        void restart() {
            store(book.takeUnsaved());
            book = new AlertBook();
            book.restore(stored, 0, now);
        }

        @Nullable
        Transition evaluate(Step step) {
            now += step.gap() * 1_000_000;
            clock = clock.plusSeconds(step.gap() + step.clockJump());
            List<Silence> silences = step.muted() ? List.of(EVERYTHING) : List.of();
            AlertRound round =
                    book.evaluate(List.of(step.figure().of(rule)), now, new Muting(clock, silences, List.of()));
            store(round.states());
            assertThat(round.transitions()).hasSizeLessThanOrEqualTo(1);
            return round.transitions().isEmpty() ? null : round.transitions().get(0);
        }

        private void store(Map<String, byte[]> changed) {
            changed.forEach((key, bytes) -> {
                if (bytes.length == 0) {
                    stored.remove(key);
                } else {
                    stored.put(key, bytes);
                }
            });
        }

        AlertStatus status() {
            return book.status(new AlertKey("checkout", rule.name(), "auth"), Muting.none(clock));
        }
    }
}
