package io.github.slamonitor.examples.http;

import static io.github.slamonitor.Indicator.Kind.BURN_RATE;
import static io.github.slamonitor.Indicator.Kind.FAILURE_RATE;
import static io.github.slamonitor.Verdict.INSUFFICIENT_DATA;
import static io.github.slamonitor.Verdict.MET;
import static io.github.slamonitor.Verdict.VIOLATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceVerdictTest {

    private record Rule(Indicator.Kind kind, Verdict verdict) {}

    private static final Rule MET_RULE = new Rule(FAILURE_RATE, MET);
    private static final Rule EMPTY_BURN_RATE = new Rule(BURN_RATE, INSUFFICIENT_DATA);

    private static Verdict of(Rule... rules) {
        return ServiceVerdict.of(List.of(rules), Rule::kind, Rule::verdict);
    }

    @Test
    void isTheWorstOfItsRules() {
        assertThat(of(MET_RULE, MET_RULE)).isEqualTo(MET);
        assertThat(of(MET_RULE, new Rule(FAILURE_RATE, INSUFFICIENT_DATA))).isEqualTo(INSUFFICIENT_DATA);
        assertThat(of(new Rule(FAILURE_RATE, INSUFFICIENT_DATA), new Rule(BURN_RATE, VIOLATED)))
                .isEqualTo(VIOLATED);
        assertThat(of()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void burnRatesThatHaveTooFewRequestsYetCountOnlyWhereNothingElseIsKnown() {
        assertThat(of(MET_RULE, EMPTY_BURN_RATE)).isEqualTo(MET);
        assertThat(of(new Rule(BURN_RATE, MET), EMPTY_BURN_RATE)).isEqualTo(MET);
        assertThat(of(EMPTY_BURN_RATE)).isEqualTo(INSUFFICIENT_DATA);
        assertThat(of(MET_RULE, EMPTY_BURN_RATE, new Rule(FAILURE_RATE, INSUFFICIENT_DATA)))
                .isEqualTo(INSUFFICIENT_DATA);
    }
}
