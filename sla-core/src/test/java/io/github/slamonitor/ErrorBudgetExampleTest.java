package io.github.slamonitor;

import static io.github.slamonitor.Indicators.burnRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Severity.CRITICAL;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README and the Javadoc show of error budgets, run. */
class ErrorBudgetExampleTest {

    private final MonitorClock clock = new MonitorClock();
    private final List<String> lines = new ArrayList<>();

    @Test
    void readmeShowsWhatIsPrinted() {
        SlaPolicy policy = SlaPolicy.named("checkout")
                .appliesTo("checkout")
                .objective(Objective.availability(percent(99.9)).over(ofDays(30)))
                .objective(Objective.responsesWithin(ofMillis(500), percent(99)))
                .build();
        SlaMonitor monitor = SlaMonitor.builder().policy(policy).clock(clock).build();
        hours(monitor, 29 * 24, 0);
        hours(monitor, 2, 140);

        for (ErrorBudget budget : monitor.errorBudgets("checkout")) {
            lines.add(budget.toString());
            budget.burnRates().forEach(rate -> lines.add("  " + rate));
        }
        assertThat(String.join("\n", lines)).startsWith("""
                        checkout: 59.89% of the error budget of 99.9% availability over 30 d left, 280 of 698000 requests bad
                          over 5 min: 140, what is left lasts 3 h 4 min
                          over 30 min: 140, what is left lasts 3 h 4 min
                          over 1 h: 140, what is left lasts 3 h 4 min
                          over 2 h: 140, what is left lasts 3 h 4 min
                          over 6 h: 46.67, what is left lasts 9 h 14 min
                          over 1 d: 11.67, what is left lasts 1 d 12 h 57 min
                          over 3 d: 3.89, what is left lasts 4 d 14 h 52 min
                          over 30 d: 0.4, what is left lasts 44 d 18 h 51 min
                        checkout: 100% of the error budget of 99% of requests within 500 ms over 30 d left, 0 of 698000""");
        assertThat(policy.rules().get(0))
                .hasToString("burn rate of 99.9% availability (5 min too) at most 14.4 over 1 h");
    }

    @Test
    void ruleOfOnesOwnIsAsGood() {
        Objective objective = Objective.availability(percent(99.9));
        SlaRule page = burnRate(objective, ofMinutes(5))
                .atMost(14.4)
                .over(ofHours(1))
                .minimumRecords(100)
                .severity(CRITICAL);

        assertThat(page.named(objective.burnRateAlerts().get(0).name()))
                .isEqualTo(objective.burnRateAlerts().get(0));
    }

    private void hours(SlaMonitor monitor, int hours, int failures) {
        for (int hour = 0; hour < hours; hour++) {
            clock.pass(ofMinutes(58));
            for (int i = 0; i < 1000; i++) {
                if (i < failures) {
                    monitor.failure("checkout", 1_000_000);
                } else {
                    monitor.success("checkout", 1_000_000);
                }
            }
            clock.pass(ofMinutes(2));
            monitor.evaluate(clock.instant());
        }
    }
}
