package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds a monitor that is evaluated by hand, and restarted now and then, against {@link LiveModel}. */
class LiveAgreesWithModelTest {

    private static final int DIGITS = 12;
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");
    private static final Set<Indicator.Kind> FROM_DISTRIBUTION = Set.of(
            Indicator.Kind.RESPONSE_TIME_PERCENTILE,
            Indicator.Kind.MINIMUM_RESPONSE_TIME,
            Indicator.Kind.MAXIMUM_RESPONSE_TIME);

    @Provide
    Arbitrary<LiveScenario> scenarios() {
        return LiveScenario.any();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void everyVerdictAndCountIsTheModels(@ForAll("scenarios") LiveScenario scenario) {
        Run run = new Run(scenario);
        scenario.steps().forEach(run::take);
        run.evaluate();
        assertThat(run.monitor.health())
                .returns(run.model.counted() - run.before, MonitorHealth::records)
                .returns(run.model.tooLate() - run.tooLateBefore, MonitorHealth::tooLate)
                .returns(run.model.fromFuture() - run.fromFutureBefore, MonitorHealth::fromFuture);
        run.monitor.close();
    }

    /** The monitor and its model, side by side. */
    private static final class Run {
        private final MonitorClock clock = new MonitorClock();
        private final MonitorStore store = MonitorStore.inMemory();
        private final SlaPolicy policy;
        private final LiveModel model;
        private SlaMonitor monitor;
        private long before;
        private long tooLateBefore;
        private long fromFutureBefore;

        Run(LiveScenario scenario) {
            policy = scenario.policy();
            model = new LiveModel(scenario.rules(), clock.instant());
            monitor = build();
        }

        private SlaMonitor build() {
            return SlaMonitor.builder().policy(policy).clock(clock).store(store).build();
        }

        void take(LiveScenario.Step step) {
            switch (step.kind()) {
                case RECORD -> record(step, Duration.ZERO);
                case RECORD_AT -> record(step, step.time());
                case PASS -> clock.pass(step.time().abs());
                case EVALUATE -> evaluate();
                case RESTART -> restart();
            }
        }

        private void record(LiveScenario.Step step, Duration late) {
            MetricRecord record = new MetricRecord(
                    LiveModel.SERVICE, clock.instant().minus(late), step.responseTime(), step.successful());
            model.record(record, clock.instant());
            if (late.isZero() && step.successful()) {
                monitor.service(LiveModel.SERVICE).success(step.responseTime());
            } else {
                monitor.record(record);
            }
        }

        private void restart() {
            monitor.close();
            before = model.counted();
            tooLateBefore = model.tooLate();
            fromFutureBefore = model.fromFuture();
            monitor = build();
            model.restart(clock.instant());
        }

        void evaluate() {
            List<RuleResult> results = monitor.evaluate(clock.instant()).results();
            assertThat(results).hasSameSizeAs(model.rules());
            for (int i = 0; i < results.size(); i++) {
                assertAgrees(
                        results.get(i), model.at(clock.instant(), model.rules().get(i)));
            }
        }

        private void assertAgrees(RuleResult result, ModelRule rule) {
            NaiveModel figures = model.figures(rule.rule(), clock.instant());
            assertThat(result.metrics())
                    .as(result.toString())
                    .returns(figures.count(), ServiceMetrics::records)
                    .returns(figures.failures(), ServiceMetrics::failures);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(rule.verdict(figures));
            Fraction value = rule.valueOf(figures);
            assertThat(result.value().isPresent()).isEqualTo(value != null);
            if (value != null) {
                assertValue(result, value);
            }
        }

        private static void assertValue(RuleResult result, Fraction expected) {
            Measurement shown = result.value().orElseThrow();
            assertThat(result.rule().bound().holds(shown))
                    .as("the value shown agrees with the verdict: %s", result)
                    .isEqualTo(result.verdict() == Verdict.MET);
            boolean time = result.rule().bound().limit().unit() == Measurement.Unit.TIME;
            BigDecimal exact = (time ? expected.over(1000) : expected).rounded(DIGITS);
            boolean rounded =
                    FROM_DISTRIBUTION.contains(result.rule().indicator().kind());
            assertThat(shown.asDecimal(DIGITS, RoundingMode.HALF_UP)
                            .subtract(exact)
                            .abs())
                    .as("%s, exactly %s", result, exact)
                    .isLessThanOrEqualTo(rounded ? exact.multiply(ONE_PERCENT) : BigDecimal.ZERO);
        }
    }
}
