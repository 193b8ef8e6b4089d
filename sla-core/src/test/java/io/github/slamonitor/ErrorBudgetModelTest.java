package io.github.slamonitor;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The arithmetic of budgets against the same with decimals of any size. */
class ErrorBudgetModelTest {

    private static final int DIGITS = 12;

    /** From 0.0000001% to 100%, with as many decimal places as there can be. */
    @Provide
    Arbitrary<Ratio> targets() {
        Arbitrary<BigDecimal> usual = Arbitraries.of("0.9", "0.95", "0.99", "0.999", "0.9999", "0.999999999", "1")
                .map(BigDecimal::new);
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.000000001"), BigDecimal.ONE)
                .ofScale(9);
        return Arbitraries.oneOf(usual, any).map(Ratio::of);
    }

    @Property
    void remainingAndBurnRateAreTheModels(
            @ForAll("targets") Ratio target,
            @ForAll @LongRange(max = 9_000_000_000L) long records,
            @ForAll @LongRange(max = 9_000_000_000L) long failures) {
        long spent = Math.min(records, failures);
        ErrorBudget budget = Objective.availability(target).errorBudget(ErrorBudgetTest.figures(records, spent));
        BigDecimal allowed = BigDecimal.ONE.subtract(target.value()).multiply(BigDecimal.valueOf(records));

        assertThat(budget.allowed().asDecimal(9, RoundingMode.UNNECESSARY)).isEqualByComparingTo(allowed);
        assertThat(budget.exhausted())
                .isEqualTo(spent > 0 && BigDecimal.valueOf(spent).compareTo(allowed) >= 0);
        if (allowed.signum() == 0) {
            assertThat(budget.remaining()).isEmpty();
            assertThat(budget.burnRate(ofHours(1))).isEmpty();
            return;
        }
        BigDecimal remaining =
                allowed.subtract(BigDecimal.valueOf(spent)).divide(allowed, DIGITS, RoundingMode.HALF_UP);
        BigDecimal rate = BigDecimal.valueOf(spent).divide(allowed, DIGITS, RoundingMode.HALF_UP);
        assertThat(decimal(budget.remaining())).isEqualByComparingTo(remaining);
        assertThat(decimal(budget.burnRate(ofHours(1)))).isEqualByComparingTo(rate);
    }

    private static BigDecimal decimal(Optional<Measurement> value) {
        return value.orElseThrow().asDecimal(DIGITS, RoundingMode.HALF_UP);
    }

    /** A limit is met by exactly as many failures as it takes, and by not one more. */
    @Property
    void factorIsComparedToTheLastRequest(
            @ForAll("targets") Ratio target,
            @ForAll @IntRange(max = 20) int pairAndDays,
            @ForAll @LongRange(min = 1, max = 9_000_000_000L) long records) {
        Objective objective = Objective.availability(target).over(Duration.ofDays(7 + 4L * pairAndDays));
        BurnRatePair pair = BurnRatePair.ALL.get(pairAndDays % 4);
        if (pair.whyLeftOut(objective) != null) {
            return;
        }
        SlaRule rule = pair.rule(objective).minimumRecords(1);
        BigInteger most = most(pair, objective, records);

        assertThat(verdict(rule, records, most.longValueExact())).isEqualTo(Verdict.MET);
        assertThat(verdict(rule, records, most.longValueExact() + 1)).isEqualTo(Verdict.VIOLATED);
    }

    /** floor(share x period / long window x budget x records) */
    private static BigInteger most(BurnRatePair pair, Objective objective, long records) {
        BigDecimal whole = BigDecimal.valueOf(pair.percentSpent())
                .multiply(BigDecimal.valueOf(objective.period().toSeconds()))
                .multiply(objective.budget().value())
                .multiply(BigDecimal.valueOf(records));
        return whole.divideToIntegralValue(
                        BigDecimal.valueOf(100 * pair.longWindow().toSeconds()))
                .toBigIntegerExact();
    }

    private static Verdict verdict(SlaRule rule, long records, long failures) {
        return rule.check("policy", ErrorBudgetTest.figures(records, failures)).verdict();
    }

    @Property
    void timeLeftUsesUpTheRest(
            @ForAll("targets") Ratio target,
            @ForAll @LongRange(min = 1, max = 9_000_000_000L) long records,
            @ForAll @LongRange(max = 9_000_000_000L) long failures,
            @ForAll @IntRange(min = 1, max = 90) int days) {
        long spent = Math.min(records, failures);
        Objective objective = Objective.availability(target).over(Duration.ofDays(days));
        ErrorBudget budget = objective.errorBudget(ErrorBudgetTest.figures(records, spent));
        Optional<Duration> left = budget.timeToExhaustion(ofHours(1));

        if (budget.exhausted()) {
            assertThat(left).contains(Duration.ZERO);
        } else if (spent == 0) {
            assertThat(left).isEmpty();
        } else {
            BigDecimal allowed = BigDecimal.ONE.subtract(target.value()).multiply(BigDecimal.valueOf(records));
            BigDecimal micros = allowed.subtract(BigDecimal.valueOf(spent))
                    .multiply(BigDecimal.valueOf(objective.periodMicros()))
                    .divideToIntegralValue(BigDecimal.valueOf(spent));
            assertThat(left)
                    .contains(Micros.toDuration(
                            micros.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue()));
        }
    }
}
