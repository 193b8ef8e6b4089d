package io.github.slamonitor;

import static io.github.slamonitor.Figure.BROKEN;
import static io.github.slamonitor.Figure.GOOD;
import static io.github.slamonitor.Figure.NONE;
import static io.github.slamonitor.Figure.RULE;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sequences of a cause and its effects, as Alertmanager's inhibition has them; where ours differs, the test says so. */
class InhibitionTest {

    private static final SlaRule CAUSE = RULE.named("up");
    private static final SlaRule EFFECT = RULE.named("errors").inhibitedBy(Inhibitor.alertsOf("database"));

    private final Map<String, byte[]> stored = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private AlertBook book = new AlertBook();

    private void minute(int minute, RuleResult... results) {
        minute(minute, List.of(), results);
    }

    private void minute(int minute, List<Silence> silences, RuleResult... results) {
        Instant at = AlertRun.START.plusSeconds(60L * minute);
        AlertRound round = book.evaluate(List.of(results), 60_000_000L * minute, new Muting(at, silences, List.of()));
        stored.putAll(round.states());
        stored.values().removeIf(bytes -> bytes.length == 0);
        round.transitions()
                .forEach(transition -> told.add(minute + " " + transition.kind() + " "
                        + transition.violation().service()));
    }

    private static RuleResult database(Figure figure) {
        return figure.of(CAUSE, "database");
    }

    private static RuleResult checkout(Figure figure) {
        return figure.of(EFFECT, "checkout");
    }

    @Test
    void ofACauseAndItsEffectInOneRoundTheCauseAloneIsTold() {
        minute(0, checkout(BROKEN), database(BROKEN));
        assertThat(told).containsExactly("0 OPENED database");
        AlertStatus status = book.status(new AlertKey("checkout", "errors", "checkout"), Muting.none(AlertRun.START));
        assertThat(status.state()).isEqualTo(AlertState.FIRING);
        assertThat(status.muted()).isFalse();
        assertThat(status.inhibitedBy()).contains("'up' of 'database'");
    }

    @Test
    void anEffectThatOutlivesItsCauseIsToldThen() {
        minute(0, checkout(BROKEN), database(BROKEN));
        minute(1, checkout(BROKEN), database(GOOD));
        assertThat(told).containsExactly("0 OPENED database", "1 RESOLVED database", "1 OPENED checkout");
    }

    @Test
    void anEffectThatEndsWithItsCauseIsNeverTold() {
        minute(0, checkout(BROKEN), database(BROKEN));
        minute(1, checkout(GOOD), database(GOOD));
        assertThat(told).containsExactly("0 OPENED database", "1 RESOLVED database");
    }

    /** Alertmanager keeps this back, and leaves the receiver with an alert that never ends. */
    @Test
    void theEndOfAnEffectThatWasToldBeforeItsCauseIsToldAtOnce() {
        minute(0, checkout(BROKEN), database(GOOD));
        minute(1, checkout(BROKEN), database(BROKEN));
        minute(2, checkout(GOOD), database(BROKEN));
        assertThat(told).containsExactly("0 OPENED checkout", "1 OPENED database", "2 RESOLVED checkout");
    }

    @Test
    void remindersWaitForTheEndOfTheCause() {
        SlaRule reminding = EFFECT.remindEvery(Duration.ofMinutes(1));
        minute(0, BROKEN.of(reminding, "checkout"), database(GOOD));
        minute(1, BROKEN.of(reminding, "checkout"), database(BROKEN));
        minute(2, BROKEN.of(reminding, "checkout"), database(BROKEN));
        minute(3, BROKEN.of(reminding, "checkout"), database(GOOD));
        assertThat(told)
                .containsExactly(
                        "0 OPENED checkout", "1 OPENED database", "3 RESOLVED database", "3 REMINDED checkout");
    }

    @Test
    void aCauseThatIsOnlyPendingInhibitsNothing() {
        SlaRule pending = CAUSE.pendingFor(Duration.ofMinutes(5));
        minute(0, checkout(BROKEN), BROKEN.of(pending, "database"));
        assertThat(told).containsExactly("0 OPENED checkout");
    }

    @Test
    void aCauseThatKeepsFiringWithoutDataStillInhibits() {
        minute(0, checkout(GOOD), database(BROKEN));
        minute(1, checkout(BROKEN), database(NONE));
        assertThat(told).containsExactly("0 OPENED database");
    }

    @Test
    void aCauseThatIsSilencedStillInhibits() {
        Silence silence = Silence.of("database", "*", Instant.MAX, "kim", "we know");
        minute(0, List.of(silence), checkout(BROKEN), database(BROKEN));
        assertThat(told).isEmpty();
    }

    @Test
    void anEffectOfAnEffectIsInhibitedToo() {
        SlaRule last = RULE.named("orders").inhibitedBy(Inhibitor.alert("checkout", "errors"));
        minute(0, BROKEN.of(last, "shop"), checkout(BROKEN), database(BROKEN));
        assertThat(told).containsExactly("0 OPENED database");
        minute(1, BROKEN.of(last, "shop"), checkout(GOOD), database(BROKEN));
        assertThat(told).containsExactly("0 OPENED database", "1 OPENED shop");
    }

    @Test
    void theSameServiceIsAsked() {
        SlaRule effect = RULE.named("errors").inhibitedBy(Inhibitor.sameService("up"));
        minute(0, BROKEN.of(effect, "checkout"), BROKEN.of(effect, "auth"), BROKEN.of(CAUSE, "auth"));
        assertThat(told).containsExactly("0 OPENED auth", "0 OPENED checkout");
    }

