package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Several alerts that depend on each other, under random scripts: each beside a {@link NaiveAlert} that is muted while one that it
 * depends on is open. The model takes them causes first, the book in any order.
 */
class InhibitionModelTest {

    private static final int ALERTS = 4;
    private static final Silence EVERYTHING = Silence.of("*", "*", Instant.MAX, "kim", "quiet");

    /** An evaluation of all alerts. */
    record Step(int seconds, List<Figure> figures, boolean muted, boolean restart) {}

    /** Which of the earlier alerts each depends on, as bits, and how that is said. */
    record Dependence(int bits, int form) {
        List<Integer> sources(int target) {
            return IntStream.range(0, target)
                    .filter(source -> (bits >> source & 1) == 1)
                    .boxed()
                    .toList();
        }

        Inhibitor on(int source) {
            return switch (form) {
                case 0 -> Inhibitor.sameService(name(source));
                case 1 -> Inhibitor.alert("auth", name(source));
                default -> Inhibitor.alert("a*", name(source));
            };
        }
    }

    private static String name(int alert) {
        return "rule " + alert;
    }

    private static List<SlaRule> rules(List<SlaRule> settings, List<Dependence> dependences) {
        List<SlaRule> rules = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            Dependence dependence = dependences.get(i);
            Inhibitor[] inhibitors =
                    dependence.sources(i).stream().map(dependence::on).toArray(Inhibitor[]::new);
            rules.add(settings.get(i).named(name(i)).inhibitedBy(inhibitors));
        }
        return rules;
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatNaiveAlertsDoThatAreMutedByTheirCauses(
            @ForAll("settings") @Size(ALERTS) List<SlaRule> settings,
            @ForAll("dependences") @Size(ALERTS) List<Dependence> dependences,
            @ForAll("steps") List<Step> steps,
            @ForAll Random random) {
        List<SlaRule> rules = rules(settings, dependences);
        List<NaiveAlert> naive = rules.stream().map(NaiveAlert::new).toList();
        Play play = new Play();
        for (Step step : steps) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, ALERTS).boxed().toList());
            Collections.shuffle(order, random);
            Map<String, String> told = play.evaluate(
                    step,
                    order.stream()
                            .map(i -> step.figures().get(i).of(rules.get(i)))
                            .toList());
            for (int i = 0; i < ALERTS; i++) {
                boolean inhibited = dependences.get(i).sources(i).stream()
                        .anyMatch(source -> naive.get(source).isOpen());
                NaiveAlert alert = naive.get(i);
                NaiveAlert.Told expected =
                        alert.evaluate(play.now, play.clock, step.figures().get(i), step.muted() || inhibited);
                assertThat(told.get(name(i))).isEqualTo(words(expected));
                AlertStatus status = play.status(i);
                assertThat(status.state()).isEqualTo(alert.state());
                assertThat(status.inhibitedBy().isPresent())
                        .isEqualTo(inhibited && (alert.isOpen() || alert.state() == AlertState.PENDING));
            }
        }
    }

    private static @Nullable String words(NaiveAlert.@Nullable Told told) {
        return told == null ? null : told.kind() + " " + told.openedAt() + " " + told.resolvedAt() + " " + told.text();
    }

    private static String words(Transition told) {
        Violation violation = told.violation();
        return told.kind() + " " + violation.openedAt() + " " + violation.resolvedAt() + " "
                + violation.evidence().text();
    }

    @Provide
    Arbitrary<List<SlaRule>> settings() {
        return AlertScript.anyRule().list().ofSize(ALERTS);
    }

    @Provide
    Arbitrary<List<Dependence>> dependences() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 2))
                .as(Dependence::new)
                .list()
                .ofSize(ALERTS);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(15, 30, 30, 60, 200),
                        Arbitraries.of(Figure.class).list().ofSize(ALERTS),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(false, false, false, true))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** A book with a store, which is restarted now and then. */
    private static final class Play {
        private final Map<String, byte[]> stored = new HashMap<>();
        private AlertBook book = new AlertBook();
        private long now = 1_000_000;
        private Instant clock = AlertRun.START;

        Map<String, String> evaluate(Step step, List<RuleResult> results) {
            if (step.restart()) {
                book = new AlertBook();
                book.restore(stored, 0, now);
            }
            now += step.seconds() * 1_000_000L;
            clock = clock.plusSeconds(step.seconds());
            List<Silence> silences = step.muted() ? List.of(EVERYTHING) : List.of();
            AlertRound round = book.evaluate(results, now, new Muting(clock, silences, List.of()));
            stored.putAll(round.states());
            stored.values().removeIf(bytes -> bytes.length == 0);
            Map<String, String> told = new HashMap<>();
            for (Transition transition : round.transitions()) {
                assertThat(told.put(transition.violation().rule(), words(transition)))
                        .isNull();
            }
            return told;
        }

        AlertStatus status(int alert) {
            return book.status(new AlertKey("checkout", name(alert), "auth"), Muting.none(clock));
        }
    }
}
