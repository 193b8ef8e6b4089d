package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Verdict;
import java.util.Collection;
import java.util.function.Function;

/**
 * What a service is shown as. A service that nobody asks for is not shown as met; but an alert on a burn rate looks back for days, and that it has
 * too few requests yet says nothing of how the service does now: where other rules are met, the service is.
 */
final class ServiceVerdict {

    private ServiceVerdict() {}

    /** The worst verdict of the rules: violated before insufficient data before met; insufficient data without rules. */
    static <R> Verdict of(Collection<R> rules, Function<R, Indicator.Kind> kind, Function<R, Verdict> verdict) {
        boolean isMet = false;
        boolean lacksData = false;
        for (R rule : rules) {
            switch (verdict.apply(rule)) {
                case VIOLATED -> {
                    return Verdict.VIOLATED;
                }
                case MET -> isMet = true;
                case INSUFFICIENT_DATA -> lacksData |= kind.apply(rule) != Indicator.Kind.BURN_RATE;
            }
        }
        return isMet && !lacksData ? Verdict.MET : Verdict.INSUFFICIENT_DATA;
    }
}
