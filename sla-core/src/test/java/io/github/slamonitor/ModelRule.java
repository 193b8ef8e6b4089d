package io.github.slamonitor;

import io.github.slamonitor.Bound.Comparison;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule beside what a naive reading of all records makes of it.
 *
 * @param value the value of the rule's indicator; null when it has none
 * @param fewest the number of records under which there is no verdict
 */
record ModelRule(
        SlaRule rule,
        Comparison comparison,
        Fraction limit,
        Fraction upperLimit,
        Function<NaiveModel, @Nullable Fraction> value,
        long fewest) {

    ModelRule minimumRecords(long records) {
        return new ModelRule(rule.minimumRecords(records), comparison, limit, upperLimit, value, records);
    }

    ModelRule named(String name) {
        return new ModelRule(rule.named(name), comparison, limit, upperLimit, value, fewest);
    }

    ModelRule over(Duration window) {
        return new ModelRule(rule.over(window), comparison, limit, upperLimit, value, fewest);
    }

    ModelRule overLast(int records) {
        return new ModelRule(rule.overLast(records), comparison, limit, upperLimit, value, fewest);
    }

    ModelRule valued(Function<NaiveModel, @Nullable Fraction> otherValue) {
        return new ModelRule(rule, comparison, limit, upperLimit, otherValue, fewest);
    }

    Verdict verdict(NaiveModel model) {
        Fraction measured = valueOf(model);
        if (measured == null) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return holds(measured) ? Verdict.MET : Verdict.VIOLATED;
    }

    @Nullable
    Fraction valueOf(NaiveModel model) {
        return model.count() < fewest ? null : value.apply(model);
    }

    private boolean holds(Fraction measured) {
        return switch (comparison) {
            case AT_MOST -> measured.compareTo(limit) <= 0;
            case AT_LEAST -> measured.compareTo(limit) >= 0;
            case BELOW -> measured.compareTo(limit) < 0;
            case ABOVE -> measured.compareTo(limit) > 0;
            case BETWEEN -> measured.compareTo(limit) >= 0 && measured.compareTo(upperLimit) <= 0;
        };
    }
}