    /** Alertmanager: an alert that is both source and target of one rule is not inhibited by its like. */
    @Test
    void anAlertThatIsACauseItselfIsNotInhibitedByItsLike() {
        SlaRule slow = RULE.named("slow").inhibitedBy(Inhibitor.alertsOf("database"));
        minute(0, BROKEN.of(EFFECT, "database"), BROKEN.of(slow, "database"), BROKEN.of(slow, "checkout"));
        assertThat(told).containsExactly("0 OPENED database", "0 OPENED database");
    }

    @Test
    void anotherAlertOfTheCauseInhibitsThoseThatAreBoth() {
        minute(0, BROKEN.of(EFFECT, "database"), database(BROKEN));
        assertThat(told).containsExactly("0 OPENED database");
        assertThat(book.status(new AlertKey("checkout", "errors", "database"), Muting.none(AlertRun.START))
                        .inhibitedBy())
                .contains("'up' of 'database'");
    }

    @Test
    void aRestartDoesNotLetAnEffectThrough() {
        minute(0, checkout(BROKEN), database(BROKEN));
        book = new AlertBook();
        book.restore(stored, 0, 60_000_000);
        minute(2, checkout(BROKEN), database(BROKEN));
        assertThat(told).containsExactly("0 OPENED database");
        minute(3, checkout(BROKEN), database(GOOD));
        assertThat(told).containsExactly("0 OPENED database", "3 RESOLVED database", "3 OPENED checkout");
    }

    private static SlaPolicy.Builder policy(String name, SlaRule... rules) {
        SlaPolicy.Builder builder = SlaPolicy.named(name).appliesTo(name);
        Stream.of(rules).forEach(builder::require);
        return builder;
    }

    @Test
    void aBatchTellsWhichViolationsHaveACauseAndKeepsThemAll() {
        SlaEvaluator evaluator = SlaEvaluator.of(
                policy("checkout", EFFECT).build(), policy("database", CAUSE).build());
        SlaReport report = evaluator.evaluateMetrics(List.of(
                ServiceMetrics.named("checkout").with(failureRate(), percent(10)),
                ServiceMetrics.named("database").with(failureRate(), percent(10))));
        assertThat(report.violations()).hasSize(2);
        assertThat(report.inhibited()).extracting(RuleResult::service).containsExactly("checkout");
        SlaReport healthy = evaluator.evaluateMetrics(List.of(
                ServiceMetrics.named("checkout").with(failureRate(), percent(10)),
                ServiceMetrics.named("database").with(failureRate(), percent(1))));
        assertThat(healthy.inhibited()).isEmpty();
    }

    @Test
    void aPolicyInhibitsAllItsRules() {
        SlaPolicy checkout = policy("checkout", CAUSE)
                .inhibitedBy(Inhibitor.alertsOf("database"))
                .require(RULE)
                .build();
        assertThat(checkout.rules())
                .allSatisfy(rule -> assertThat(rule.inhibitors()).containsExactly(Inhibitor.alertsOf("database")));
    }

    @Test
    void rulesOfAPolicyThatInhibitEachOtherAreRefused() {
        SlaPolicy.Builder builder = policy(
                "checkout",
                RULE.named("a").inhibitedBy(Inhibitor.sameService("b")),
                RULE.named("b").inhibitedBy(Inhibitor.sameService("c")),
                RULE.named("c").inhibitedBy(Inhibitor.sameService("a")));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy 'checkout': alerts must not inhibit each other in a circle, since none would be told:"
                                + " 'a' of 'checkout' is inhibited by 'b' of 'checkout' is inhibited by 'c' of 'checkout' is"
                                + " inhibited by 'a' of 'checkout'");
    }

    @Test
    void policiesThatInhibitEachOtherAreRefused() {
        SlaPolicy checkout = policy("checkout", EFFECT).build();
        SlaPolicy database = policy("database", CAUSE.inhibitedBy(Inhibitor.alertsOf("check*")))
                .build();
        assertThatThrownBy(() ->
                        SlaMonitor.builder().policy(checkout).policy(database).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'errors' of 'checkout' is inhibited by 'up' of 'database' is inhibited by");
    }

    @Test
    void oneInhibitorForEveryServiceIsNoCircle() {
        SlaPolicy all = SlaPolicy.named("all")
                .require(RULE)
                .require(CAUSE)
                .inhibitedBy(Inhibitor.alertsOf("database"))
                .build();
        assertThat(SlaEvaluator.of(all).warnings()).isEmpty();
    }

    @Test
    void anInhibitorThatNoPolicyHasIsWarnedOf() {
        SlaPolicy checkout = policy("checkout", EFFECT).build();
        assertThat(SlaEvaluator.of(checkout).warnings())
                .containsExactly("policy 'checkout': rule 'errors' is inhibited by any alert of 'database',"
                        + " which no policy here has; correct the name, or add the policy");
        assertThat(SlaEvaluator.of(checkout, policy("database", CAUSE).build()).warnings())
                .isEmpty();
        SlaPolicy typo = policy("auth", RULE.inhibitedBy(Inhibitor.sameService("upp")), CAUSE)
                .build();
        assertThat(SlaEvaluator.of(typo).warnings())
                .singleElement()
                .asString()
                .contains("alert 'upp' of the same service");
    }

    @Test
    void aBlankInhibitorIsRefused() {
        assertThatThrownBy(() -> Inhibitor.alertsOf(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Inhibitor.sameService("")).isInstanceOf(IllegalArgumentException.class);
    }
}
