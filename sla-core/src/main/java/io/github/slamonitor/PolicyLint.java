package io.github.slamonitor;

import io.github.slamonitor.Measurement.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for mistakes in the rules of a policy. Each finding names the rule and the remedy. */
record PolicyLint(List<String> errors, List<String> warnings) {

    private static final String UNDER_ALL = "set a target under 100%, or require failureRate().atMost(percent(0))";

    static PolicyLint of(List<SlaRule> rules, List<Objective> objectives) {
        PolicyLint lint = new PolicyLint(new ArrayList<>(), new ArrayList<>());
        objectives.forEach(lint::findAlertsLeftOut);
        if (rules.isEmpty() && lint.errors.isEmpty()) {
            lint.errors.add("has no rules; add one with require(...)");
        }
        lint.findRepeatedNames(rules);
        for (SlaRule rule : rules) {
            rule.readings().forEach(lint::findHopelessBound);
            rule.readings().forEach(lint::findHopelessBurnRate);
            rule.readings().forEach(lint::findPercentileOfTooFew);
            lint.findRuleImpliedBy(rule, rules);
        }
        return new PolicyLint(List.copyOf(lint.errors), List.copyOf(lint.warnings));
    }

    private void findAlertsLeftOut(Objective objective) {
        if (objective.burnRateAlerts().isEmpty()) {
            errors.add("objective '" + objective + "' has no burn rate to alert on; "
                    + (objective.hasBudget() ? "set a longer period or a higher target" : UNDER_ALL));
            return;
        }
        for (BurnRatePair pair : BurnRatePair.ALL) {
            String why = pair.whyLeftOut(objective);
            if (why != null) {
                warnings.add("rule '" + pair.name(objective) + "' is left out: " + why);
            }
        }
    }

    private void findHopelessBurnRate(SlaRule rule) {
        if (rule.indicator().calculation() instanceof BurnRateCalculation burn) {
            Objective objective = burn.objective();
            String why = objective.whyNeverOver(rule.bound().limit());
            if (!objective.hasBudget()) {
                errors.add(quote(rule) + " has no value, since " + why + "; " + UNDER_ALL);
            } else if (why != null && rule.bound().comparison() == Bound.Comparison.AT_MOST) {
                errors.add(quote(rule) + " can never be violated, since " + why + "; set a limit under "
                        + Words.value(objective.mostBurnRate()));
            }
        }
    }

    private void findRepeatedNames(List<SlaRule> rules) {
        Set<String> names = new HashSet<>();
        for (SlaRule rule : rules) {
            if (!names.add(rule.name())) {
                errors.add(quote(rule) + " stands twice; remove one, or tell them apart with named(...)");
            }
        }
    }

    private void findHopelessBound(SlaRule rule) {
        Bound bound = rule.bound();
        boolean atFloor = bound.limit().unit() != Unit.NUMBER && bound.limit().asDouble() == 0;
        boolean ratio = bound.limit().unit() == Unit.RATIO;
        boolean atCeiling = ratio && bound.limit().asDouble() == 1;
        boolean everything = ratio
                && atFloor
                && bound.upperLimit().isPresent()
                && bound.upperLimit().get().asDouble() == 1;
        switch (bound.comparison()) {
            case AT_MOST -> errorIf(atCeiling, rule, "can never be violated; set a limit under 100%");
            case AT_LEAST -> errorIf(atFloor, rule, "can never be violated; set a limit over zero");
            case BELOW -> errorIf(atFloor, rule, "can never be met; use atMost, or a limit over zero");
            case ABOVE -> errorIf(atCeiling, rule, "can never be met; use atLeast, or a limit under 100%");
            case BETWEEN -> errorIf(everything, rule, "can never be violated; set narrower limits");
        }
    }

    private void errorIf(boolean wrong, SlaRule rule, String what) {
        if (wrong) {
            errors.add(quote(rule) + " " + what);
        }
    }

    private void findPercentileOfTooFew(SlaRule rule) {
        if (rule.indicator().calculation() instanceof Calculations.ResponseTimePercentile calculation) {
            long fewest = calculation.percentile().fewestToDifferFromMaximum();
            if (rule.minimumRecords() < fewest && fewest > 2) {
                warnings.add(quote(rule) + ": with fewer than " + fewest + " requests " + calculation.percentile()
                        + " is the slowest request; add minimumRecords(" + fewest + ")");
            }
        }
    }

    /** A looser rule beside a stricter one of the same severity on the same window adds nothing but a second alert. */
    private void findRuleImpliedBy(SlaRule rule, List<SlaRule> rules) {
        for (SlaRule other : rules) {
            if (!rule.name().equals(other.name()) && isSameBut(rule, other) && isLooser(rule.bound(), other.bound())) {
                warnings.add(quote(rule) + " is met whenever " + quote(other)
                        + " is; remove it, or give it a severity of its own");
            }
        }
    }

    private static boolean isSameBut(SlaRule rule, SlaRule other) {
        return rule.indicator().equals(other.indicator())
                && rule.scope().equals(other.scope())
                && rule.appliesWhen().equals(other.appliesWhen())
                && rule.inhibitors().equals(other.inhibitors())
                && rule.severity() == other.severity()
                && rule.minimumRecords() >= other.minimumRecords()
                && rule.pendingFor().compareTo(other.pendingFor()) >= 0
                && rule.bound().comparison() == other.bound().comparison();
    }

    private static boolean isLooser(Bound bound, Bound other) {
        int order = bound.limit().compareTo(other.limit());
        return switch (bound.comparison()) {
            case AT_MOST, BELOW -> order > 0;
            case AT_LEAST, ABOVE -> order < 0;
            case BETWEEN -> false;
        };
    }

    private static String quote(SlaRule rule) {
        return "rule '" + rule.name() + "'";
    }
}
